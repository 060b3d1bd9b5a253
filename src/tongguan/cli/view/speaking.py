"""Speaks one language: words of the interface, pathways, values, flags."""

from typing import Any

from rich.text import Text

from tongguan.cli.view.words import WORDS, number, range_of
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, term

_PAIR = 2


class Speaker:
    """Says things in one language."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language

    def say(self, word: str, **values: object) -> str:
        """Give a word of the interface."""
        return WORDS[word].in_language(self.language).format(**values)

    def pathways(self, holder: dict[str, Any]) -> str:
        """Give the possible pathways of an export or of the whole."""
        return self.say("or").join(term(PATHWAYS, each, self.language) for each in holder["possible"])

    def value(self, value: Any) -> str:  # noqa: ANN401 -- plain values of any kind
        """Give a value as people write it."""
        if value is True or value is False:
            return self.say("yes" if value else "no")
        if isinstance(value, list):
            if len(value) == _PAIR and all(each is None or isinstance(each, int) for each in value):
                return range_of(value, self.language)
            return ", ".join(self.value(each) for each in value)
        return number(value) if isinstance(value, int) else str(value)

    def flag(self, flag: dict[str, Any]) -> Text:
        """Give a flag as one line."""
        return Text.assemble(("  ⚑ ", "yellow"), flag["message"], dim(flag["code"], *flag["cites"]))


def dim(*words: str) -> tuple[str, str]:
    """Give citations and codes, set back."""
    return f"  {' '.join(words[:1])}{''.join(f', {word}' for word in words[1:])}" if words else "", "dim"
