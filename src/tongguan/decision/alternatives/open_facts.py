"""Which facts the rules of the day still ask for."""

from tongguan.decision.alternatives.asking.subjects import Subject
from tongguan.decision.declaration import Export
from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.decision.facts import PreparedHandler
from tongguan.decision.regime import Regime
from tongguan.law.conditions import facts_in, reduce

_COUNTS = ("people", "people_since_last_year.all", "people_since_last_year.sensitive", "expected_people_one_year")
Where = tuple[str, int | None]
"""The name of a fact and the place of its export; ``None`` stands for the handler."""


def open_facts(determination: Determination) -> list[tuple[str, int | None, tuple[str, ...]]]:
    """Give the open facts that the rules still ask for, each with the place of its export and the citations.

    A fact that the engine works out is replaced by the declared facts that it comes from.
    """
    found: dict[Where, list[str]] = {}
    totals_open = False
    for place, export in enumerate(determination.exports):
        if not (export.possible.settled and len(determination.possible.overall) == 1):
            totals_open |= _asked_of(export, place, determination, found)
    if totals_open:
        for place, export in enumerate(determination.exports):
            for name in _COUNTS:
                if _asks_count(determination, export.prepared.export, name):
                    found.setdefault((name, place), [])
    _trace_derived(determination, found)
    return [(name, where, tuple(dict.fromkeys(cites))) for (name, where), cites in found.items()]


def cites_of(subject: Subject, handler: PreparedHandler, regime: Regime) -> tuple[str, ...]:
    """Give the citations of the rules that a fact feeds, where it is still open."""
    wanted = _named_in_rules(subject, regime)
    places = [subject.place] if subject.place is not None else range(len(handler.exports))
    found: dict[str, None] = {}
    for place in places:
        if subject.owner and subject.owner not in (handler.exports[place].export.recipients or ()):
            continue
        facts = handler.exports[place].facts
        for rule in regime.deciding:
            truth = rule.holds(facts)
            if truth is None and wanted & facts_in(reduce(rule.when, facts)):
                found[rule.rule.cites] = None
            if truth is True:
                break
        if subject.place is None and not subject.owner and found:
            break  # what the handler is is asked for each export alike
    return tuple(found)


def _named_in_rules(subject: Subject, regime: Regime) -> frozenset[str]:
    """Give the names under which rules ask for a fact: its own, those worked out from it, totals for people."""
    name = subject.fact.known_as
    if name == "people":
        return frozenset(each for each in regime.counters if each.startswith("people."))
    if name in ("recipients", "onward"):
        return frozenset(each for each in (fact.known_as for fact in regime.book.facts.facts) if each.startswith(name))
    return frozenset({name, *(each.name for each in regime.book.facts.derived if name in each.sources)})


def _asked_of(
    export: ExportDetermination, place: int, determination: Determination, found: dict[Where, list[str]]
) -> bool:
    """Note what the rules ask of one export; whether they ask for a total of people."""
    facts = export.prepared.facts
    counters = {counter.name for counter in determination.regime.book.facts.counters}
    totals_open = False
    for rule in determination.regime.deciding:
        truth = rule.holds(facts)
        if truth is True:
            break
        if truth is False:
            continue
        for name in facts_in(reduce(rule.when, facts)):
            if name in counters:
                totals_open = True
            elif not name.startswith(("recipients.", "onward.")):
                where = None if name.startswith("handler.") else place
                found.setdefault((name, where), []).append(rule.rule.cites)
            elif facts.get("recipients") is None:
                found.setdefault(("recipients", place), []).append(rule.rule.cites)
    return totals_open


def _trace_derived(determination: Determination, found: dict[Where, list[str]]) -> None:
    book = determination.regime.book
    named = book.facts.named()
    for derived in book.facts.derived:
        for name, where in [key for key in found if key[0] == derived.name]:
            cites = found.pop((name, where))
            for source in derived.sources:
                if source.startswith("handler."):
                    found.setdefault((source, None), []).extend(cites)
                elif source in named and where is not None:
                    found.setdefault((source, where), []).extend(cites)


def _asks_count(determination: Determination, export: Export, name: str) -> bool:
    counters = determination.regime.counters
    if name == "people":
        wanted = (("people.ordinary", export.people.ordinary), ("people.sensitive", export.people.sensitive))
        return any(counter in counters and (count is None or not count.known) for counter, count in wanted)
    return name in counters and name not in export.facts
