"""How many more people may be exported before a heavier pathway is reached."""

from dataclasses import dataclass

from tongguan.decision.determination import Determination
from tongguan.law.conditions import thresholds
from tongguan.vocabulary import Bounds, Pathway


@dataclass(frozen=True, slots=True)
class Headroom:
    """The next line of one counter.

    ``people`` may still be added before ``line`` is reached, counted from the upper end of what is known;
    ``None`` where nothing limits the count from above. ``then`` is the pathway reached, by ``cites``.
    """

    counter: str
    line: int
    people: int | None
    then: Pathway
    cites: tuple[str, ...]


def find_headroom(determination: Determination) -> tuple[Headroom, ...]:
    """Give, for every counter that some export feeds, the next line that would make a pathway heavier."""
    regime, possible = determination.regime, determination.possible
    found = []
    for counter in regime.counters:
        count = possible.counters[counter]
        if count.high == 0:
            continue
        reached = count.low if count.high is None else count.high
        lines = sorted(
            {
                people
                for rule in regime.deciding
                for name, people in thresholds(rule.when)
                if name == counter and people > reached
            }
        )
        for line in lines:
            beyond = _beyond(determination, counter, line)
            if beyond is not None:
                then, cites = beyond
                people = None if count.high is None else line - count.high - 1
                found.append(Headroom(counter, line, people, then, cites))
                break
    return tuple(found)


def _beyond(determination: Determination, counter: str, line: int) -> tuple[Pathway, tuple[str, ...]] | None:
    """Give the heaviest pathway that an export reaches at ``line`` and did not need before, or ``None``."""
    regime = determination.regime
    totals = {**determination.possible.counters, counter: Bounds.exactly(line)}
    heavier: list[tuple[Pathway, str]] = []
    for export in determination.exports:
        if export.freed_by or not export.decided_by:
            continue
        facts = {**export.prepared.facts, **totals}
        # The first rule that holds for certain: an exemption that was not shown does not count.
        rule = next((each for each in regime.deciding if each.holds(facts) is True), None)
        if rule is not None and rule.outcome.weight > export.possible.pathways[-1].weight:
            heavier.append((rule.outcome, rule.rule.cites))
    if not heavier:
        return None
    then = max((pathway for pathway, _ in heavier), key=lambda pathway: pathway.weight)
    return then, tuple(dict.fromkeys(cites for pathway, cites in heavier if pathway is then))
