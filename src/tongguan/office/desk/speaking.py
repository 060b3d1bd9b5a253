"""Says our phrases in the language of the page; the libraries' own words come from their catalogues."""

from typing import Any

from django.utils.functional import lazy
from django.utils.translation import get_language

from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language


def language() -> Language:
    """Give the language of this page."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def say(phrase: Phrase, **values: object) -> str:
    """Give the words of ``phrase``, with ``values`` in their places; a phrase among them is said too."""
    words = phrase.in_language(language())
    if not values:
        return words
    return words.format(**{name: say(each) if isinstance(each, Phrase) else each for name, each in values.items()})


def _said(phrase: Phrase) -> str:
    return say(phrase)


_later: Any = lazy(_said, str)


def said(phrase: Phrase) -> str:
    """Give the words of ``phrase`` in the language in which they will be shown: for labels of forms."""
    words: str = _later(phrase)
    return words
