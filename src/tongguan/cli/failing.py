"""Tells what went wrong: once, on standard error, in the language and form that was asked for."""

import json
import os
import re
import sys
from functools import cache
from importlib import resources

import typer

from tongguan.cli import errors
from tongguan.cli.visible import escaped, visible
from tongguan.cli.words import help as words
from tongguan.vocabulary import Phrase, TongguanError
from tongguan.vocabulary.phrase import Language

_USAGE = {
    "NoSuchOption": errors.UnknownOptionError,
    "MissingParameter": errors.MissingParameterError,
    "BadParameter": errors.BadValueError,
}
_QUOTED = re.compile(r"'([^']*)'")


def tell(error: TongguanError, language: Language, *, as_json: bool) -> None:
    """Write an error on standard error."""
    text = escaped(json.dumps(problem(error, language), ensure_ascii=False)) if as_json else in_words(error, language)
    sys.stderr.write(f"{text}\n")


def problem(error: TongguanError, language: Language) -> dict[str, object]:
    """Give the error as an ``application/problem+json`` object (RFC 9457)."""
    headline = headlines().get(error.code)
    return {
        "type": f"urn:tongguan:error:{error.code}",
        "title": headline.in_language(language) if headline else error.message,
        "detail": error.message,
        "code": error.code,
        "source": error.source,
        "line": error.line,
        "column": error.column,
        "field": error.field,
        "help": error.help,
    }


def in_words(error: TongguanError, language: Language) -> str:
    """Give the error as people read it: what, where, and apart what to do."""
    headline, message = headlines().get(error.code), visible(error.message)
    lines = []
    if language == "zh":
        lines.append(f"{_label(language)}[{error.code}]：{headline.zh if headline else message}")
        if headline:
            lines.append(f"  {words.DETAIL.zh}：{message}")
    else:
        lines.append(f"{_label(language)}[{error.code}]: {message}")
    given = ((words.PLACE, error.where), (words.FIELD, error.field), (words.HELP, error.help))
    colon = "：" if language == "zh" else ": "
    lines.extend(f"  {label.in_language(language)}{colon}{visible(value)}" for label, value in given if value)
    return "\n".join(lines)


def from_typer(error: typer.TyperException) -> TongguanError:
    """Turn what Typer refuses into an error of ours."""
    kind = _USAGE.get(type(error).__name__, errors.UsageError)
    message = _QUOTED.sub(r"`\1`", error.format_message().replace("Value error, ", "").strip().rstrip("."))
    message = message[:1].lower() + message[1:]
    context = getattr(error, "ctx", None)
    return kind(message, help=f"`{context.command_path} --help` tells how it is used" if context else None)


def tell_unexpected(error: Exception, language: Language, *, as_json: bool) -> None:
    """Say that the fault is ours; the traceback only for those who debug."""
    if os.environ.get("TONGGUAN_DEBUG") == "1":
        import traceback  # noqa: PLC0415 -- only when something is wrong

        traceback.print_exception(error)
    said = f"{words.UNEXPECTED.in_language(language)} ({type(error).__name__})"
    unexpected = errors.UnexpectedError(said, help=words.PLEASE_REPORT.in_language(language))
    tell(unexpected, language, as_json=as_json)


@cache
def headlines() -> dict[str, Phrase]:
    """Give what each error means, by code."""
    from tongguan.strict_yaml import load  # noqa: PLC0415 -- only when something is wrong

    text = resources.files("tongguan.cli.words").joinpath("errors.yaml").read_bytes()
    return {code: Phrase(said["zh"], said["en"]) for code, said in load(text, "errors.yaml").items()}


def _label(language: Language) -> str:
    label = words.ERROR.in_language(language)
    if sys.stderr.isatty() and not os.environ.get("NO_COLOR"):
        return f"\x1b[1;31m{label}\x1b[0m"
    return label
