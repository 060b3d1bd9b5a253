"""This project: ``Regime.pathway`` on ready facts."""

from collections.abc import Mapping
from typing import Any

from tongguan.decision.regime import Regime


class Ours:
    """The lawbook of the project, in force on a day."""

    name = "tongguan"

    def __init__(self, regime: Regime) -> None:
        self._regime = regime

    def ready(self, facts: Mapping[str, Any]) -> Mapping[str, Any]:
        """Take the facts as they are."""
        return facts

    def pathway(self, ready: Mapping[str, Any]) -> str:
        """Give the pathway."""
        pathway = self._regime.pathway(ready)
        return "open" if pathway is None else pathway.value
