"""A mechanism that was stopped, suspended, revoked or cancelled."""

from tongguan.decision.standing.finding import Finding, found
from tongguan.decision.standing.model import Flag, Standing
from tongguan.decision.standing.setting import Asked
from tongguan.vocabulary import Phrase

_STOPPING = {
    "security_assessment": ("DESA-2022#17",),
    "certification": ("CERT-2025#10.2", "CERT-2025#16"),
    "standard_contract": ("SCCM-2023#11", "PIPL-2021#64.1"),
    "gba_contract": ("PIPL-2021#64.1",),
}
_TAKING_AWAY = {
    "security_assessment": ("DESA-2022#17",),
    "certification": ("CERT-2025#10.1", "CERTR-2022#5.1.3"),
    "standard_contract": ("SC-2023#7.1", "SC-2023#7.2"),
    "gba_contract": ("GBA-HK-2023#9.1", "GBA-MO-2024#8"),
}


def find_status(asked: Asked) -> Finding | None:
    """Find what the declared status does; ``None`` where it leaves the mechanism valid.

    A status that begins on a later day than the one asked about does nothing yet.
    """
    status = asked.given("status")
    if status in (None, "valid") or not _has_begun(asked):
        return None
    zh, en = asked.name.zh, asked.name.en
    when_zh, when_en = _since(asked)
    kind = asked.mechanism.kind
    match status:
        case "stopped":
            finding = found(
                Standing.STOPPED,
                f"{zh}{when_zh}已被责令停止：立即停止出境；整改后按要求重新办理，方可恢复",
                f"{en} was ordered to stop{when_en}: stop the export now; it may resume once put right and filed anew",
                asked.setting.cites(*_STOPPING[kind]),
            )
            return Finding(finding.standing, finding.reasons, ordered=True, since=asked.day("status_since"))
        case "revoked":
            return found(
                Standing.STOPPED,
                f"{zh}{when_zh}已被撤销，不再作为出境依据：停止出境，另行取得依据",
                f"{en} was revoked{when_en} and carries nothing any more: stop until something else carries the export",
                asked.setting.cites(*_TAKING_AWAY[kind]),
            )
        case "suspended":
            return found(
                Standing.SUSPENDED,
                f"{zh}{when_zh}已暂停：恢复之前不得据此出境",
                f"{en} was suspended{when_en}: nothing may go out on it until it is restored",
                asked.setting.cites(*_TAKING_AWAY[kind]),
            )
        case _:
            return found(
                Standing.LAPSED,
                f"{zh}{when_zh}已注销或者解除，不再作为出境依据",
                f"{en} was cancelled or ended{when_en} and carries nothing any more",
                asked.setting.cites(*_TAKING_AWAY[kind]),
            )


def status_ahead(asked: Asked) -> Flag | None:
    """Give a flag where a bad status begins only after the day asked about."""
    if asked.given("status") in (None, "valid") or _has_begun(asked):
        return None
    since = asked.day("status_since")
    return Flag(
        "status-from-later-day",
        Phrase(
            f"{asked.name.zh}自{since}起不再有效，{asked.as_of}尚不受影响",
            f"{asked.name.en} is no longer valid from {since}; on {asked.as_of} it still is",
        ),
        mechanism=asked.mechanism.id,
    )


def _has_begun(asked: Asked) -> bool:
    since = asked.day("status_since")
    return since is None or since <= asked.as_of


def _since(asked: Asked) -> tuple[str, str]:
    since = asked.day("status_since")
    return (f"自{since}起", f" on {since}") if since else ("", "")
