"""Every word the command line says, in both languages, one module a subject.

In code a help text is given as the English of its phrase; the Chinese is found by that English when help is
asked for in Chinese. Headlines of errors stand in ``errors.yaml``, by code.
"""

import importlib
import pkgutil
from collections.abc import Iterator

from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

__all__ = ["in_language", "phrases"]


def phrases() -> Iterator[tuple[str, Phrase]]:
    """Give every phrase of this folder with the name under which it stands."""
    for module in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        for name, value in vars(importlib.import_module(f"{__name__}.{module}")).items():
            if isinstance(value, Phrase):
                yield f"{module}.{name}", value
            elif isinstance(value, dict):
                yield from ((f"{module}.{name}.{key}", each) for key, each in value.items() if isinstance(each, Phrase))


def in_language(english: str, language: Language) -> str:
    """Give the words in ``language`` of a help text known by its English; without a phrase, the English."""
    if language == "en":
        return english
    return next((phrase.zh for _, phrase in phrases() if phrase.en == english), english)
