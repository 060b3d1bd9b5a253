"""What says which information is sensitive: dated standards, classes, combinations, open questions."""

from datetime import date
from typing import Self

import msgspec

from tongguan.law.catalogues.items import Group, Items, Standing
from tongguan.law.catalogues.reading import Entry, read, require, require_citation
from tongguan.vocabulary import Grade, Phrase


class Span(Entry, frozen=True, kw_only=True):
    """Days from ``first`` to ``last``, both included; open where ``None``."""

    first: date = msgspec.field(name="from")
    last: date | None = msgspec.field(name="until", default=None)

    def holds(self, on: date) -> bool:
        """Whether the day lies within."""
        return self.first <= on and (self.last is None or on <= self.last)


class Standard(Entry, frozen=True, kw_only=True):
    """A standard or guide that lists sensitive information.

    ``cites`` is its list; with ``numbered``, the number of a class may follow it. ``rebuttal`` is what lets a
    handler show with reasons that a listed item does no such harm, ``None`` if nothing does.
    """

    id: str
    cites: str
    label: Phrase
    in_force: Span
    grade: Grade
    numbered: bool
    rebuttal: str | None
    note: Phrase | None = None


class SensitiveClass(Entry, frozen=True, kw_only=True):
    """A class of items.

    ``number`` is its place in the lists of the standards; ``cites`` is set where the law itself names it.
    """

    id: str
    label: Phrase
    number: int | None = None
    cites: str | None = None


class Combination(Entry, frozen=True, kw_only=True):
    """Ordinary items that together call for a look at the whole; it warns and never decides.

    ``groups``: one item of each; ``one_of``: and one of any of these. ``items``: all of these items.
    """

    id: str
    says: Phrase
    cites: tuple[str, ...]
    grade: Grade
    groups: tuple[Group, ...] = ()
    one_of: tuple[Group, ...] = ()
    items: tuple[str, ...] = ()


class Boundary(Entry, frozen=True, kw_only=True):
    """A boundary that a standard draws, for people to read; the items carry its effect."""

    id: str
    items: tuple[str, ...]
    says: Phrase
    cites: tuple[str, ...]
    grade: Grade


class ChildRule(Entry, frozen=True, kw_only=True):
    """The rule for children: every item is sensitive below the age."""

    in_force: Span
    years: int
    cites: str
    grade: Grade
    says: Phrase


class Period(Entry, frozen=True, kw_only=True):
    """Which standard answers within a span of days."""

    standard: str
    days: Span


class StandardReading(Entry, frozen=True, kw_only=True):
    """The open question of which standard applies when."""

    id: str
    default: str
    choices: dict[str, tuple[Period, ...]]


class StandingReading(Entry, frozen=True, kw_only=True):
    """An open question of what an unsettled item is."""

    id: str
    default: str
    choices: dict[str, Standing]


class RuleBook(Entry, frozen=True, kw_only=True):
    """``sensitivity.yaml`` as read."""

    standards: tuple[Standard, ...]
    standard_reading: StandardReading
    standing_readings: tuple[StandingReading, ...]
    under_14: ChildRule
    rebuttal: Phrase
    classes: tuple[SensitiveClass, ...]
    combinations: tuple[Combination, ...]
    boundaries: tuple[Boundary, ...]

    @classmethod
    def of(cls, parsed: object, items: Items, source: str = "sensitivity.yaml") -> Self:
        """Build from the parsed file, and hold it against the items.

        Raises:
            CatalogueError: The file is not as it should be, or does not fit the items.
        """
        book = read(parsed, cls, source)
        _check_standards(book, items, source)
        _check_readings(book, items, source)
        classes = {each.id for each in book.classes}
        for item in items.items.values():
            for named in item.classes:
                require(named in classes, f"the item `{item.id}` has the class `{named}`, which is not listed", source)
        rules: tuple[Combination | Boundary, ...] = (*book.combinations, *book.boundaries)
        for rule in rules:
            for named in rule.items:
                require(named in items.items, f"`{rule.id}` names `{named}`, which is no data item", source)
            for cited in rule.cites:
                require_citation(cited, source)
        for combination in book.combinations:
            require(
                not combination.grade.decides,
                f"the combination `{combination.id}` is graded {combination.grade}: only a warning is built here",
                source,
            )
        return book


def _check_standards(book: RuleBook, items: Items, source: str) -> None:
    known = {standard.id for standard in book.standards}
    cited = [text for standard in book.standards for text in (standard.cites, standard.rebuttal) if text]
    for text in (*cited, *(each.cites for each in book.classes if each.cites), book.under_14.cites):
        require_citation(text, source)
    for item in items.items.values():
        if not isinstance(item.sensitivity, Standing):
            require(
                set(item.sensitivity) == known,
                f"the item `{item.id}` speaks of the standards {sorted(item.sensitivity)}, not of {sorted(known)}",
                items.source,
            )


def _check_readings(book: RuleBook, items: Items, source: str) -> None:
    question = book.standard_reading
    known = {standard.id: standard for standard in book.standards}
    require(question.default in question.choices, f"`{question.id}` has no choice `{question.default}`", source)
    for choice, periods in question.choices.items():
        last: date | None = None
        for period in periods:
            require(period.standard in known, f"`{choice}` names `{period.standard}`, which is no standard", source)
            require(
                known[period.standard].in_force.holds(period.days.first),
                f"`{choice}` takes `{period.standard}` from {period.days.first}, when it was not in force",
                source,
            )
            require(last is None or last < period.days.first, f"the periods of `{choice}` overlap", source)
            last = period.days.last
    named = {reading.id for reading in book.standing_readings}
    for reading in book.standing_readings:
        require(reading.default in reading.choices, f"`{reading.id}` has no choice `{reading.default}`", source)
    for item in items.items.values():
        require(
            item.reading is None or item.reading in named,
            f"the item `{item.id}` names the reading `{item.reading}`, which is not listed",
            items.source,
        )
