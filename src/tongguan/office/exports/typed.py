"""Turns what a person typed into the value a declaration holds, and back: the same for forms and for sheets."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar, Final

from tongguan.law.catalogues import Catalogues, UnknownEntryError
from tongguan.office.exports import entry_words as words
from tongguan.office.exports.inputs import Input
from tongguan.vocabulary import Phrase, TongguanError
from tongguan.vocabulary.choices import CHOICES
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import MECHANISMS

BETWEEN: Final = re.compile(r"[,，、;；\n]+")
_NONE: Final = frozenset({"none", "无", "没有"})
_UNKNOWN: Final = frozenset({"", "?", "？", "null", "unknown", "not known", "未知", "不知道", "–", "-"})
_YES: Final = frozenset({"yes", "true", "y", "是"})
_NO: Final = frozenset({"no", "false", "n", "否"})
YES_OR_NO: Final = {True: words.YES, False: words.NO}
_NUMBER: Final = re.compile(r"[0-9][0-9_,，]*")
_RANGE: Final = re.compile(r"([0-9][0-9_,，]*)?\s*(?:-|–|—|~|至|\.\.)\s*([0-9][0-9_,，]*)?")
_DAY: Final = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?")


class NotReadError(TongguanError):
    """What was typed means no value of its field."""

    code: ClassVar[str] = "office/not-understood"

    def __init__(self, says: Phrase) -> None:
        super().__init__(says.en)
        self.says = says


def value_of(asked: Input, typed: str, catalogues: Catalogues, known: Mapping[str, Mapping[str, str]]) -> Any:  # noqa: ANN401 -- plain values of any field
    """Give the value; ``None`` where it is not known.

    Args:
        asked: The field.
        typed: Codes, words of either language, or the names of catalogues.
        catalogues: Where listed values are looked up.
        known: For each kind of entry, its ids with what they are called.

    Raises:
        NotReadError: It means none.
    """
    text = typed.strip()
    if text.casefold() in _UNKNOWN:
        return None
    if text.casefold() in _NONE:
        if asked.kind in {"items", "refs", "texts"}:
            return []
        if asked.none:
            return "none"
    return _READERS[asked.kind](asked, text, catalogues, known)


def typed_of(
    asked: Input, value: object, language: Language | None = None, catalogues: Catalogues | None = None
) -> str:
    """Give what a person would type for a value: codes, or with a language words where there are any."""
    match value:
        case None:
            said = ""
        case bool():
            said = (YES_OR_NO[value]).in_language(language or "en")
        case int():
            said = f"{value:,}"
        case [low, high] if asked.kind == "count":
            said = f"{low or 0:,}-{'' if high is None else format(high, ',')}"
        case list() | tuple():
            parts = [typed_of(asked, each, language, catalogues) for each in value]
            said = _sep(language or "en").join(parts) if parts else _none(language)
        case "none":
            said = _none(language)
        case _:
            said = _worded(asked, str(value), language, catalogues) if language else str(value)
    return said


def says_of(value: str) -> Phrase:
    """Give the words of a choice."""
    return CHOICES.get(value) or MECHANISMS.get(value) or words.VALUES.get(value) or Phrase(value, value)


def _none(language: Language | None) -> str:
    return words.NONE.in_language(language) if language else "none"


def _worded(asked: Input, value: str, language: Language, catalogues: Catalogues | None) -> str:
    if asked.kind == "choice":
        return says_of(value).in_language(language)
    if catalogues is not None and asked.kind in {"listed", "items"}:
        try:
            label: Phrase = finder(asked, catalogues)(value).label
        except UnknownEntryError:
            return value
        return label.in_language(language)
    return value


def finder(asked: Input, catalogues: Catalogues) -> Callable[[str], Any]:
    """Give the look-up of a catalogue."""
    finders: Mapping[str, Callable[[str], Any]] = {
        "territory": catalogues.territories.territory,
        "province": catalogues.places.province,
        "zone": catalogues.zones.zone,
        "sector": catalogues.activities.sector,
        "scenario": catalogues.activities.scenario,
    }
    return finders.get(asked.of, catalogues.items.item)


def _text(_: Input, text: str, *__: object) -> str:
    return text


def _texts(_: Input, text: str, *__: object) -> list[str]:
    return split(text)


def split(text: str) -> list[str]:
    """Give the names in a list that is typed."""
    return list(dict.fromkeys(part for each in BETWEEN.split(text) if (part := each.strip())))


def _boolean(_: Input, text: str, *__: object) -> bool:
    word = text.casefold()
    if word in _YES or word in _NO:
        return word in _YES
    raise NotReadError(words.filled(words.NOT_YES_OR_NO, typed=text))


def _choice(asked: Input, text: str, *_: object) -> str:
    for value in asked.values:
        says = says_of(value)
        if text.casefold() in {value, says.zh.casefold(), says.en.casefold()}:
            return value
    offered = {each: _sep(each).join(says_of(value).in_language(each) for value in asked.values) for each in _BOTH}
    raise NotReadError(
        Phrase(*(words.NOT_OFFERED.in_language(each).format(typed=text, offered=offered[each]) for each in _BOTH))
    )


def _count(_: Input, text: str, *__: object) -> int | list[int | None]:
    if _NUMBER.fullmatch(text):
        return _whole(text)
    found = _RANGE.fullmatch(text)
    if found is None or not any(found.groups()):
        raise NotReadError(words.filled(words.NOT_PEOPLE, typed=text))
    low, high = found.groups()
    return [_whole(low) if low else 0, _whole(high) if high else None]


def _whole(text: str) -> int:
    return int(re.sub(r"[_,，]", "", text)[:20])


def _day(_: Input, text: str, *__: object) -> str:
    found = _DAY.fullmatch(text)
    try:
        if found is not None:
            return date(*map(int, found.groups())).isoformat()
        return datetime.fromisoformat(text).date().isoformat()
    except ValueError as error:
        raise NotReadError(words.filled(words.NOT_A_DAY, typed=text)) from error


def _listed(asked: Input, text: str, catalogues: Catalogues, _: object = None) -> str:
    try:
        return str(finder(asked, catalogues)(text).id)
    except UnknownEntryError as error:
        raise NotReadError(words.filled(words.NOT_LISTED, typed=text)) from error


def _items(_: Input, text: str, catalogues: Catalogues, __: object = None) -> list[str]:
    found, unknown = [], []
    for name in split(text):
        try:
            found.append(catalogues.items.item(name).id)
        except UnknownEntryError:
            unknown.append(name)
    if unknown:
        near = {language: "; ".join(_near(each, catalogues, language) for each in unknown) for language in _BOTH}
        raise NotReadError(Phrase(*(words.NO_ITEM.in_language(each).format(near=near[each]) for each in _BOTH)))
    return list(dict.fromkeys(found))


def _near(name: str, catalogues: Catalogues, language: Language) -> str:
    """Give a name with the items most like it."""
    like = _sep(language).join(_label(each, catalogues, language) for each in catalogues.items.nearest(name))
    return f"{name} → {like or '?'}"


def _label(name: str, catalogues: Catalogues, language: Language) -> str:
    return catalogues.items.item(name).label.in_language(language)


def _sep(language: Language) -> str:
    return "、" if language == "zh" else ", "


def _refs(asked: Input, text: str, _: object, known: Mapping[str, Mapping[str, str]]) -> list[str]:
    ids = known.get(asked.of, {})
    names = {name.casefold(): each for each, name in ids.items()}
    found = []
    for name in split(text):
        one = name if name in ids else names.get(name.casefold())
        if one is None:
            raise NotReadError(words.filled(words.NO_ENTRY, typed=name))
        found.append(one)
    return list(dict.fromkeys(found))


_BOTH: Final[tuple[Language, ...]] = ("zh", "en")
_READERS: Final[Mapping[str, Callable[..., Any]]] = {
    "text": _text,
    "texts": _texts,
    "boolean": _boolean,
    "choice": _choice,
    "count": _count,
    "day": _day,
    "listed": _listed,
    "items": _items,
    "refs": _refs,
    "absent": lambda asked, text, *_: _absent(asked, text),
}


def _absent(_: Input, text: str) -> str:
    raise NotReadError(words.filled(words.NOT_NONE, typed=text))
