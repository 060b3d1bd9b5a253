"""What the page of a determination shows of all exports, decided before it is drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tongguan.decision.assessment import NoLawError
from tongguan.office.catalogues.reading import in_use
from tongguan.office.determinations.asking import Ask, drafts
from tongguan.office.determinations.deciding import Answer, answered
from tongguan.office.determinations.naming import Namer
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import lawbook
from tongguan.vocabulary.phrase import Language

Flag = Mapping[str, Any]
A_LEAF: Final = 25
"""How many exports stand on one leaf of the list."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that can be put beside the law."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a draft would make of one export; ``differs`` from the law or not."""

    possible: tuple[str, ...]
    cites: tuple[str, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One export; ``dues`` is how many duties have a day, ``draft`` what the draft that was asked for would give."""

    id: str
    title: str
    possible: tuple[str, ...]
    cites: tuple[str, ...]
    options: tuple[str, ...]
    standing: str
    overdue: int
    flags: int
    draft: Beside | None


@dataclass(frozen=True, slots=True)
class Overall:
    """The whole; ``draft`` are the pathways that the draft would give, absent where none was asked for."""

    possible: tuple[str, ...]
    standing: str
    ordinary: Sequence[int | None]
    sensitive: Sequence[int | None]
    flags: tuple[Flag, ...]
    draft: tuple[str, ...] | None
    draft_differs: bool


@dataclass(frozen=True, slots=True)
class Assumption:
    """A fact that nobody declared and that was taken as presumed."""

    fact: str
    of: str
    value: str
    reason: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeterminationPage:
    """The page. Without ``overall`` nothing is declared yet, or there was ``no_law``.

    ``rows`` are those of one leaf of the list; ``earlier`` and ``later`` are the leaves around it.
    """

    ask: Ask
    is_today: bool
    drafts: tuple[Draft, ...]
    version: int | None = None
    no_law: bool = False
    overall: Overall | None = None
    rows: tuple[Row, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    edition: str = ""
    known_until: str = ""
    earlier: int | None = None
    later: int | None = None


def namer_in(language: Language) -> Namer:
    """Give the words of this installation's lawbook and catalogues."""
    return Namer(lawbook(), in_use().catalogues, language)


def determination_page(
    version: Version | None, ask: Ask, today: date, language: Language, leaf: int = 1
) -> DeterminationPage:
    """Decide the page.

    Args:
        version: The declaration, ``None`` before the first one.
        ask: The days, and the draft.
        today: The legal day of now.
        language: The language of rules, flags and reasons.
        leaf: Which leaf of the list of exports, from 1; one past the end is the last.
    """
    book = lawbook()
    known = tuple(Draft(name, book.by_instrument[name].short.in_language(language)) for name in drafts(book))
    if version is None:
        return DeterminationPage(ask, ask.on == today, known)
    try:
        answer = answered(version, ask, language)
    except NoLawError:
        return DeterminationPage(ask, ask.on == today, known, version.number, no_law=True)
    rows = rows_of(answer)
    leaves = max(-(-len(rows) // A_LEAF), 1)
    leaf = min(max(leaf, 1), leaves)
    return DeterminationPage(
        ask,
        ask.on == today,
        known,
        version.number,
        overall=_overall(answer),
        rows=rows[(leaf - 1) * A_LEAF : leaf * A_LEAF],
        assumptions=tuple(_assumption(each, namer_in(language)) for each in answer["assumptions"]),
        edition=answer["lawbook"]["edition"],
        known_until=answer["lawbook"]["known_until"],
        earlier=leaf - 1 if leaf > 1 else None,
        later=leaf + 1 if leaf < leaves else None,
    )


def rows_of(answer: Answer) -> tuple[Row, ...]:
    """Give a row for each export of an answer."""
    as_if = answer.get("as_if")
    of_draft = {each["id"]: each for each in as_if["exports"]} if as_if else {}
    return tuple(_row(export, of_draft.get(export["id"])) for export in answer["exports"])


def _row(export: Answer, beside: Answer | None) -> Row:
    cites = dict.fromkeys(each["cite"] for each in (*export["freed_by"], *export["decided_by"]))
    draft = None
    if beside is not None:
        draft = Beside(tuple(beside["draft"]), tuple(dict.fromkeys(beside["draft_cites"])), beside["differs"])
    return Row(
        export["id"],
        export["title"] or export["id"],
        tuple(export["possible"]),
        tuple(cites),
        tuple(export["options"]),
        export["standing"],
        len(export["overdue"]),
        len(export["flags"]),
        draft,
    )


def _overall(answer: Answer) -> Overall:
    overall, as_if = answer["overall"], answer.get("as_if")
    return Overall(
        tuple(overall["possible"]),
        overall["standing"],
        overall["counted"]["ordinary"],
        overall["counted"]["sensitive"],
        tuple(overall["flags"]),
        tuple(as_if["overall"]["draft"]) if as_if else None,
        bool(as_if and as_if["differs"]),
    )


def _assumption(given: Answer, namer: Namer) -> Assumption:
    return Assumption(
        namer.fact(given["fact"]),
        given["of"],
        namer.value(given["fact"], given["value"]),
        given["reason"],
        tuple(given["cites"]),
    )
