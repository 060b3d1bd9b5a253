"""Decides a kept declaration, and remembers what is pure by text, question, catalogues and edition of the lawbook."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from tongguan.decision.answer import answer_of
from tongguan.decision.assessment import Assessment, NoLawError, assess
from tongguan.law import first_day
from tongguan.law.catalogues.additions import CataloguesInUse
from tongguan.office.catalogues.reading import in_use
from tongguan.office.determinations.asking import Ask
from tongguan.office.exports.ahead import MANY, Ahead
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import lawbook, read_on
from tongguan.vocabulary.phrase import Language

Answer = Mapping[str, Any]
_REMEMBERED = 24


def decided(version: Version, ask: Ask, *, alternatives: bool = False) -> Assessment:
    """Assess a version.

    Args:
        version: The declaration.
        ask: The days, and the draft.
        alternatives: Whether to look for readings, questions and changes too, which takes much longer.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
    """
    if ask.on < first_day(lawbook()):
        raise NoLawError(f"the lawbook does not answer for {ask.on}")
    return _decided(version.text, version.number, ask, in_use(), lawbook().edition, alternatives)


def answered(version: Version, ask: Ask, language: Language, *, alternatives: bool = False) -> Answer:
    """Give the assessment as the public format has it.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
    """
    if ask.on < first_day(lawbook()):
        raise NoLawError(f"the lawbook does not answer for {ask.on}")
    return _answered(version.text, version.number, ask, in_use(), lawbook().edition, alternatives, language)


@lru_cache(maxsize=_REMEMBERED)
def _decided(text: str, number: int, ask: Ask, using: CataloguesInUse, _edition: str, alternatives: bool) -> Assessment:  # noqa: FBT001 -- a key
    return assess(
        [read_on(text, f"declaration {number}", ask.on, using)],
        lawbook(),
        using.catalogues,
        ask.on,
        known_on=ask.known_on,
        as_if=ask.draft,
        alternatives=alternatives,
    )[0]


def _decide_all(text: str, number: int, ask: Ask, using: CataloguesInUse, edition: str) -> Assessment:
    return _decided(text, number, ask, using, edition, True)  # noqa: FBT003 -- a key


_AHEAD = Ahead(_decide_all)


def at_once(version: Version, ask: Ask) -> int | None:
    """Tell whether everything is decided; where there are many exports it is set going beside the request.

    Returns:
        ``None`` where it is, else the seconds that it has taken so far.
    """
    using = in_use()
    if ask.on < first_day(lawbook()):
        return None
    exports = read_on(version.text, f"declaration {version.number}", ask.on, using).exports
    key = (version.text, version.number, ask, using, lawbook().edition)
    if len(exports) < MANY or _AHEAD.ready(*key):
        return None
    return _AHEAD.seconds(*key)


@lru_cache(maxsize=_REMEMBERED)
def _answered(
    text: str,
    number: int,
    ask: Ask,
    using: CataloguesInUse,
    edition: str,
    alternatives: bool,  # noqa: FBT001 -- a key
    language: Language,
) -> Answer:
    return answer_of(_decided(text, number, ask, using, edition, alternatives), language)
