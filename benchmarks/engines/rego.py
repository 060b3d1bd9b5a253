"""Rego by rego-cpp: the module compiled once to a bundle, the input built ahead."""

import json
from collections.abc import Mapping
from typing import Any

import regopy

from benchmarks.engines.engine import RULES, plain_facts


class Rego:
    """The rules as one rule with ``else`` branches."""

    name = "regopy"

    def __init__(self) -> None:
        self._interpreter = regopy.Interpreter()
        self._interpreter.add_module("national", (RULES / "national-2024.rego").read_text(encoding="utf-8"))
        self._bundle = self._interpreter.build("data.national.pathway")

    def ready(self, facts: Mapping[str, Any]) -> regopy.Input:
        """Give the facts as an input of the engine's own."""
        return regopy.Input(plain_facts(facts))

    def pathway(self, ready: regopy.Input) -> str:
        """Give the pathway."""
        self._interpreter.set_input(ready)
        found: str = json.loads(str(self._interpreter.query_bundle(self._bundle)))["expressions"][0]
        return found
