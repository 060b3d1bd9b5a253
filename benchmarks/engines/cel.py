"""CEL by cel-python: the expression transpiled once to Python by its compiled runner."""

from collections.abc import Mapping
from typing import Any

import celpy

from benchmarks.engines.engine import RULES, plain_facts


class Cel:
    """The rules as one chain of conditions."""

    name = "cel-python"

    def __init__(self) -> None:
        environment = celpy.Environment(runner_class=celpy.CompiledRunner)
        source = (RULES / "national-2024.cel").read_text(encoding="utf-8")
        self._program = environment.program(environment.compile(source))

    def ready(self, facts: Mapping[str, Any]) -> Any:  # noqa: ANN401 -- a value of the engine's own
        """Give the facts as values of the engine's own."""
        return celpy.json_to_cel(plain_facts(facts))

    def pathway(self, ready: Any) -> str:  # noqa: ANN401 -- as above
        """Give the pathway."""
        return str(self._program.evaluate(ready))
