"""Fills the template of the memo. Everything that comes from the answer is escaped."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongguan.cli.report.figures import people_of
from tongguan.cli.report.library import Library
from tongguan.cli.report.memo import Answer, memo_of
from tongguan.cli.report.words import WORDS
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import (
    CHANGES,
    DUTIES,
    GRADES,
    KNOWERS,
    MECHANISMS,
    OVERDUE,
    PATHWAYS,
    PRECEDES,
    STANDINGS,
    term,
)

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_CODED = {"items": "data_items", "scope": "data_items", "sensitivity": "data_items", "method": "method"}


def render_memo(answer: Answer, language: Language, source: str, sha256: str, library: Library) -> str:
    """Render the memo of an answer as one HTML file that loads nothing.

    Args:
        answer: What ``--json`` prints, in ``language``; of one handler, or of a group under ``handlers``.
        language: The language of the memo.
        source: The name of the declaration file.
        sha256: The SHA-256 of that file, in hexadecimal.
        library: The lawbook and catalogues that gave the answer.
    """
    memo = memo_of(answer, language, library)
    template = _environment(language, library).get_template("memo.html.j2")
    return template.render(memo=memo, source=source, sha256=sha256)


def _environment(language: Language, library: Library) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 -- only a memo needs it

    environment = Environment(
        loader=FileSystemLoader(_HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "w": {name: phrase.in_language(language) for name, phrase in WORDS.items()},
        "language": language,
    }
    environment.filters |= _filters(language, library)
    return environment


def _filters(language: Language, library: Library) -> dict[str, Callable[..., Any]]:
    named = {
        "standing": STANDINGS,
        "mechanism": MECHANISMS,
        "grade": GRADES,
        "precedes": PRECEDES,
        "knower": KNOWERS,
        "duty": DUTIES,
        "late": OVERDUE,
        "changed": CHANGES,
    }
    terms = {name: partial(_term, words=words, language=language) for name, words in named.items()}
    separator = WORDS["or"].in_language(language)

    comma = WORDS["list_comma"].in_language(language)

    def route(pathways: Sequence[str]) -> str:
        return separator.join(term(PATHWAYS, pathway, language) for pathway in pathways) or WORDS["nothing"].zh

    return {
        **terms,
        "route": route,
        "people": lambda bounds: people_of(bounds, language),
        "number": lambda value: f"{value:,}",
        "fill": lambda text, **values: text.format(**values),
        "item": lambda name: library.item(name, language),
        "fact": lambda name: library.fact(name, language),
        "choice": lambda choice, reading: library.choice(reading, choice, language),
        "value": lambda value, fact: library.value(fact, value, language),
        "as_changed": lambda text, change: _as_changed(library, text, change, language),
        "short_title": lambda cite: _short(library, cite, language),
        "titles": lambda names, titles: comma.join(titles.get(name, name) for name in names),
        "capital": lambda text: text[:1].upper() + text[1:],
        "say": lambda phrase: phrase.in_language(language),
    }


def _term(code: str, *, words: Any, language: Language) -> str:  # noqa: ANN401 -- bound once above
    return term(words, code, language)


def _short(library: Library, cite: str, language: Language) -> str:
    instrument = library.instrument(cite)
    return "" if instrument is None else instrument.short.in_language(language)


def _as_changed(library: Library, text: str | None, change: str | None, language: Language) -> str:
    """Give what was filed or is exported in words; data items and methods come as codes."""
    if not text:
        return WORDS["nothing"].in_language(language)
    if change not in _CODED:
        return text
    names = [library.value(_CODED[change], name, language) for name in text.split(", ")]
    return WORDS["list_comma"].in_language(language).join(names)
