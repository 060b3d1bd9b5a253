"""GoRules ZEN with a decision table: the form its documentation puts first, compiled by the static loader."""

import json
from collections.abc import Mapping
from typing import Any

import zen

from benchmarks.engines.engine import RULES, plain_facts

_KEY = "national"


class ZenTable:
    """The rules as rows of a decision table; the first that is met decides."""

    name = "zen-engine, decision table"

    def __init__(self) -> None:
        content = json.loads((RULES / "national-2024.zen.json").read_text(encoding="utf-8"))
        self._engine = zen.ZenEngine({"loader": {"type": "static", "content": {_KEY: content}}})

    def ready(self, facts: Mapping[str, Any]) -> bytes:
        """Give the facts as JSON, which the engine takes faster than a dictionary."""
        return json.dumps(plain_facts(facts)).encode()

    def pathway(self, ready: bytes) -> str:
        """Give the pathway."""
        found: str = self._engine.evaluate(_KEY, ready)["result"]["pathway"]
        return found

    def explained(self, ready: bytes) -> Any:  # noqa: ANN401 -- as the engine has it
        """Give the decision with its trace."""
        return self._engine.evaluate(_KEY, ready, {"trace": True})
