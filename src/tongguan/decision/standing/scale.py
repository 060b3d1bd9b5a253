"""How many people go out on a mechanism, held against the number that was approved, certified or filed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tongguan.decision.declaration import People
from tongguan.decision.facts import PreparedExport
from tongguan.decision.facts.contributions import this_year
from tongguan.decision.standing.finding import NOTHING_WRONG, Finding, flagged, found, together
from tongguan.decision.standing.model import Refiling, Standing
from tongguan.decision.standing.scope import ordinary_part_is_free
from tongguan.decision.standing.setting import CONTRACTS, FREE_PATHWAYS, REMEDIES, Asked, Setting
from tongguan.vocabulary import Bounds, Phrase, Truth
from tongguan.vocabulary.bounds import UNKNOWN

_PARTS = {
    "ordinary": Phrase("一般个人信息", "ordinary information"),
    "sensitive": Phrase("敏感个人信息", "sensitive information"),
}
_CLASS = {"ordinary": "contains.ordinary", "sensitive": "contains.sensitive"}
NO_TRIGGER = "no-trigger"


@dataclass(frozen=True, slots=True)
class _Limit:
    people: Bounds
    part: str


def find_scale(asked: Asked) -> Finding:
    """Find whether more people go out on the mechanism than it allows; exactly the number is within it."""
    field = "approved_people" if asked.mechanism.kind == "security_assessment" else "people"
    given = asked.given(field)
    approved = given if isinstance(given, People) else People()
    limits = [_Limit(getattr(approved, part), part) for part in _PARTS if getattr(approved, part) is not None]
    findings = [_held_against(asked, limit, field) for limit in limits]
    if asked.mechanism.kind == "security_assessment":
        findings.append(_three_years(asked))
        if not limits:
            findings.append(
                flagged(
                    "approved-number-not-stated",
                    asked.mechanism.id,
                    f"{asked.name.zh}没有填写批准人数，规模未比对；请按通知书填写 approved_people",
                    f"the number of people approved by {asked.name.en} is not given, so the scale was not compared: "
                    "give `approved_people` as on the notice",
                    scale_cites(asked),
                )
            )
    return together(findings)


def people_on(setting: Setting, export: str, exports: Iterable[str], part: str) -> Bounds:
    """Give how many distinct people of ``part`` went out this year on a mechanism that carries ``exports``.

    Exports that are free do not need the mechanism and are left out; those that may be free count only toward
    the upper end. ``export`` itself always counts. Several exports share all their people or none, unless the
    declaration gives their distinct people.
    """
    known = [name for name in exports if name in setting.places]
    sure: dict[str, Bounds] = {}
    most: dict[str, Bounds] = {}
    for name in dict.fromkeys((*known, export)):
        place = setting.places[name]
        pathways = set(setting.possible.exports[place].pathways)
        if name != export and pathways <= FREE_PATHWAYS:
            continue
        count = _of_export(setting, setting.prepared.exports[place], place, part)
        most[name] = count
        if name == export or not pathways & FREE_PATHWAYS:
            sure[name] = count
    low = max((count.low for count in sure.values()), default=0)
    high = _sum(most.values())
    for overlap in setting.prepared.declaration.overlaps:
        together_ = this_year(getattr(overlap.people, part), overlap.people.until, setting.as_of)
        members = set(overlap.exports)
        if members <= set(sure):
            low = max(low, together_.low)
        if together_.high is not None:
            rest = _sum(count for name, count in most.items() if name not in members)
            if rest is not None and members & set(most):
                high = together_.high + rest if high is None else min(high, together_.high + rest)
    return Bounds(low, None if high is None else max(high, low))


def _of_export(setting: Setting, prepared: PreparedExport, place: int, part: str) -> Bounds:
    people: People = prepared.export.people
    facts: Mapping[str, Any] = prepared.facts
    freed = {freed_by >= 0 for _, freed_by in setting.possible.exports[place].deciders}
    if prepared.residue is not None and freed == {True}:
        people, facts = prepared.residue.people, prepared.residue.facts
    contained: Truth = facts.get(_CLASS[part])
    if facts.get("contains.personal_information") is False or contained is False:
        return Bounds(0, 0)
    count = this_year(getattr(people, part), people.until, setting.as_of)
    if prepared.residue is not None and True in freed and False in freed:
        count = Bounds(0, count.high)
    least = max(count.low, 1) if contained else count.low
    return Bounds(least, None if count.high is None else max(count.high, least))


def _held_against(asked: Asked, limit: _Limit, field: str) -> Finding:
    people = people_on(asked.setting, asked.export_id, asked.mechanism.exports, limit.part)
    if people.high is not None and people.high <= limit.people.low:
        return NOTHING_WRONG
    if asked.mechanism.kind != "security_assessment" and limit.part == "ordinary" and ordinary_part_is_free(asked):
        return NOTHING_WRONG
    what, cites = _PARTS[limit.part], scale_cites(asked)
    allowed = limit.people.low if limit.people.high is None else limit.people.high
    over = limit.people.high is not None and people.low > limit.people.high
    contract = asked.mechanism.kind in CONTRACTS
    if contract and asked.setting.reading("filed-number-exceeded") == NO_TRIGGER:
        return NOTHING_WRONG
    if not over:
        return found(
            Standing.UNKNOWN,
            f"{what.zh}已出境{_people(people).zh}，{asked.name.zh}为{allowed:,}人：是否超出未定",
            f"{_people(people).en} with {what.en} went out, and {asked.name.en} allows {allowed:,}: "
            "whether that is passed is open",
            cites,
        ).with_flags(
            *flagged(
                "scale-not-settled",
                asked.mechanism.id,
                f"请核实{what.zh}当年出境人数，与{field}比对",
                f"find out how many people with {what.en} went out this year, to hold against `{field}`",
                cites,
            ).flags
        )
    says = Phrase(
        f"{what.zh}已出境{_people(people).zh}，超过{asked.name.zh}的{allowed:,}人；从多出的第一人起即为超出",
        f"{_people(people).en} with {what.en} went out, and {asked.name.en} allows {allowed:,}; "
        "the first person more is outside it",
    )
    finding = found(Standing.EXCEEDED, says.zh, says.en, cites)
    refiling = Refiling(
        asked.mechanism.id,
        "scale",
        owed=True,
        says=REMEDIES[asked.mechanism.kind],
        cites=cites,
        was=f"{allowed:,}",
        now=_people(people).en.removesuffix(" people"),
    )
    return Finding(finding.standing, finding.reasons, refilings=(refiling,))


def _three_years(asked: Asked) -> Finding:
    """Hold this year's people against the number approved for three years: one year alone may pass it."""
    approved = asked.given("approved_people_three_years")
    if not isinstance(approved, Bounds) or approved.high is None:
        return NOTHING_WRONG
    least = max(people_on(asked.setting, asked.export_id, asked.mechanism.exports, part).low for part in _PARTS)
    if least <= approved.high:
        return NOTHING_WRONG
    return found(
        Standing.EXCEEDED,
        f"当年已出境至少{least:,}人，超过{asked.name.zh}三年批准的{approved.high:,}人",
        f"at least {least:,} people went out this year, more than the {approved.high:,} that {asked.name.en} allows "
        "in three years",
        scale_cites(asked),
    )


