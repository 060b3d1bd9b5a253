"""A mechanism that does not carry yet: not in effect, applied for, not passed, or of an unknown day."""

from tongguan.decision.standing.finding import Finding, found
from tongguan.decision.standing.model import Standing
from tongguan.decision.standing.setting import CONTRACTS, Asked


def find_start(asked: Asked) -> Finding | None:
    """Find why the mechanism does not carry yet; ``None`` where it has begun."""
    if asked.mechanism.kind in CONTRACTS:
        return _contract(asked)
    if asked.mechanism.kind == "certification":
        return _certificate(asked)
    return _assessment(asked)


def _contract(asked: Asked) -> Finding | None:
    effective = asked.started
    cites = asked.setting.cites(
        *(("SCCM-2023#6.3",) if asked.mechanism.kind == "standard_contract" else ("GBA-HK-2023#6.1", "GBA-MO-2024#6.1"))
    )
    if effective is None:
        return found(
            Standing.UNKNOWN,
            f"{asked.name.zh}没有写明生效日；合同生效后才能出境，请补充 effective",
            f"{asked.name.en} does not say when it takes effect, and only then may the export begin: give `effective`",
            cites,
        )
    if effective > asked.as_of:
        return found(
            Standing.NOT_YET_EFFECTIVE,
            f"{asked.name.zh}{effective}才生效，此前不得出境",
            f"{asked.name.en} takes effect on {effective}; nothing may go out before",
            cites,
        )
    return None


def _certificate(asked: Asked) -> Finding | None:
    issued = asked.started
    if issued is not None and issued <= asked.as_of:
        return None
    return _awaited(
        asked,
        issued is None,
        "没有写明签发日；请补充 issued",
        "does not say when it was issued: give `issued`",
        asked.setting.cites("PIPL-2021#38.1.2", "CERT-2025#8.1"),
    )


def _assessment(asked: Asked) -> Finding | None:
    issued, result = asked.started, asked.given("result")
    cites = asked.setting.cites("PIPL-2021#38.1.1", "DESA-2022#12.2")
    if issued is not None and issued > asked.as_of:
        return _awaited(asked, False, "", "", cites)  # noqa: FBT003 -- nothing is missing
    if result is None:
        missing = (
            ("已有结果，但没有写明是否通过；请补充 result", "has a result, but not which: give `result`")
            if issued is not None
            else (
                "没有写明申报日和结果；请补充 applied 或者 result",
                "says neither when it was applied for nor its result: give `applied` or `result`",
            )
        )
        return _awaited(asked, issued is not None or asked.day("applied") is None, *missing, cites)
    if result == "not_passed":
        return found(
            Standing.UNCOVERED,
            f"{asked.name.zh}未通过，不得据此出境；有异议的，可以在期限内申请复评",
            f"{asked.name.en} was not passed and carries nothing; a review may be asked for in time",
            asked.setting.cites("PIPL-2021#38.1.1", "DESA-2022#13"),
        )
    if issued is None:
        return found(
            Standing.UNKNOWN,
            f"{asked.name.zh}没有写明结果出具日，无法判断是否仍在有效期内；请补充 result_issued",
            f"{asked.name.en} does not say when its result was issued, so its validity is open: give `result_issued`",
            cites,
        )
    return None


def _awaited(asked: Asked, missing: bool, zh: str, en: str, cites: tuple[str, ...]) -> Finding:  # noqa: FBT001 -- of one caller each
    """Judge a mechanism without a result: applied for, not applied for yet, or not known."""
    applied = asked.day("applied")
    if applied is not None and applied > asked.as_of:
        return found(
            Standing.UNCOVERED,
            f"{asked.name.zh}{applied}才申请，目前没有依据",
            f"{asked.name.en} is applied for only on {applied}; until then there is nothing",
            cites,
        )
    if missing and (applied is None or asked.started is not None):
        return found(Standing.UNKNOWN, f"{asked.name.zh}{zh}", f"{asked.name.en} {en}", cites)
    when_zh, when_en = "尚无结果", "has no result yet"
    if applied is not None:
        when_zh, when_en = f"已于{applied}申请", f"was applied for on {applied}"
    return found(
        Standing.PENDING,
        f"{asked.name.zh}{when_zh}，结果作出前不得据此出境",
        f"{asked.name.en} {when_en}; nothing may go out on it before it is granted",
        cites,
    )
