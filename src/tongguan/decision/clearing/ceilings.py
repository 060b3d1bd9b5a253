"""How many people an export can go out with: the last before a heavier route, and the filed or approved number."""

from collections.abc import Iterator, Mapping
from typing import Any

from tongguan.decision.clearing.model import Ceiling
from tongguan.decision.declaration import Mechanism, People
from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.decision.standing.scale import people_on, scale_cites
from tongguan.decision.standing.scope import ordinary_part_is_free
from tongguan.decision.standing.setting import Asked, Setting
from tongguan.law.conditions import thresholds
from tongguan.vocabulary import Bounds, Pathway

_PREFIX = "people."
_ORDINARY_ALONE = {"contains.sensitive": False, "contains.ordinary": True}
CLASSES = ("ordinary", "sensitive")
BEYOND_THE_MECHANISM = "outside_the_mechanism"


def ceilings_of_route(
    export: ExportDetermination, determination: Determination, *, ordinary_stands_alone: bool
) -> Iterator[Ceiling]:
    """Give, for each of the handler's totals, the last person before the export needs a heavier route.

    Args:
        export: The export.
        determination: The handler's, for the law and the totals.
        ordinary_stands_alone: Whether ordinary items go out without the mechanism, because by themselves they are
            free: then that freedom sets the ceiling as well.
    """
    part = export.prepared.residue if export.freed_by else export.prepared
    if part is None or export.possible.pathways == (Pathway.NOT_AN_EXPORT,):
        return
    for counter in determination.regime.counters:
        if not counter.startswith(_PREFIX):
            continue
        found = [_first_heavier(part.facts, counter, export.possible.pathways[-1], determination)]
        if ordinary_stands_alone:
            found.append(_first_heavier({**part.facts, **_ORDINARY_ALONE}, counter, Pathway.EXEMPT, determination))
        lines = [each for each in found if each is not None]
        if lines:
            yield min(lines, key=lambda each: each.people)


def ceilings_of_scope(asked: Asked, *, ordinary_stands_alone: bool) -> Iterator[Ceiling]:
    """Give the number of people that was filed, certified or assessed, by class; the next one is outside it."""
    mechanism = asked.mechanism
    for part in CLASSES:
        if part == "ordinary" and ordinary_stands_alone:
            continue
        allowed = _allowed(mechanism, part)
        if allowed is not None:
            counted = people_on(asked.setting, asked.export_id, mechanism.exports, part)
            name = scope_counter(mechanism.id, part)
            yield Ceiling(name, allowed, counted, "scope", BEYOND_THE_MECHANISM, scale_cites(asked))


def scope_counter(mechanism: str, part: str) -> str:
    """Name the counter of the people who go out on a mechanism."""
    return f"mechanism:{mechanism}:{part}"


def stands_alone(asked: Asked, items: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether ordinary items rest on being free by themselves, and not on the mechanism."""
    carried = asked.given("data_items")
    if carried is None or not isinstance(carried, tuple) or not ordinary_part_is_free(asked):
        return False
    return any("ordinary" in classes and item not in carried for item, classes in items.items())


def _allowed(mechanism: Mechanism, part: str) -> int | None:
    """Give the number a year, the lower end where it is a range; what holds for three years holds for one as well."""
    given = mechanism.given.get("approved_people" if mechanism.kind == "security_assessment" else "people")
    numbers: list[Bounds | None] = [getattr(given, part) if isinstance(given, People) else None]
    numbers.append(mechanism.given.get("approved_people_three_years"))
    return min((number.low for number in numbers if isinstance(number, Bounds)), default=None)


def _first_heavier(
    facts: Mapping[str, Any], counter: str, route: Pathway, determination: Determination
) -> Ceiling | None:
    """Give the person before the first line of a total at which the route would be heavier than ``route``."""
    regime, totals = determination.regime, determination.possible.counters
    count = totals[counter]
    reached = count.low if count.high is None else count.high
    lines = {
        people
        for rule in regime.deciding
        for name, people in thresholds(rule.when)
        if name == counter and people > reached
    }
    for line in sorted(lines):
        beyond = {**facts, **totals, counter: Bounds.exactly(line)}
        # The first rule that holds for certain: an exemption that was not shown does not count.
        rule = next((each for each in regime.deciding if each.holds(beyond) is True), None)
        if rule is not None and rule.outcome.weight > route.weight:
            name = counter.removeprefix(_PREFIX)
            return Ceiling(name, line - 1, count, "route", rule.outcome.value, (rule.rule.cites,))
    return None


def asked_about(determination: Determination, export: str, recipient: str | None, mechanism: Mechanism) -> Asked:
    """Ask about the mechanism that an export to a recipient stands on."""
    return Setting(determination.handler, determination.possible, determination.regime).asked(
        export, recipient, mechanism
    )
