"""GoRules ZEN with one compiled expression: its fastest form, without a decision model around it."""

import json
from collections.abc import Mapping
from typing import Any

import zen

from benchmarks.engines.engine import RULES, plain_facts


class ZenExpression:
    """The rules as one chain of conditions."""

    name = "zen-engine, one expression"

    def __init__(self) -> None:
        self._expression = zen.compile_expression((RULES / "national-2024.zen").read_text(encoding="utf-8"))

    def ready(self, facts: Mapping[str, Any]) -> str:
        """Give the facts as JSON, which the engine takes faster than a dictionary."""
        return json.dumps(plain_facts(facts))

    def pathway(self, ready: str) -> str:
        """Give the pathway."""
        found: str = self._expression.evaluate(ready)
        return found
