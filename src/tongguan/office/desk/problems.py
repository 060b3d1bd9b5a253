"""Tells people what was refused: the headline of an error by its code, in their language, beside the field."""

from functools import cache
from importlib import resources
from typing import Any

from django import forms

from tongguan.office.desk import words
from tongguan.office.desk.speaking import language, say
from tongguan.strict_yaml import load
from tongguan.vocabulary import Phrase, TongguanError


@cache
def headlines() -> dict[str, Phrase]:
    """Give what each error means, by code: the same words as on the command line, from the same file."""
    text = resources.files("tongguan").joinpath("cli", "words", "errors.yaml").read_bytes()
    return {code: Phrase(said["zh"], said["en"]) for code, said in load(text, "errors.yaml").items()}


def sentence_of(error: TongguanError) -> str:
    """Say an error as one paragraph: what it means, the detail, where, and what to do."""
    headline = headlines().get(error.code)
    parts = []
    if headline is not None and language() == "zh":
        parts.append(f"{headline.zh}：{error.message}")
    else:
        parts.append(error.message[:1].upper() + error.message[1:])
    place = _place(error)
    if place:
        parts.append(place)
    if error.help:
        parts.append(say(words.TO_MEND, help=error.help))
    return " · ".join(parts)


def tell_beside(form: forms.BaseForm, error: TongguanError, field: str | None = None) -> None:
    """Put an error beside the field it is about: ``field``, else the one it names, else above the form."""
    name = field or error.field
    form.add_error(name if name in form.fields else None, sentence_of(error))


def problem_of(error: TongguanError) -> dict[str, Any]:
    """Give an error as an ``application/problem+json`` object (RFC 9457)."""
    headline = headlines().get(error.code)
    return {
        "type": f"urn:tongguan:error:{error.code}",
        "title": headline.in_language(language()) if headline else error.message,
        "detail": error.message,
        "code": error.code,
        "line": error.line,
        "column": error.column,
        "field": error.field,
        "help": error.help,
    }


def _place(error: TongguanError) -> str:
    parts = []
    if error.line is not None:
        parts.append(say(words.LINE, line=error.line))
    if error.field:
        parts.append(say(words.FIELD, field=error.field))
    return " · ".join(parts)
