"""Says what the codes of an answer stand for: facts, values, data items, instruments."""

from dataclasses import dataclass

from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues, UnknownEntryError
from tongguan.office.determinations import words
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.choices import CHOICES
from tongguan.vocabulary.phrase import Language


@dataclass(frozen=True, slots=True)
class Namer:
    """The lawbook and the catalogues behind an answer, and the language of the page."""

    book: Lawbook
    catalogues: Catalogues
    language: Language

    def say(self, phrase: Phrase, **values: object) -> str:
        """Give words with something filled in."""
        return phrase.in_language(self.language).format(**values)

    def fact(self, name: str) -> str:
        """Give what a fact is called."""
        fact = self.book.facts.named().get(name)
        if fact is not None:
            return fact.says.in_language(self.language)
        derived = next((each.says for each in self.book.facts.derived if each.name == name), None)
        return derived.in_language(self.language) if derived else name

    def item(self, name: str) -> str:
        """Give what a data item is called."""
        try:
            return self.catalogues.items.item(name).label.in_language(self.language)
        except UnknownEntryError:
            return name

    def value(self, fact: str | None, value: object) -> str:
        """Give a declared value in words, by the kind of its fact."""
        match value:
            case None:
                return self.say(words.NOT_KNOWN)
            case bool():
                return self.say(words.YES if value else words.NO)
            case list():
                return self.say(words.COMMA).join(self.value(fact, each) for each in value)
            case str():
                return self._named(fact, value)
            case _:
                return f"{value:,}"

    def people(self, bounds: object) -> str:
        """Give ``[low, high]`` in words."""
        if not isinstance(bounds, list):
            return self.value(None, bounds)
        low, high = bounds[0] or 0, bounds[1]
        if high is None:
            return self.say(words.AT_LEAST, people=f"{low:,}") if low else self.say(words.NOT_KNOWN)
        return f"{low:,}" if low == high else f"{low:,}–{high:,}"

    def _named(self, fact: str | None, value: str) -> str:
        known = self.book.facts.named().get(fact or "")
        territories, zones = self.catalogues.territories.territories, self.catalogues.zones.zones
        match known.kind if known else None:
            case "territory" if value in territories:
                return territories[value].label.in_language(self.language)
            case "zone" if value in zones:
                return zones[value].label.in_language(self.language)
            case "items":
                return self.item(value)
            case "choice" if value in CHOICES:
                return CHOICES[value].in_language(self.language)
            case _:
                return self.say(words.NONE) if value == "none" else value
