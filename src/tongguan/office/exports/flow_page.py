"""The way of information from the handler to recipients and routes: as a diagram, and as the same in a table."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from tongguan.decision.assessment import Assessment
from tongguan.decision.declaration import Declaration, Export
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports import words
from tongguan.office.exports.reading import assessed, current, decided, read
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, term

MOST_DRAWN: Final = 20
_COLUMNS: Final = (0, 250, 520, 800)
_BAR: Final = 8
_STEP: Final = 44
_TOP: Final = 40
_LONGEST: Final = (26, 28, 30, 20)


@dataclass(frozen=True, slots=True)
class Node:
    """A bar with its words."""

    x: int
    y: int
    says: str
    whole: str


@dataclass(frozen=True, slots=True)
class Link:
    """A band between two bars, as the path of its middle."""

    path: str
    wide: int


@dataclass(frozen=True, slots=True)
class Row:
    """One way: an export, a recipient with its territory, and the possible pathways."""

    id: str
    export: str
    recipient: str
    territory: str
    routes: str


@dataclass(frozen=True, slots=True)
class FlowPage:
    """The diagram and its table; ``left_out`` exports are in the table alone."""

    declared: bool
    chosen: str = ""
    exports: tuple[tuple[str, str], ...] = ()
    nodes: tuple[Node, ...] = ()
    links: tuple[Link, ...] = ()
    heads: tuple[tuple[int, str], ...] = ()
    height: int = 0
    rows: tuple[Row, ...] = ()
    left_out: int = 0
    deciding: bool = False


def flow_page(on: date, language: Language, chosen: str = "") -> FlowPage:
    """Decide the page of the organisation acted for; ``chosen`` is the id of one export, or empty for all."""
    version = current()
    if version is None:
        return FlowPage(declared=False)
    using = in_use()
    declaration = read(version.text, f"declaration {version.number}", using)
    ready = decided(version, on, using)
    routes = _routes(assessed(version, on, using)[0], language) if ready else {}
    every = tuple((each.id, each.title) for each in declaration.exports)
    picked = [each for each in declaration.exports if each.id == chosen] or list(declaration.exports)
    territories = using.catalogues.territories.territories
    places = {code: each.label.in_language(language) for code, each in territories.items()}
    rows = [row for each in picked for row in _rows(each, declaration, routes, places, language)]
    drawn = {each.id for each in picked[:MOST_DRAWN]}
    nodes, links, height = _drawn(declaration.name, [row for row in rows if row.id in drawn])
    heads = tuple(
        (x, each.in_language(language))
        for x, each in zip(_COLUMNS, (words.FLOW_FROM, words.EXPORT, words.RECIPIENTS, words.ROUTE), strict=True)
    )
    shown = chosen if len(picked) == 1 and picked[0].id == chosen else ""
    return FlowPage(
        True,  # noqa: FBT003 -- the first field
        shown,
        every,
        nodes,
        links,
        heads,
        height,
        tuple(rows),
        max(len(picked) - MOST_DRAWN, 0),
        not ready,
    )


def _routes(assessment: Assessment, language: Language) -> Mapping[str, str]:
    between = words.OR.in_language(language)
    return {
        each.determination.prepared.export.id: between.join(
            term(PATHWAYS, pathway.value, language) for pathway in each.determination.possible.pathways
        )
        for each in assessment.exports
    }


def _rows(
    export: Export,
    declaration: Declaration,
    routes: Mapping[str, str],
    places: Mapping[str, str],
    language: Language,
) -> Iterable[Row]:
    route = routes.get(export.id, "…")
    unknown = words.RECIPIENT_UNKNOWN.in_language(language)
    for name in export.recipients or ("",):
        recipient = declaration.recipients.get(name)
        given = recipient.given if recipient else {}
        yield Row(
            export.id,
            export.title,
            str(given.get("name") or name or unknown),
            places.get(str(given.get("territory")), ""),
            route,
        )


def _drawn(handler: str, rows: Sequence[Row]) -> tuple[tuple[Node, ...], tuple[Link, ...], int]:
    columns: list[dict[str, int]] = [{}, {}, {}, {}]
    names: list[dict[str, str]] = [{}, {}, {}, {}]
    pairs: dict[tuple[int, str, str], int] = {}
    for row in rows:
        to = f"{row.recipient} · {row.territory}" if row.territory else row.recipient
        way = (handler, row.id, to, row.routes)
        for place, (key, says) in enumerate(zip(way, (handler, row.export, to, row.routes), strict=True)):
            columns[place].setdefault(key, len(columns[place]))
            names[place][key] = says
        for place in range(3):
            pair = (place, way[place], way[place + 1])
            pairs[pair] = pairs.get(pair, 0) + 1
    height = _TOP + _STEP * max((len(each) for each in columns), default=1)
    where = {
        (place, key): _TOP + (height - _TOP) * (2 * at + 1) // (2 * len(column))
        for place, column in enumerate(columns)
        for key, at in column.items()
    }
    nodes = tuple(
        Node(_COLUMNS[place], y, _short(names[place][key], _LONGEST[place]), names[place][key])
        for (place, key), y in where.items()
    )
    links = tuple(
        Link(
            _curve(_COLUMNS[place] + _BAR, where[place, one], _COLUMNS[place + 1], where[place + 1, two]),
            min(3 + 2 * count, 15),
        )
        for (place, one, two), count in pairs.items()
    )
    return nodes, links, height


def _curve(x: int, y: int, to_x: int, to_y: int) -> str:
    middle = (x + to_x) // 2
    return f"M{x} {y}C{middle} {y} {middle} {to_y} {to_x} {to_y}"


def _short(text: str, longest: int) -> str:
    """Cut words that would run into the next column; a Chinese character is twice as wide."""
    width, shown = 0, ""
    for each in text:
        width += 2 if each > "\u2e80" else 1
        if width > longest:
            return f"{shown}…"
        shown += each
    return shown
