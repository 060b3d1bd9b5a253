"""Turns a declaration into the facts that conditions ask about, on a day and under a choice of readings.

Declared facts, what follows from them (sensitivity of items, places, zones), and presumptions, each kept apart
so that an answer can say where a fact came from.
"""

from tongguan.decision.facts.contributions import Contribution, contribution_of
from tongguan.decision.facts.preparing import Assumption, PreparedExport, PreparedHandler, prepare
from tongguan.decision.facts.sensitive import Remark

__all__ = [
    "Assumption",
    "Contribution",
    "PreparedExport",
    "PreparedHandler",
    "Remark",
    "contribution_of",
    "prepare",
]