def scale_cites(asked: Asked) -> tuple[str, ...]:
    """Give the provisions that hold the mechanism to its number of people."""
    match asked.mechanism.kind:
        case "security_assessment":
            return asked.setting.cites("NDSR-2024#38") or asked.setting.cites("DESA-2022#17")
        case "certification":
            return asked.setting.cites("CERT-2025#10.1") or asked.setting.cites("CERTR-2022#5.1.2")
        case "standard_contract":
            reading = asked.setting.regime.book.by_reading.get("filed-number-exceeded")
            return asked.setting.cites(*(reading.cites if reading else ()), "SC-2023#annex1.3")
        case kind:
            return tuple(rule.cites for rule in asked.setting.triggers(kind, "scope"))


def _sum(counts: Iterable[Bounds]) -> int | None:
    total = 0
    for count in counts:
        if count.high is None:
            return None
        total += count.high
    return total


def _people(people: Bounds) -> Phrase:
    if people == UNKNOWN:
        return Phrase("若干人（人数不详）", "an unknown number of people")
    if people.known:
        return Phrase(f"{people.low:,}人", f"{people.low:,} people")
    if people.high is None:
        return Phrase(f"至少{people.low:,}人", f"at least {people.low:,} people")
    return Phrase(f"{people.low:,}至{people.high:,}人", f"{people.low:,} to {people.high:,} people")
