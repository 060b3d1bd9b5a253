"""Whether one mechanism carries the export to one recipient."""

from tongguan.decision.facts.preparing import GBA_TERRITORIES
from tongguan.decision.standing.changing import find_changes
from tongguan.decision.standing.expiry import find_expiry
from tongguan.decision.standing.filing import find_filing
from tongguan.decision.standing.finding import NOTHING_WRONG, Finding, flagged, found, together
from tongguan.decision.standing.model import Standing
from tongguan.decision.standing.scale import find_scale
from tongguan.decision.standing.setting import CONTRACTS, Asked
from tongguan.decision.standing.starting import find_start
from tongguan.decision.standing.status import find_status, status_ahead

_PERMITTING = {
    "standard_contract": ("PIPL-2021#38.1.3", "NDSR-2024#35.1.3", "SCCM-2023#6.3"),
    "gba_contract": ("GBA-HK-2023#6.1", "GBA-MO-2024#6.1"),
    "certification": ("PIPL-2021#38.1.2", "NDSR-2024#35.1.2"),
    "security_assessment": ("PIPL-2021#38.1.1", "NDSR-2024#35.1.1"),
}
_HOME = "CN"


def carry(asked: Asked) -> Finding:
    """Find how the mechanism stands for the export to the recipient.

    What ended it comes first, then what keeps it from having begun; only a mechanism in force is held
    against what actually goes out.
    """
    ended = find_status(asked)
    if ended is not None:
        return ended
    ahead = status_ahead(asked)
    flags = Finding(flags=(ahead,)) if ahead is not None else NOTHING_WRONG
    not_begun = find_start(asked)
    if not_begun is not None:
        return together((not_begun, flags))
    expiry = find_expiry(asked)
    if expiry.standing is Standing.LAPSED:
        return together((expiry, flags))
    findings = [_permits(asked), flags, expiry, _recipients(asked), find_scale(asked), find_changes(asked)]
    if asked.mechanism.kind in CONTRACTS:
        findings.append(find_filing(asked))
    if asked.mechanism.kind == "gba_contract":
        findings.append(_in_the_bay(asked))
    if asked.given("result") == "partly_passed":
        findings.append(_partly(asked))
    return together(findings)


def _permits(asked: Asked) -> Finding:
    started = asked.started
    return found(
        Standing.COVERED,
        f"{asked.name.zh}有效（{started}起）",
        f"{asked.name.en} is in force (from {started})",
        asked.setting.cites(*_PERMITTING[asked.mechanism.kind]),
    )


def _recipients(asked: Asked) -> Finding:
    if asked.mechanism.recipients is not None:
        return NOTHING_WRONG
    return flagged(
        "recipients-not-stated",
        asked.mechanism.id,
        f"{asked.name.zh}没有写明境外接收方，暂按本出境活动的全部接收方处理；请核对并填写 recipients",
        f"{asked.name.en} names no recipients; it is taken to cover those of the export: check, and give `recipients`",
    )


def _partly(asked: Asked) -> Finding:
    return found(
        Standing.UNKNOWN,
        f"{asked.name.zh}部分通过：本出境活动是否在通过的部分内，请对照通知书判断",
        f"{asked.name.en} was passed in part: see on the notice whether this export is in the part that passed",
        asked.setting.cites("PIPL-2021#38.1.1", "NDSR-2024#38"),
    )


def _in_the_bay(asked: Asked) -> Finding:
    """A Greater Bay Area contract carries only between the nine cities and Hong Kong or Macao."""
    declaration = asked.setting.prepared.declaration
    recipient = declaration.recipients.get(asked.recipient or "")
    territory = recipient.facts.get("recipients.territory") if recipient is not None else None
    cites = asked.setting.cites("QA-2026-01#2", "GBA-HK-2023#2", "GBA-MO-2024#2")
    if territory is None:
        return found(
            Standing.UNKNOWN,
            "大湾区标准合同只适用于香港、澳门的接收方，而接收方所在地未知",
            "a Greater Bay Area contract reaches recipients in Hong Kong or Macao only; where this one is, is unknown",
            cites,
        )
    if territory not in GBA_TERRITORIES or asked.prepared.facts.get("handler.in_gba") is False:
        return found(
            Standing.UNCOVERED,
            "大湾区标准合同只适用于内地九市与香港、澳门之间，不能作为这一出境的依据",
            "a Greater Bay Area contract reaches from the nine mainland cities to Hong Kong or Macao, not this export",
            cites,
        )
    outside = [
        str(each.get("name") or each.get("territory"))
        for each in asked.prepared.export.given.get("onward", ())
        if each.get("territory") not in (*GBA_TERRITORIES, _HOME, None)
    ]
    if outside:
        return found(
            Standing.EXCEEDED,
            f"再转移到大湾区以外（{'、'.join(outside)}），超出大湾区标准合同，应另行履行国家规定的程序",
            f"onward transfer outside the Greater Bay Area ({', '.join(outside)}): outside the contract, and the "
            "national procedure is needed",
            asked.setting.cites("QA-2026-01#2", "GBA-HK-2023#4.1.2", "GBA-MO-2024#4.1.2"),
        )
    return NOTHING_WRONG
