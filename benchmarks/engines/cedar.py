"""Cedar: policies and entities parsed once; the facts are the context of the request."""

import json
from collections.abc import Mapping
from typing import Any

import cedarpy

from benchmarks.engines.engine import RULES, plain_facts


class Cedar:
    """The rules as policies; of those that hold, the first by name tells the pathway."""

    name = "cedarpy"

    def __init__(self) -> None:
        self._policies = cedarpy.PolicySet.from_str((RULES / "national-2024.cedar").read_text(encoding="utf-8"))
        self._entities = cedarpy.Entities.from_json_str("[]")

    def ready(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Give a request with the facts as JSON, which the engine takes faster than a dictionary."""
        return {
            "principal": {"type": "Handler", "id": "handler"},
            "action": {"type": "Action", "id": "export"},
            "resource": {"type": "Export", "id": "export"},
            "context": json.dumps(plain_facts(facts)),
        }

    def pathway(self, ready: dict[str, Any]) -> str:
        """Give the pathway."""
        answer = cedarpy.is_authorized(ready, self._policies, self._entities)
        return min(answer.diagnostics.id_annotations_by_reason.values())[3:]
