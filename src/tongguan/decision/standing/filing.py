"""Filing of a contract with the authority: done, refused, due, overdue, not known."""

from datetime import date

from tongguan.decision.standing.finding import NOTHING_WRONG, Finding, flagged, found
from tongguan.decision.standing.model import Overdue, Reason, Standing
from tongguan.decision.standing.setting import Asked
from tongguan.vocabulary import Phrase

_CLOCKS = {"standard_contract": "file-standard-contract", "gba_contract": "file-gba-contract"}
_FILING = {"standard_contract": ("SCCM-2023#7.1",), "gba_contract": ("GBA-HK-2023#8.1", "GBA-MO-2024#7.1")}


def find_filing(asked: Asked) -> Finding:
    """Find how a contract in effect stands with its filing.

    Filing is not a precondition of the export (reading A15); a filing that was refused leaves it uncovered.
    """
    kind = asked.mechanism.kind
    cites = asked.setting.cites(*_FILING[kind])
    effective, filed = asked.started, asked.given("filed")
    assert effective is not None  # noqa: S101 -- asked only of a contract in effect
    due = asked.setting.due(_CLOCKS[kind], effective)
    last = due.ends if due is not None and isinstance(due.ends, date) else None
    if isinstance(filed, date) and filed <= asked.as_of:
        return _filed(asked, filed, last, cites)
    if filed is None and asked.given("filing_result") is not None:
        return _result(asked, cites)
    needed = _precondition(asked)
    if filed is None:
        flag = flagged(
            "filing-not-known",
            asked.mechanism.id,
            f"{asked.name.zh}是否已备案未填写；已备案填 filed 日期，确未备案填 none"
            + (f"。最迟应于{last}备案" if last else ""),
            f"whether {asked.name.en} was filed is not said: give the day in `filed`, or `none`"
            + (f"; it is due by {last}" if last else ""),
            cites,
        )
        return _joined(found(Standing.UNKNOWN, *_NEEDED, cites), flag) if needed else flag
    if due is not None and last is not None and due.is_overdue(asked.as_of):
        says = Phrase(
            f"{asked.name.zh}{effective}生效，应于{last}前（含当日）备案，至今未备案：请立即补办",
            f"{asked.name.en} took effect on {effective} and was to be filed by {last}; it is not filed: file it now",
        )
        overdue = Finding(overdue=(Overdue("filing-overdue", asked.mechanism.id, last, says, cites),))
        return _joined(found(Standing.UNCOVERED, *_NEEDED, cites), overdue) if needed else overdue
    flag = flagged(
        "filing-due",
        asked.mechanism.id,
        f"{asked.name.zh}尚未备案" + (f"，最迟{last}" if last else "；备案期限无法推算"),
        f"{asked.name.en} is not filed yet" + (f"; the last day is {last}" if last else "; the last day is not known"),
        cites,
    )
    return _joined(found(Standing.UNCOVERED, *_NEEDED, cites), flag) if needed else flag


_NEEDED = (
    "按所选读法，备案是出境的前提，而备案尚未完成（A15）",
    "under the reading chosen filing comes before export, and it is not done (A15)",
)


def _filed(asked: Asked, filed: date, last: date | None, cites: tuple[str, ...]) -> Finding:
    finding = _result(asked, cites)
    if last is None or filed <= last:
        return finding
    late = flagged(
        "filed-late",
        asked.mechanism.id,
        f"{asked.name.zh}{filed}备案，晚于期限{last}",
        f"{asked.name.en} was filed on {filed}, after the last day {last}",
        cites,
    )
    return _joined(finding, late)


def _result(asked: Asked, cites: tuple[str, ...]) -> Finding:
    match asked.given("filing_result"):
        case "failed":
            finding = found(
                Standing.UNCOVERED,
                f"{asked.name.zh}备案未通过：补正或者重新订立并备案之前，从严按无依据处理",
                f"the filing of {asked.name.en} was refused: until it is mended and filed again, the export is "
                "treated as uncovered, to be on the safe side",
                cites,
            )
            return finding.with_flags(
                *flagged(
                    "filing-failed",
                    asked.mechanism.id,
                    f"{asked.name.zh}备案未通过，请按通知补充后重新备案",
                    f"the filing of {asked.name.en} was refused: supplement it as the notice says and file again",
                    cites,
                ).flags
            )
        case "pending" if _precondition(asked):
            return found(Standing.PENDING, *_NEEDED, cites)
        case _:
            return NOTHING_WRONG


def _precondition(asked: Asked) -> bool:
    return asked.setting.reading("A15") == "yes"


def _joined(first: Finding, second: Finding) -> Finding:
    reasons: tuple[Reason, ...] = (*first.reasons, *second.reasons)
    return Finding(
        first.standing, reasons, (*first.flags, *second.flags), first.refilings, (*first.overdue, *second.overdue)
    )
