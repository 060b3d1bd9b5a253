"""What stands beside a determination: readings that part, facts that are not known, what would lead to less.

It takes long to find, so it is asked for apart from the page it belongs to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from tongguan.office.determinations import words
from tongguan.office.determinations.asking import Ask
from tongguan.office.determinations.deciding import Answer, answered
from tongguan.office.determinations.naming import Namer
from tongguan.office.determinations.page import namer_in
from tongguan.office.exports.models import Version
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import KNOWERS, term


@dataclass(frozen=True, slots=True)
class Compared:
    """One line of the comparison: the whole (``title`` is absent) or an export, and what each reading gives."""

    title: str | None
    used: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """A question of law with the reading that is used and the others; ``rows`` are what differs."""

    id: str
    question: str
    why: str
    cites: tuple[str, ...]
    used: str
    others: tuple[str, ...]
    rows: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Unknown:
    """A fact that is not known and could change the answer, whose it is and who knows it."""

    question: str
    of: str
    knower: str | None
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lighter:
    """Steps by which an export would come to a lighter pathway, and what the whole would be then."""

    export: str
    steps: tuple[str, ...]
    pathway: str
    overall: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BesidePage:
    """The whole of it; ``same`` are readings that were tried and change nothing."""

    partings: tuple[Parting, ...]
    same: tuple[str, ...]
    unknown: tuple[Unknown, ...]
    lighter: tuple[Lighter, ...]


def beside_page(version: Version, ask: Ask, language: Language, export: str | None = None) -> BesidePage:
    """Decide it, for all exports or for one.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
    """
    return beside_of(answered(version, ask, language, alternatives=True), namer_in(language), export)


def beside_of(answer: Answer, namer: Namer, export: str | None = None) -> BesidePage:
    """Read it from an answer in which it was looked for."""
    titles = {each["id"]: each["title"] or each["id"] for each in answer["exports"]}
    parting = [each for each in answer["readings"] if each["differs"]]
    partings = [_parting(list(group), answer, titles) for _, group in groupby(parting, key=lambda each: each["id"])]
    if export is not None:
        partings = [each for each in partings if any(row.title == titles.get(export) for row in each.rows)]
    changed = {each["id"] for each in parting}
    return BesidePage(
        tuple(partings),
        tuple(dict.fromkeys(each["question"] for each in answer["readings"] if each["id"] not in changed)),
        tuple(
            Unknown(
                each["question"],
                titles.get(each["of"]) or (namer.say(words.HANDLER) if each["of"] == "handler" else each["of"]),
                term(KNOWERS, each["asks"], namer.language) if each["asks"] else None,
                tuple(each["cites"]),
            )
            for each in answer["questions"]
            if export is None or each["of"] not in titles or each["of"] == export
        ),
        tuple(
            Lighter(
                titles.get(each["export"], each["export"]),
                tuple(step["says"] for step in each["steps"]),
                each["pathway"],
                tuple(each["overall"]),
                tuple(each["cites"]),
            )
            for each in answer["changes"]
            if export is None or each["export"] == export
        ),
    )


def _parting(readings: Sequence[Answer], answer: Answer, titles: Mapping[str, str]) -> Parting:
    first = readings[0]
    others = tuple(tuple(each["possible"]) for each in readings)
    rows = [Compared(None, tuple(answer["overall"]["possible"]), others)]
    for export in answer["exports"]:
        used = tuple(export["possible"])
        others = tuple(tuple(each["exports"].get(export["id"], used)) for each in readings)
        if any(other != used for other in others):
            rows.append(Compared(titles[export["id"]], used, others))
    return Parting(
        first["id"],
        first["question"],
        first["why"],
        tuple(first["cites"]),
        first["used_says"],
        tuple(each["alternative_says"] for each in readings),
        tuple(rows),
    )
