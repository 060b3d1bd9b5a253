"""The smallest legitimate changes that would lead to a lighter route; never by splitting numbers.

What may be changed is the handler's own conduct: what is sent, whether the labour rules and the collective
contract cover it, whether the zone has recorded it, where access happens. Facts of the world are not offered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from tongguan.decision.alternatives.running import Ground
from tongguan.decision.declaration import Export, People
from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.vocabulary import Bounds, Pathway, Phrase

LARGEST = 3
MOST_TRIALS = 300
MOST_RUNS = 6_000
"""How many determinations of one export all trials may cost together; a large declaration is tried less."""


@dataclass(frozen=True, slots=True)
class ChangeStep:
    """One thing to do, and the facts it makes true."""

    id: str
    says: Phrase
    facts: dict[str, Any]
    drops_sensitive: bool = False
    drops_residue: bool = False


@dataclass(frozen=True, slots=True)
class LighterRoute:
    """A smallest set of steps for one export and the lighter pathway it leads to."""

    export: str
    steps: tuple[ChangeStep, ...]
    pathway: Pathway
    overall: tuple[Pathway, ...]
    cites: tuple[str, ...]


def find_changes(ground: Ground, determination: Determination) -> tuple[LighterRoute, ...]:
    """Give, for every export that needs a procedure, the smallest sets of steps that make its route lighter."""
    found: list[LighterRoute] = []
    trials = 0
    most = min(MOST_TRIALS, MOST_RUNS // len(determination.exports))
    for place, export in enumerate(determination.exports):
        now = export.pathway
        if now not in (Pathway.CONTRACT_OR_CERTIFICATION, Pathway.SECURITY_ASSESSMENT):
            continue
        steps = tuple(_steps(export, ground))
        sufficient: list[frozenset[str]] = []
        for size in range(1, LARGEST + 1):
            for chosen in combinations(steps, size):
                names = frozenset(step.id for step in chosen)
                if any(smaller <= names for smaller in sufficient):
                    continue
                trials += 1
                if trials > most:
                    return tuple(found)
                route = _try(ground, determination, place, chosen)
                if route is not None:
                    sufficient.append(names)
                    found.append(route)
    return tuple(sorted(found, key=lambda route: (route.pathway.weight, len(route.steps))))


def _try(
    ground: Ground, determination: Determination, place: int, steps: tuple[ChangeStep, ...]
) -> LighterRoute | None:
    export = ground.declaration.exports[place]
    changed = _changed(export, steps)
    possible = ground.replacing(place, changed).without_overlaps(export.id).possible()
    found = possible.exports[place]
    now = determination.exports[place].possible.pathways[-1]
    if not found.settled or found.pathways[0].weight >= now.weight:
        return None
    regime = determination.regime
    cites = tuple(dict.fromkeys(regime.deciding[rule].rule.cites for rule, _ in found.deciders if rule >= 0))
    return LighterRoute(export.id, steps, found.pathways[0], possible.overall, cites)


def _changed(export: Export, steps: tuple[ChangeStep, ...]) -> Export:
    facts, given, people = dict(export.facts), dict(export.given), export.people
    for step in steps:
        facts.update(step.facts)
        given.update(step.facts)
        if step.drops_sensitive:
            people = People(people.ordinary, Bounds(0, 0), Bounds(0, 0), people.until)
            facts["contains.sensitive"] = False
            given.pop("data_items", None)
            facts.pop("under_14", None)
        if step.drops_residue:
            given.pop("necessity.not_needed_items", None)
            given.pop("necessity.residue", None)
    return replace(export, facts=facts, given=given, people=people)


def _steps(export: ExportDetermination, ground: Ground) -> Iterator[ChangeStep]:
    facts = export.facts
    if export.freed_by:
        yield _DROP_RESIDUE
    if (
        facts.get("contains.sensitive") is True
        and facts.get("under_14") is not True
        and facts.get("contains.ordinary") is not False
    ):
        yield _DROP_SENSITIVE
    if (
        facts.get("about") == "employees"
        and facts.get("necessity.cross_border_hr") is True
        and facts.get("necessity.truly_needed") is True
    ):
        if facts.get("necessity.labour_rules") is not True:
            yield _LABOUR_RULES
        if facts.get("necessity.collective_contract") is not True:
            yield _COLLECTIVE_CONTRACT
    if (
        facts.get("zone.has_list") is True
        and facts.get("zone_list.recorded") is not True
        and facts.get("zone_list.outside") is not False
    ):
        yield _ZONE_RECORD
    if facts.get("mode") == "remote_access" and facts.get("accessed_from") == "abroad":
        yield _ACCESS_IN_CHINA
    if facts.get("collected_in_china") is False and facts.get("domestic_data_added") is True:
        yield _KEEP_APART
    if facts.get("contains.important_data") == "none" and ground.declaration.exports:
        yield _ANONYMISE


_DROP_RESIDUE = ChangeStep(
    "drop-what-is-not-needed",
    Phrase(zh="不再提供非必需的数据项", en="stop sending the items that are not needed"),
    {},
    drops_residue=True,
)
_DROP_SENSITIVE = ChangeStep(
    "drop-sensitive-items",
    Phrase(
        zh="从本出境活动中去掉敏感个人信息，只提供一般信息",
        en="leave the sensitive information out of this export altogether",
    ),
    {},
    drops_sensitive=True,
)
_LABOUR_RULES = ChangeStep(
    "adopt-labour-rules",
    Phrase(zh="依法制定覆盖该出境的劳动规章制度", en="lawfully adopt labour rules that cover it"),
    {"necessity.labour_rules": True},
)
_COLLECTIVE_CONTRACT = ChangeStep(
    "sign-collective-contract",
    Phrase(zh="依法签订覆盖该出境的集体合同", en="lawfully sign a collective contract that covers it"),
    {"necessity.collective_contract": True},
)
_ZONE_RECORD = ChangeStep(
    "be-recorded-by-the-zone",
    Phrase(
        zh="向自贸区申请登记，确认数据在负面清单之外",
        en="apply to the zone and have it recorded that the data is outside the list",
    ),
    {"zone_list.recorded": True, "zone_list.outside": True},
)
_ACCESS_IN_CHINA = ChangeStep(
    "access-inside-china",
    Phrase(zh="把访问改为仅在境内进行，不向境外传输", en="let access happen inside China only, nothing sent abroad"),
    {"accessed_from": "china"},
)
_KEEP_APART = ChangeStep(
    "keep-domestic-data-apart",
    Phrase(
        zh="处理过程中不再引入境内个人信息或者重要数据",
        en="bring no domestic personal information or important data into the processing",
    ),
    {"domestic_data_added": False},
)
_ANONYMISE = ChangeStep(
    "anonymise",
    Phrase(
        zh="出境前匿名化（不能识别且不能复原），不再是个人信息",
        en="anonymise before export (not identifiable, not reversible): no longer personal information",
    ),
    {"contains.personal_information": False, "contains.sensitive": False, "under_14": False},
)
