"""Which language to speak: what was asked for, else what the machine is set to."""

import os
from collections.abc import Mapping, Sequence
from contextvars import ContextVar

from tongguan.vocabulary.phrase import Language

_FLAG = "--lang"
_SETTINGS = ("TONGGUAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
_spoken: ContextVar[Language] = ContextVar("spoken", default="en")


def language_of(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Find the language before the arguments are parsed, so that help and mistakes speak it too."""
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument.startswith(f"{_FLAG}="):
            return _language(argument.removeprefix(f"{_FLAG}="))
        if argument == _FLAG and place + 1 < len(arguments):
            return _language(arguments[place + 1])
    for setting in _SETTINGS:
        if environment.get(setting):
            return _language(environment[setting])
    return "en"


def speak(arguments: Sequence[str]) -> Language:
    """Set the language of this run, and give it."""
    language = language_of(arguments, os.environ)
    _spoken.set(language)
    return language


def spoken(asked: Language | None = None) -> Language:
    """Give the language a command asked for, else that of this run."""
    return asked or _spoken.get()


def _language(setting: str) -> Language:
    return "zh" if setting.lower().startswith("zh") else "en"
