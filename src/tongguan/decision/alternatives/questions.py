"""Which open facts could still change the answer, the most decisive first."""

from dataclasses import dataclass, replace

from tongguan.decision.alternatives.open_facts import open_facts
from tongguan.decision.alternatives.running import Ground
from tongguan.decision.declaration import ContradictionError
from tongguan.decision.determination import Determination
from tongguan.decision.possible import Possible
from tongguan.decision.possible.splitting import OTHER, Open, Splitter
from tongguan.law import Fact
from tongguan.law.conditions import thresholds
from tongguan.vocabulary import Bounds, Phrase
from tongguan.vocabulary.bounds import UNKNOWN

MOST_TRIALS = 400
MOST_RUNS = 6_000
"""How many determinations of one export all trials may cost together; a large declaration is tried less."""
_SPLIT = frozenset({"boolean", "choice", "count", "date", "territory"})


@dataclass(frozen=True, slots=True)
class Question:
    """An open fact, whom it concerns (an export's id, a recipient, or ``handler``) and what answers could do.

    ``leaves`` gives, for each possible answer, how many pathways would be left over all exports; ``weight``
    is how much an answer narrows on average (more is more decisive).
    """

    fact: Fact
    scope: str
    says: Phrase
    cites: tuple[str, ...]
    weight: float


def find_questions(ground: Ground, determination: Determination) -> tuple[Question, ...]:
    """Give the facts whose value could still change the answer, the most decisive first."""
    if determination.settled:
        return ()
    regime = determination.regime
    splitter = Splitter([rule.when for rule in regime.deciding], ground.book.facts, presumptions=ground.presumptions)
    named = ground.book.facts.named()
    now = _left(determination.possible)
    trials = 0
    most = min(MOST_TRIALS, MOST_RUNS // len(determination.exports))
    found: list[Question] = []
    for name, place, cites in open_facts(determination):
        fact = named.get(name)
        if fact is None:
            continue
        results = []
        for trial in _trials(ground, splitter, fact, place, determination):
            trials += 1
            if trials > most:
                return _ordered(found)
            try:
                results.append(trial.possible())
            except ContradictionError:
                continue  # what else was declared rules this answer out
        if not results:
            continue
        lefts = [_left(result) for result in results]
        changed = any(
            [each.pathways for each in result.exports] != [each.pathways for each in determination.possible.exports]
            or result.overall != determination.possible.overall
            for result in results
        )
        if changed:
            scope = "handler" if place is None else ground.declaration.exports[place].id
            found.append(Question(fact, scope, fact.question or fact.says, cites, now - sum(lefts) / len(lefts)))
    return _ordered(found)


def _ordered(found: list[Question]) -> tuple[Question, ...]:
    return tuple(sorted(found, key=lambda question: -question.weight))


def _left(possible: Possible) -> int:
    return sum(len(export.pathways) for export in possible.exports) + len(possible.overall)


def _trials(
    ground: Ground, splitter: Splitter, fact: Fact, place: int | None, determination: Determination
) -> list[Ground]:
    """Give the ground with the fact settled each way that the law tells apart; none where that cannot be tried."""
    name = fact.known_as
    if place is None:
        return [ground.with_handler(settled) for settled in _of_handler(ground, splitter, fact)]
    if name == "people":
        return _people_trials(ground, place, determination)
    if name in determination.regime.counters:
        return [ground.with_export(place, {name: Bounds.exactly(number)}) for number in _ends(determination, name)]
    if fact.kind not in _SPLIT:
        return []
    values = splitter.values(Open(name), ground.declaration.exports[place].facts)
    return [ground.with_export(place, {name: value}, **{name: value}) for value in values if value != OTHER]


def _of_handler(ground: Ground, splitter: Splitter, fact: Fact) -> list[dict[str, object]]:
    name, declared = fact.known_as, ground.declaration.handler
    if fact.kind == "city":
        return [{"handler.in_gba": truth} for truth in (True, False)]
    if fact.kind == "zone":
        zones = ground.catalogues.zones
        with_list = [each for each in zones.zones if zones.list_in_force(each, ground.as_of) is not None]
        return [{name: value} for value in ("none", *with_list[:1])]
    if fact.kind not in _SPLIT:
        return []
    return [{name: value} for value in splitter.values(Open(name), declared) if value != OTHER]


def _people_trials(ground: Ground, place: int, determination: Determination) -> list[Ground]:
    export = ground.declaration.exports[place]
    trials = []
    for part in ("ordinary", "sensitive"):
        count = getattr(export.people, part) or UNKNOWN
        if count.known:
            continue
        for number in _ends(determination, f"people.{part}"):
            exactly = Bounds.exactly(number)
            people = (
                replace(export.people, ordinary=exactly)
                if part == "ordinary"
                else replace(export.people, sensitive=exactly)
            )
            trials.append(ground.replacing(place, replace(export, people=people)))
    return trials


def _ends(determination: Determination, counter: str) -> list[int]:
    numbers = sorted(
        {people for rule in determination.regime.deciding for name, people in thresholds(rule.when) if name == counter}
    )
    return [0, *numbers]
