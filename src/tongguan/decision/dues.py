"""The days on which the clocks of a handler's mechanisms run out."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tongguan.decision.alternatives.running import Ground
from tongguan.decision.clocks import NotInForceError, due
from tongguan.decision.determination import ExportDetermination

_STARTS = {
    "file-standard-contract": ("standard_contract", "effective"),
    "file-gba-contract": ("gba_contract", "effective"),
    "self-assessment-freshness": ("security_assessment", "applied"),
}


def clock_days(ground: Ground, export: ExportDetermination) -> Callable[[str, dict[str, Any]], date | None]:
    """Give a function from a clock's code to its last day for ``export``; ``None`` where its start is not declared."""

    def day_of(code: str, _: dict[str, Any]) -> date | None:
        started = _started(code, ground, export)
        if started is None:
            return None
        try:
            ends = due(code, started, ground.book.clocks()).ends
        except NotInForceError:
            return None
        return ends.date() if isinstance(ends, datetime) else ends

    return day_of


def _started(code: str, ground: Ground, export: ExportDetermination) -> date | None:
    if code == "important-data-assessment":
        notice = export.prepared.export.given.get("important_data_notice")
        return notice.get("date") if isinstance(notice, dict) else None
    if code == "pipia-freshness":
        finished = export.prepared.export.given.get("measures.pipia_finished")
        return finished if isinstance(finished, date) else None
    if code not in _STARTS:
        return None
    kind, field = _STARTS[code]
    days = [
        each.given[field]
        for each in ground.declaration.mechanisms
        if each.kind == kind and export.prepared.export.id in each.exports and each.given.get(field) is not None
        and (field != "effective" or each.given.get("filed") in (None, "none"))
    ]  # fmt: skip
    return max(days) if days else None
