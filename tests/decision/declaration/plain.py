"""Parsed YAML as JSON would have it."""

from datetime import date
from typing import Any


def as_json(value: Any) -> Any:
    """Give ``value`` with days written out."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value
