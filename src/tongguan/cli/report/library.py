"""What the memo looks up in the lawbook: what codes stand for, and where the lines of a counter lie."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.cli.report.words import WORDS
from tongguan.decision.lines import Line, lines_of
from tongguan.law import Instrument, Lawbook
from tongguan.law.catalogues import Catalogues, UnknownEntryError
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.choices import CHOICES
from tongguan.vocabulary.phrase import Language

_CITING = frozenset({"cite", "cites", "by", "law_cites", "draft_cites"})


__all__ = ["Library", "Line"]


@dataclass(frozen=True, slots=True)
class Library:
    """The lawbook and catalogues behind an answer; they must be of the edition that gave it."""

    book: Lawbook
    catalogues: Catalogues

    def lines(self, counter: str, as_of: date, known_on: date | None) -> tuple[Line, ...]:
        """Give the lines of ``counter`` under the law of ``as_of``, from the lowest, each heavier than the last."""
        return lines_of(self.book, counter, as_of, known_on)

    def instrument(self, name: str) -> Instrument | None:
        """Give the instrument of that id, or ``None``."""
        return self.book.by_instrument.get(name.partition("#")[0])

    def cited(self, answer: Mapping[str, Any]) -> tuple[Instrument, ...]:
        """Give the instruments cited anywhere in ``answer``, in the order of the book."""
        names = {cite.partition("#")[0] for cite in _citations(answer)}
        return tuple(instrument for name, instrument in self.book.by_instrument.items() if name in names)

    def counter(self, name: str, language: Language) -> str:
        """Give what a counter counts."""
        says = {counter.name: counter.says for counter in self.book.facts.counters}
        return _in(says.get(name), name, language)

    def fact(self, name: str, language: Language) -> str:
        """Give what a fact is called."""
        says = {known_as: fact.says for known_as, fact in self.book.facts.named().items()}
        says |= {derived.name: derived.says for derived in self.book.facts.derived}
        return _in(says.get(name), name, language)

    def choice(self, reading: str, choice: str, language: Language) -> str:
        """Give one way to read an open question in words."""
        known = self.book.by_reading.get(reading)
        says = {each.id: each.says for each in known.choices} if known else {}
        return _in(says.get(choice), choice, language)

    def item(self, name: str, language: Language) -> str:
        """Give what a data item is called."""
        try:
            return self.catalogues.items.item(name).label.in_language(language)
        except UnknownEntryError:
            return name

    def value(self, fact: str | None, value: object, language: Language) -> str:
        """Give a declared value in words, by the kind of its fact."""
        if isinstance(value, bool):
            return WORDS["yes" if value else "no"].in_language(language)
        if isinstance(value, list):
            return WORDS["list_comma"].in_language(language).join(self.value(fact, each, language) for each in value)
        if isinstance(value, str):
            return self._named(fact, value, language)
        return WORDS["not_known"].in_language(language) if value is None else f"{value:,}"

    def _named(self, fact: str | None, value: str, language: Language) -> str:
        known = self.book.facts.named().get(fact or "")
        territories, zones = self.catalogues.territories.territories, self.catalogues.zones.zones
        match known.kind if known else None:
            case "territory" if value in territories:
                return territories[value].label.in_language(language)
            case "zone" if value in zones:
                return zones[value].label.in_language(language)
            case "items":
                return self.item(value, language)
            case "choice":
                return _in(CHOICES.get(value), value, language)
            case _:
                return WORDS["none"].in_language(language) if value == "none" else value


def _in(phrase: Phrase | None, code: str, language: Language) -> str:
    return code if phrase is None else phrase.in_language(language)


def _citations(value: object, *, citing: bool = False) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _citations(inner, citing=key in _CITING)
    elif isinstance(value, list):
        for inner in value:
            yield from _citations(inner, citing=citing)
    elif citing and isinstance(value, str):
        yield value
