"""Which open facts could still change the answer, the most decisive first."""

from dataclasses import dataclass, replace

from tongguan.decision.alternatives.running import Ground
from tongguan.decision.declaration import ContradictionError
from tongguan.decision.determination import Determination
from tongguan.decision.possible import Possible
from tongguan.decision.possible.splitting import OTHER, Open, Splitter
from tongguan.law import Fact
from tongguan.law.conditions import facts_in, reduce, thresholds
from tongguan.vocabulary import Bounds, Phrase
from tongguan.vocabulary.bounds import UNKNOWN

MOST_TRIALS = 400


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
    found: list[Question] = []
    for name, place, cites in _open_facts(determination):
        fact = named.get(name)
        if fact is None:
            continue
        results = []
        for trial in _trials(ground, splitter, name, place, determination):
            trials += 1
            if trials > MOST_TRIALS:
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


def _open_facts(determination: Determination) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """Give the open facts that the rules still ask for, each with the place of its export (``None``: handler)."""
    regime = determination.regime
    counters = {counter.name for counter in regime.book.facts.counters}
    found: dict[tuple[str, int | None], list[str]] = {}
    totals_open = False
    for place, export in enumerate(determination.exports):
        if export.possible.settled and len(determination.possible.overall) == 1:
            continue
        for rule in regime.deciding:
            truth = rule.holds(export.facts)
            if truth is True:
                break
            if truth is not None:
                continue
            for name in facts_in(reduce(rule.when, export.facts)):
                if name in counters:
                    totals_open = True
                elif not name.startswith(("recipients.", "onward.")):
                    where = None if name.startswith("handler.") else place
                    found.setdefault((name, where), []).append(rule.rule.cites)
                elif export.prepared.facts.get("recipients") is None:
                    found.setdefault(("recipients", place), []).append(rule.rule.cites)
    if totals_open:
        for place, export in enumerate(determination.exports):
            for name in ("people", "people_since_last_year.all", "people_since_last_year.sensitive", "expected_people_one_year"):
                if _asks_count(determination, export.prepared.export, name):
                    found.setdefault((name, place), [])
    for derived in regime.book.facts.derived:
        for (name, where) in list(found):
            if name == derived.name:
                cites = found.pop((name, where))
                for source in derived.sources:
                    if source.startswith("handler."):
                        found.setdefault((source, None), []).extend(cites)
                    elif source in regime.book.facts.named() and where is not None:
                        found.setdefault((source, where), []).extend(cites)
    return [(name, where, tuple(dict.fromkeys(cites))) for (name, where), cites in found.items()]


def _asks_count(determination: Determination, export: object, name: str) -> bool:
    counters = determination.regime.counters
    if name == "people":
        people = export.people  # type: ignore[attr-defined]  # -- an Export
        wanted = [part for part in ("ordinary", "sensitive") if f"people.{part}" in counters]
        return any(getattr(people, part) is None or not getattr(people, part).known for part in wanted)
    return name in counters and name not in export.facts  # type: ignore[attr-defined]  # -- an Export


def _trials(
    ground: Ground, splitter: Splitter, name: str, place: int | None, determination: Determination
) -> list[Ground]:
    if place is None:
        current = ground.declaration.handler.get(name)
        if current is not None and not isinstance(current, Bounds):
            return []
        return [
            ground.with_handler({name: value})
            for value in splitter.values(Open(name), ground.declaration.handler)
            if value != OTHER
        ]
    export = ground.declaration.exports[place]
    if name == "people":
        return _people_trials(ground, place, determination)
    if name in ("people_since_last_year.all", "people_since_last_year.sensitive", "expected_people_one_year"):
        return [ground.with_export(place, {name: Bounds.exactly(number)}) for number in _ends(determination, name)]
    if name == "recipients":
        return []
    return [
        ground.with_export(place, {name: value}, **{name: value})
        for value in splitter.values(Open(name), export.facts)
        if value != OTHER
    ]


def _people_trials(ground: Ground, place: int, determination: Determination) -> list[Ground]:
    export = ground.declaration.exports[place]
    trials = []
    for part in ("ordinary", "sensitive"):
        count = getattr(export.people, part) or UNKNOWN
        if count.known:
            continue
        for number in _ends(determination, f"people.{part}"):
            people = replace(export.people, **{part: Bounds.exactly(number)})
            trials.append(ground.replacing(place, replace(export, people=people)))
    return trials


def _ends(determination: Determination, counter: str) -> list[int]:
    numbers = sorted(
        {people for rule in determination.regime.deciding for name, people in thresholds(rule.when) if name == counter}
    )
    return [0, *numbers]
