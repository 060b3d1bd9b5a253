"""What the page of today shows, decided before it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.decision.answer import answer_of
from tongguan.decision.assessment import NoLawError
from tongguan.decision.consequences import Headroom
from tongguan.office.censuses.reading import Newest, newest_on
from tongguan.office.desk.gauge import Gauge, gauge_of
from tongguan.office.exports.reading import assessed, current
from tongguan.office.today import words
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import STANDINGS

_ORDER = {code: place for place, code in enumerate(STANDINGS)}


@dataclass(frozen=True, slots=True)
class Line:
    """The next line above a count; ``room`` is how many more people fit under it, absent where nobody knows."""

    at: int
    room: int | None
    then: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """When the line is expected to be reached, by the newest census; without ``earliest`` for ``reason``, or never."""

    reason: str | None
    earliest: str | None
    latest: str | None
    apply_by: str | None
    too_late: bool


@dataclass(frozen=True, slots=True)
class Counter:
    """One total of people of this year, counted and left out, as ``[low, high]``."""

    code: str
    says: Phrase
    people: Sequence[int | None]
    left_out: Sequence[int | None]
    line: Line | None
    gauge: Gauge | None
    ahead: Ahead | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One export with its possible pathways and its standing."""

    id: str
    title: str
    possible: tuple[str, ...]
    cites: tuple[str, ...]
    options: tuple[str, ...]
    standing: str
    overdue: int


@dataclass(frozen=True, slots=True)
class TodayPage:
    """The page; without ``rows`` nothing is declared yet, or there was ``no_law``. The worst rows come first."""

    on: date
    is_today: bool
    no_law: bool = False
    possible: tuple[str, ...] = ()
    standing: str = ""
    counters: tuple[Counter, ...] = ()
    rows: tuple[Row, ...] = ()
    flags: tuple[Mapping[str, Any], ...] = ()
    edition: str = ""
    census: int | None = None
    """The number of the census that the counts are from; they are declared where it is absent."""
    counted_until: date | None = None


def today_page(on: date, today: date, language: Language) -> TodayPage:
    """Decide the page of the organisation acted for.

    Args:
        on: The legal day that is asked about.
        today: The legal day of now.
        language: The language of the flags, which the assessment words.
    """
    version = current()
    if version is None:
        return TodayPage(on, on == today)
    try:
        assessment, headroom = assessed(version, on)
    except NoLawError:
        return TodayPage(on, on == today, no_law=True)
    answer, census = answer_of(assessment, language), newest_on(on)
    overall = answer["overall"]
    return TodayPage(
        on,
        on == today,
        possible=tuple(overall["possible"]),
        standing=overall["standing"],
        counters=tuple(
            counter_of(code, says, overall["counted"][code], overall["left_out"][code], headroom)
            if census is None
            else counter_counted(code, says, census)
            for code, says in (("ordinary", words.ORDINARY), ("sensitive", words.SENSITIVE))
        ),
        rows=tuple(sorted(map(_row, answer["exports"]), key=lambda row: _ORDER.get(row.standing, 0))),
        flags=tuple(overall["flags"]),
        edition=answer["lawbook"]["edition"],
        census=census.number if census else None,
        counted_until=census.until if census else None,
    )


def counter_of(
    code: str,
    says: Phrase,
    people: Sequence[int | None],
    left_out: Sequence[int | None],
    headroom: Sequence[Headroom],
) -> Counter:
    """Decide one counter, with the nearest line above it."""
    lines = sorted((each for each in headroom if each.counter == f"people.{code}"), key=lambda each: each.line)
    if not lines:
        return Counter(code, says, people, left_out, None, None)
    nearest = lines[0]
    line = Line(nearest.line, nearest.people, nearest.then.value, tuple(nearest.cites))
    return Counter(code, says, people, left_out, line, gauge_of(people, nearest.line))


def counter_counted(code: str, says: Phrase, census: Newest) -> Counter:
    """Decide one counter as it was counted, with the next line above it and when that is expected to be reached."""
    people, left_out, above = census.counted[code], census.left_out[code], census.next_line(code)
    if above is None:
        return Counter(code, says, people, left_out, None, None)
    ahead = Ahead(above["reason"], above["earliest"], above["latest"], above["apply_by"], above["too_late"])
    line = Line(above["line"], above["people_left"], above["then"], tuple(above["cites"]))
    return Counter(code, says, people, left_out, line, gauge_of(people, line.at), ahead)


def _row(export: Mapping[str, Any]) -> Row:
    cites = dict.fromkeys(each["cite"] for each in (*export["freed_by"], *export["decided_by"]))
    return Row(
        export["id"],
        export["title"] or export["id"],
        tuple(export["possible"]),
        tuple(cites),
        tuple(export["options"]),
        export["standing"],
        len(export["overdue"]),
    )
