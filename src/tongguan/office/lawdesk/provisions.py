"""What the pages of an instrument and of a provision show, decided before they are drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from tongguan.law import Instrument, Lawbook, Reading, Rule, RunsClock
from tongguan.law.case_tables import CASES
from tongguan.law.conditions import facts_in
from tongguan.law.telling.effects import in_words
from tongguan.law.telling.periods import period_of, start_of
from tongguan.law.telling.readings import readings_of
from tongguan.law.telling.standing import Status, ending, status_on
from tongguan.office.exports.reading import lawbook
from tongguan.strict_yaml import load
from tongguan.vocabulary import Citation, Phrase


@dataclass(frozen=True, slots=True)
class ClockShown:
    """A clock of a rule: what it is called, how long it runs, and what starts it."""

    code: str
    period: Phrase
    start: Phrase


@dataclass(frozen=True, slots=True)
class CaseShown:
    """A worked case: its name, what it supposes, and whether the rule holds (``None``: not known)."""

    name: str
    supposes: tuple[str, ...]
    holds: bool | None


@dataclass(frozen=True, slots=True)
class RuleShown:
    """One rule with all that the lawbook says of it; ``stands`` on the day of the page."""

    rule: Rule
    stands: bool
    effect: Phrase | None
    ended: Phrase | None
    asks: tuple[tuple[str, Phrase], ...]
    clock: ClockShown | None
    readings: tuple[Reading, ...]
    cases: tuple[CaseShown, ...]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an instrument in its list: its citation, its words, and whether it decides a pathway."""

    cites: str
    unit: str
    says: Phrase
    effect: Phrase | None
    first: date | None
    last: date | None
    stands: bool
    decides: bool


@dataclass(frozen=True, slots=True)
class InstrumentPage:
    """An instrument with the list of its units."""

    instrument: Instrument
    status: Status
    on: date
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class ProvisionPage:
    """A provision: the rules at it and below it, with the units before and after it in the instrument."""

    cites: str
    unit: str
    instrument: Instrument
    status: Status
    on: date
    rules: tuple[RuleShown, ...]
    before: str | None
    after: str | None


def instrument_page(name: str, on: date) -> InstrumentPage:
    """Decide the page of an instrument on a legal day.

    Raises:
        NotInBookError: There is none of that name; the nearest is suggested.
    """
    book = lawbook()
    instrument = book.instrument(name)
    rules = [rule for rule in book.rules if rule.instrument == instrument.id]
    return InstrumentPage(instrument, status_on(instrument, on), on, tuple(_unit(rule, on) for rule in rules))


def provision_page(name: str, unit: str, on: date) -> ProvisionPage:
    """Decide the page of a provision on a legal day.

    Raises:
        CitationError: It is no citation.
        NotInBookError: The lawbook records nothing there; the nearest is suggested.
    """
    book = lawbook()
    citation = Citation.parse(f"{name}#{unit}")
    rules = book.find(citation)
    instrument = book.by_instrument[citation.instrument]
    shown = _all_shown(book.edition, str(citation), on)
    units = list(dict.fromkeys(rule.cites for rule in book.rules if rule.instrument == instrument.id))
    first, last = units.index(rules[0].cites), units.index(rules[-1].cites)
    return ProvisionPage(
        str(citation),
        citation.unit,
        instrument,
        status_on(instrument, on),
        on,
        shown,
        _unit_of(units[first - 1]) if first else None,
        _unit_of(units[last + 1]) if last + 1 < len(units) else None,
    )


@lru_cache(maxsize=512)
def _all_shown(edition: str, citation: str, on: date) -> tuple[RuleShown, ...]:  # noqa: ARG001 -- the edition is the key
    book = lawbook()
    return tuple(_shown(rule, book, on) for rule in book.find(Citation.parse(citation)))


def _unit_of(cites: str) -> str:
    return cites.partition("#")[2]


def _unit(rule: Rule, on: date) -> Unit:
    return Unit(
        rule.cites,
        _unit_of(rule.cites),
        rule.says,
        in_words(rule.effect) if rule.effect else None,
        rule.window.first,
        rule.window.last,
        rule.is_in_force(on),
        rule.decides(),
    )


def _shown(rule: Rule, book: Lawbook, on: date) -> RuleShown:
    clock = rule.effect.clock if isinstance(rule.effect, RunsClock) else None
    return RuleShown(
        rule,
        rule.is_in_force(on),
        in_words(rule.effect) if rule.effect else None,
        ending(rule.window),
        tuple(_asked(rule, book)),
        ClockShown(clock.code, period_of(clock), start_of(clock)) if clock else None,
        tuple(book.by_reading[name] for name in readings_of(rule)),
        tuple(_cases(rule)),
    )


def _asked(rule: Rule, book: Lawbook) -> Iterable[tuple[str, Phrase]]:
    says = {name: fact.says for name, fact in book.facts.named().items()}
    says |= {each.name: each.says for each in book.facts.derived}
    says |= {each.name: each.says for each in book.facts.counters}
    return ((name, says[name]) for name in sorted(facts_in(rule.when)) if name in says)


def _cases(rule: Rule) -> Iterable[CaseShown]:
    table = _tables(rule.instrument).get(rule.id)
    if table is None:
        return
    given = table.get("given", {})
    for line in table["cases"]:
        facts = {**given, **line.get("facts", {})}
        supposed = [f"{name} = {_plain(value)}" for name, value in facts.items()]
        supposed += [f"{name}: {choice}" for name, choice in line.get("readings", {}).items()]
        yield CaseShown(str(line["name"]), tuple(supposed), {True: True, False: False}.get(line["holds"]))


@lru_cache(maxsize=64)
def _tables(instrument: str) -> Mapping[str, Any]:
    path = CASES / f"{instrument}.yaml"
    found: Mapping[str, Any] = load(path.read_bytes(), path.name) if path.is_file() else {}
    return found


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:,}" if isinstance(value, int) else str(value)
