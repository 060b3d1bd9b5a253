"""Reads what a person answered, typed or chosen, into the value that the declaration holds."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar

from tongguan.decision.interview import words
from tongguan.decision.interview.asked import Asked
from tongguan.decision.interview.state import Suggestion
from tongguan.law.catalogues import Catalogues, UnknownEntryError
from tongguan.vocabulary import Phrase, TongguanError

MOST_EXPORTS = 200
_YES = frozenset({"y", "yes", "true", "是", "对", "有"})
_NO = frozenset({"n", "no", "false", "否", "不是", "没有", "无"})
_NONE = frozenset({"none", "no", "无", "没有", "否"})
_BETWEEN = re.compile(r"[,，、;；\n]+")
_PARTS = re.compile(r"[\s/;；]+")
_RANGE = re.compile(r"([0-9][0-9_,，]*)?\s*(?:-|–|—|~|至|\.\.)\s*([0-9][0-9_,，]*)?")
_NUMBER = re.compile(r"[0-9][0-9_,，]*")


class AnswerError(TongguanError):
    """The answer was not understood."""

    code: ClassVar[str] = "interview/not-understood"

    def __init__(self, says: Phrase, advice: Phrase, suggestions: tuple[Suggestion, ...] = ()) -> None:
        super().__init__(says.en, help=advice.en)
        self.says = says
        self.advice = advice
        self.suggestions = suggestions


def read(asked: Asked, typed: object, catalogues: Catalogues, as_of: date) -> Any:  # noqa: ANN401 -- a value of any fact
    """Give the value that ``typed`` means: a value as the declaration holds it, words, or the number of a choice.

    Raises:
        AnswerError: It means none; nearest entries of a catalogue are suggested.
        UnknownEntryError: No entry of a catalogue has this name.
    """
    if isinstance(typed, str):
        typed = typed.strip()
        if not typed:
            raise AnswerError(words.NO_ANSWER, words.ANSWER_OR_NOT_KNOWN)
        chosen = _chosen(asked, typed)
        if chosen is not None:
            return chosen
        if asked.none and typed.lower() in _NONE:
            return "none"
    reader: Callable[..., Any] = _READERS.get(asked.kind, _text)
    return reader(asked, typed, catalogues, as_of)


def _chosen(asked: Asked, typed: str) -> Any:  # noqa: ANN401 -- as above
    """Give the value of the choice that was picked by its number, its value or its words."""
    for place, choice in enumerate(asked.choices, start=1):
        if choice.value is None or isinstance(choice.value, bool | list):
            picked = choice.value is not None and typed == str(place)
        else:
            ways = (str(place), str(choice.value).lower(), choice.says.zh, choice.says.en.lower())
            picked = typed.lower() in ways
        if picked:
            return choice.value
    return None


def _boolean(_: Asked, typed: object, __: Catalogues, ___: date) -> bool:
    if isinstance(typed, bool):
        return typed
    word = str(typed).lower()
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise AnswerError(_filled(words.NEITHER_YES_NOR_NO, typed), words.YES_OR_NO)


def _choice(asked: Asked, typed: object, _: Catalogues, __: date) -> Any:  # noqa: ANN401 -- a value of the choice
    values = [choice.value for choice in asked.choices]
    if typed in values:
        return typed
    raise AnswerError(_filled(words.NO_CHOICE, typed), words.PICK_A_NUMBER)


def _entry(find: Callable[[Catalogues], Callable[[str], Any]]) -> Callable[..., str]:
    def reader(_: Asked, typed: object, catalogues: Catalogues, __: date) -> str:
        return str(find(catalogues)(str(typed)).id)

    return reader


def _city(_: Asked, typed: object, catalogues: Catalogues, __: date) -> str:
    found = catalogues.places.normalise_city(str(typed))
    if found is None:
        near = tuple(city.label.zh for city in catalogues.places.nearest_cities(str(typed)))
        raise AnswerError(
            _filled(words.NO_CITY, typed),
            words.WRITE_A_CITY,
            (Suggestion(str(typed), near),) if near else (),
        )
    return found.label.zh


def _items(_: Asked, typed: object, catalogues: Catalogues, __: date) -> list[str]:
    names = [each.strip() for each in _BETWEEN.split(typed)] if isinstance(typed, str) else _listed(typed)
    found: list[str] = []
    unknown: list[Suggestion] = []
    for name in filter(None, names):
        try:
            found.append(catalogues.items.item(name).id)
        except UnknownEntryError:
            unknown.append(Suggestion(name, catalogues.items.nearest(name)))
    if unknown:
        missing = "`, `".join(each.typed for each in unknown)
        raise AnswerError(_filled(words.NO_ITEM, missing), words.TAKE_THE_NEAREST, tuple(unknown))
    return list(dict.fromkeys(found))


def _recipients(_: Asked, typed: object, __: Catalogues, ___: date) -> list[str]:
    names = [each.strip() for each in _BETWEEN.split(typed)] if isinstance(typed, str) else _listed(typed)
    found = list(dict.fromkeys(filter(None, names)))
    if not found:
        raise AnswerError(words.NO_RECIPIENT, words.GIVE_NAMES)
    return found


def _onward(_: Asked, typed: object, catalogues: Catalogues, __: date) -> list[Any]:
    if isinstance(typed, list):
        return typed
    text = str(typed)
    if text.lower() in _NONE or text == "[]":
        return []
    places = (catalogues.territories.territory(each.strip()) for each in _BETWEEN.split(text) if each.strip())
    return [{"territory": place.id} for place in places]


def _people(_: Asked, typed: object, __: Catalogues, as_of: date) -> dict[str, Any]:
    if isinstance(typed, Mapping):
        found = dict(typed)
    else:
        parts = [part for part in _PARTS.split(re.sub(r"\s*(-|–|—|~|至|\.\.)\s*", r"\1", str(typed))) if part]
        if len(parts) != 2:  # noqa: PLR2004 -- ordinary and sensitive
            raise AnswerError(_filled(words.NOT_TWO_NUMBERS, typed), words.TWO_NUMBERS)
        found = {name: _amount(part) for name, part in zip(("ordinary", "sensitive"), parts, strict=True)}
    if all(found.get(name) is None for name in ("ordinary", "sensitive")):
        raise AnswerError(words.NEITHER_KNOWN, words.SAY_NOT_KNOWN)
    return {
        **{name: value for name, value in found.items() if value is not None},
        "until": found.get("until") or as_of.isoformat(),
    }


def _count(_: Asked, typed: object, __: Catalogues, ___: date) -> Any:  # noqa: ANN401 -- a number, or two
    return typed if isinstance(typed, int | list) and not isinstance(typed, bool) else _amount(str(typed))


def _amount(text: str) -> int | list[int | None] | None:
    """Read ``84,000``, ``1,000-5,000``, ``1,000-`` or ``?``."""
    text = text.strip()
    if text in {"?", "？"}:
        return None
    if _NUMBER.fullmatch(text):
        return _whole(text)
    found = _RANGE.fullmatch(text)
    if found is None or not any(found.groups()):
        raise AnswerError(_filled(words.NO_NUMBER, text), words.WRITE_DIGITS)
    low, high = found.groups()
    return [_whole(low) if low else 0, _whole(high) if high else None]


def _whole(text: str) -> int:
    return int(re.sub(r"[_,，]", "", text))


def _number(_: Asked, typed: object, __: Catalogues, ___: date) -> int:
    text = str(typed)
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= MOST_EXPORTS:
        raise AnswerError(_filled(words.NOT_SO_MANY, typed), words.COUNT_PURPOSES)
    return int(text)


def _day(_: Asked, typed: object, __: Catalogues, ___: date) -> str:
    try:
        return date.fromisoformat(str(typed)).isoformat()
    except ValueError as error:
        raise AnswerError(_filled(words.NO_DAY, typed), words.WRITE_A_DAY) from error


def _text(_: Asked, typed: object, __: Catalogues, ___: date) -> Any:  # noqa: ANN401 -- the reader of declarations judges it
    return typed


def _filled(says: Phrase, typed: object) -> Phrase:
    return Phrase(says.zh.format(typed=typed), says.en.format(typed=typed))


def _listed(typed: object) -> list[str]:
    return [str(each) for each in typed] if isinstance(typed, list | tuple) else [str(typed)]


_READERS: dict[str, Callable[..., Any]] = {
    "boolean": _boolean,
    "choice": _choice,
    "territory": _entry(lambda catalogues: catalogues.territories.territory),
    "province": _entry(lambda catalogues: catalogues.places.province),
    "zone": _entry(lambda catalogues: catalogues.zones.zone),
    "sector": _entry(lambda catalogues: catalogues.activities.sector),
    "scenario": _entry(lambda catalogues: catalogues.activities.scenario),
    "city": _city,
    "items": _items,
    "recipients": _recipients,
    "onward": _onward,
    "people": _people,
    "count": _count,
    "number": _number,
    "date": _day,
}
