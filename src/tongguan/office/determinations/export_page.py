"""What the page of one export's determination shows, decided before it is drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.office.determinations import words
from tongguan.office.determinations.asking import Ask
from tongguan.office.determinations.deciding import Answer, answered
from tongguan.office.determinations.naming import Namer
from tongguan.office.determinations.page import Row, namer_in, rows_of
from tongguan.office.determinations.trees import Why, why_of
from tongguan.office.exports.models import Version
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import DUTIES, MECHANISMS, PRECEDES, term
from tongguan.working_days import published_until


@dataclass(frozen=True, slots=True)
class Item:
    """A data item with the pathways it needs."""

    name: str
    possible: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """What is owed, and when: a day, before something, or all the time.

    ``provisional`` where the day lies in a year of which the holidays are not published.
    """

    name: str
    says: str
    due: date | None
    provisional: bool
    when: str
    with_mechanism: str
    certain: bool
    done: bool | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GaveWay:
    """A rule that holds and gives way, or that would have held before it ended on ``until``."""

    cite: str
    says: str
    until: str | None
    by: str | None


@dataclass(frozen=True, slots=True)
class ExportPage:
    """One export: its row, the rules that decide and free it, what gave way, what is owed, how it stands."""

    ask: Ask
    row: Row
    decided: tuple[Why, ...]
    freed: tuple[Why, ...]
    gave_way: tuple[GaveWay, ...]
    items: tuple[Item, ...]
    recipients: tuple[Mapping[str, Any], ...]
    duties: tuple[Duty, ...]
    flags: tuple[Mapping[str, Any], ...]
    overdue: tuple[Mapping[str, Any], ...]
    refilings: tuple[Mapping[str, Any], ...]
    extensions: tuple[Mapping[str, Any], ...]


def export_page(version: Version, export: str, ask: Ask, language: Language) -> ExportPage | None:
    """Decide the page; ``None`` where the declaration has no such export.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
    """
    return next(pages_of(answered(version, ask, language), ask, namer_in(language), only=export), None)


def pages_of(answer: Answer, ask: Ask, namer: Namer, only: str | None = None) -> Iterator[ExportPage]:
    """Yield the page of each export of an answer, or of one."""
    for export, row in zip(answer["exports"], rows_of(answer), strict=True):
        if only is None or export["id"] == only:
            yield _page(export, row, ask, namer)


def _page(export: Answer, row: Row, ask: Ask, namer: Namer) -> ExportPage:
    freeing = {each["cite"] for each in export["freed_by"]} - {each["cite"] for each in export["decided_by"]}
    trees = [why_of(tree, namer) for tree in export["explanation"]]
    return ExportPage(
        ask,
        row,
        tuple(each for each in trees if each.cite not in freeing),
        tuple(each for each in trees if each.cite in freeing),
        tuple(
            GaveWay(each["cite"], each["says"], each.get("until"), each.get("by"))
            for each in (*export["displaced"], *export["superseded"])
        ),
        tuple(
            Item(namer.item(each["item"]), tuple(each["possible"]), tuple(each["cites"])) for each in export["items"]
        ),
        tuple(export["recipients"]),
        tuple(sorted((_duty(each, namer) for each in export["duties"]), key=_soonest)),
        tuple(export["flags"]),
        tuple(export["overdue"]),
        tuple(export["refilings"]),
        tuple(export["extensions"]),
    )


def _duty(given: Answer, namer: Namer) -> Duty:
    due = date.fromisoformat(given["due"]) if given["due"] else None
    mechanism = given["mechanism"]
    when = term(PRECEDES, given["before"], namer.language) if given["before"] else namer.say(words.CONTINUING)
    return Duty(
        term(DUTIES, given["code"], namer.language),
        given["says"],
        due,
        due is not None and due > published_until(),
        when,
        term(MECHANISMS, mechanism, namer.language) if mechanism else "",
        given["certain"],
        given["done"],
        tuple(given["cites"]),
    )


def _soonest(duty: Duty) -> date:
    return duty.due or date.max
