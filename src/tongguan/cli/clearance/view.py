"""Shows a clearance: to people as tables, to programs as its own JSON."""

from typing import TYPE_CHECKING, Any

import msgspec

from tongguan.cli.words import clearance as words
from tongguan.vocabulary.terms import MECHANISMS, PATHWAYS, STANDINGS, term

if TYPE_CHECKING:
    from tongguan.clearance import Clearance
    from tongguan.clearance.model import Mechanism
    from tongguan.cli.screen import Screen
    from tongguan.vocabulary import Phrase
    from tongguan.vocabulary.phrase import Language


def as_dict(clearance: "Clearance") -> dict[str, Any]:
    """Give the contents as plain values, in the order of the format."""
    plain: dict[str, Any] = msgspec.to_builtins(clearance)
    return plain


def show(clearance: "Clearance", screen: "Screen", language: "Language") -> None:
    """Write what it says."""
    screen.heading(f"{clearance.id}  {clearance.export.title}")
    onward = ", ".join(f"{each.name} ({each.territory or '?'})" for each in clearance.onward)
    recipients = ", ".join(f"{each.id} · {each.name} ({each.territory})" for each in clearance.recipients)
    determined = clearance.determination
    rows: list[tuple[Phrase | str, Phrase | str]] = [
        (words.HANDLER_COLUMN, clearance.handler),
        (words.EXPORT_COLUMN, clearance.export.id),
        (words.RECIPIENTS, recipients),
        (words.TERRITORIES, ", ".join(clearance.territories)),
        (words.ONWARD, onward or words.NONE),
        (words.MECHANISM, _mechanism(clearance.mechanism, language) or words.NONE),
        (words.VALID, f"{clearance.valid_from} – {clearance.valid_until}"),
        (words.LEDGER_COLUMN, clearance.ledger),
        (words.BY, f"{clearance.issuer}, {clearance.issued_at.isoformat(timespec='seconds')}"),
        (words.STANDING, term(STANDINGS, determined.standing, language)),
        (words.DETERMINED, f"{determined.as_of}: {_pathways(determined.pathways, language)}"),
        (words.CITES, ", ".join(determined.decided_by)),
        (words.LAWBOOK, clearance.lawbook.edition),
    ]
    screen.pairs(rows, indent=2)
    screen.line()
    screen.table(
        (words.DATA_ITEM, words.COUNTS),
        [
            (item.id, ", ".join(_counter(each, language) for each in item.counts) or words.NONE)
            for item in clearance.data_items
        ],
    )
    screen.line()
    screen.table(
        (
            words.COUNTER,
            words.YEAR_COLUMN,
            words.CEILING_COLUMN,
            words.COUNTED_COLUMN,
            words.ALLOTMENT_COLUMN,
            words.THEN,
            words.CITES,
        ),
        [
            (
                _counter(counter.name, language),
                str(limit.year),
                f"{limit.ceiling:,}",
                f"{limit.counted_before:,}",
                f"{limit.allotment:,}",
                _then(limit.then, limit.source, language),
                ", ".join(limit.cites),
            )
            for counter in clearance.counters
            for limit in counter.limits
        ],
        fixed=(0, 1, 2, 3, 4),
    )
    for counter in clearance.counters:
        for limit in counter.limits:
            if limit.allotment == 0:
                screen.line(
                    screen.words(words.NOTHING_LEFT).format(counter=_counter(counter.name, language), year=limit.year),
                    style="yellow",
                )


def _counter(name: str, language: "Language") -> str:
    """Name a counter as options name it, in Chinese with its class in words before."""
    part = words.CLASSES.get(name.replace(":", ".").rpartition(".")[2])
    return name if part is None or language == "en" else f"{part.zh} {name}"


def _mechanism(mechanism: "Mechanism | None", language: "Language") -> str:
    if mechanism is None:
        return ""
    number = f", {mechanism.number}" if mechanism.number else ""
    return f"{term(MECHANISMS, mechanism.kind, language)} {mechanism.id}{number}"


def _pathways(pathways: tuple[str, ...], language: "Language") -> str:
    return ", ".join(term(PATHWAYS, pathway, language) for pathway in pathways)


def _then(then: str, source: str, language: "Language") -> str:
    if source == "scope":
        return words.SOURCES["scope"].in_language(language)
    return term(PATHWAYS, then, language) if then else words.SOURCES["user"].in_language(language)
