"""What a form for one entry shows and what it holds once it is sent; decided without a request."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from tongguan.law.catalogues import Catalogues
from tongguan.office.exports import entry_words
from tongguan.office.exports.content import Entry, get_at, set_at
from tongguan.office.exports.inputs import Input, Rows
from tongguan.office.exports.typed import NotReadError, typed_of, value_of
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

Typed = Mapping[str, Sequence[str]]
"""What stands in the fields, by their name: what was sent, or what the entry holds."""
Known = Mapping[str, Mapping[str, str]]
PICKED_FROM: Final = "data_items"
NONE: Final = ".none"
MORE: Final = ".more"
_MANY: Final = frozenset({"items", "refs"})
MOST_ROWS: Final = 50
_PLACE = re.compile(r"\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form means: the entry, and for each field that means nothing why."""

    entry: Entry = field(default_factory=dict)
    errors: dict[str, Phrase] = field(default_factory=dict)


def typed_in(
    fields: Iterable[Input | Rows], entry: Mapping[str, Any], language: Language, catalogues: Catalogues
) -> dict[str, list[str]]:
    """Give what the fields hold for an entry, as if a person had typed it: entries of catalogues by their names."""

    def typing(asked: Input, value: object) -> str:
        named = asked.kind in {"listed", "items"}
        return typed_of(asked, value, language if named else None, catalogues)

    typed: dict[str, list[str]] = {}
    for each in fields:
        value = get_at(entry, each.name)
        if isinstance(each, Rows):
            if value == []:
                typed[each.name + NONE] = ["on"]
            for place, row in enumerate(value or ()):
                for inner in each.inputs:
                    typed[f"{each.name}.{place}.{inner.name}"] = [typing(inner, get_at(row, inner.name))]
        elif (value == "none" and "none" not in each.values) or (value == [] and each.kind in {*_MANY, "texts"}):
            typed[each.name + NONE] = ["on"]
        elif each.kind == "refs" or each.name == PICKED_FROM:
            typed[each.name] = [str(one) for one in value or ()]
        elif each.kind != "absent":
            typed[each.name] = [typing(each, value)]
    return typed


def fill(fields: Iterable[Input | Rows], typed: Typed, catalogues: Catalogues, known: Known) -> Filled:
    """Read what was sent."""
    filled = Filled()
    for each in fields:
        if isinstance(each, Rows):
            _fill_rows(filled, each, typed, catalogues, known)
        else:
            _fill_one(filled, each, each.name, typed, catalogues, known, filled.entry)
    return filled


def rows_typed(rows: Rows, typed: Typed) -> int:
    """Count the rows up to the last one that anything was typed in."""
    last = -1
    for name in typed:
        if name.startswith(f"{rows.name}.") and any(each.strip() for each in typed[name]):
            place = name.removeprefix(f"{rows.name}.").partition(".")[0]
            if place.isascii() and place.isdigit() and int(place[:4]) < MOST_ROWS:
                last = max(last, int(place[:4]))
    return last + 1


def field_of(fields: Iterable[Input | Rows], prefix: str, refused: str | None) -> str | None:
    """Find the field that an error of the declaration is about.

    Args:
        fields: The fields of the form.
        prefix: Where the entry stands, such as ``exports[2]``.
        refused: The dotted path that the error names.
    """
    if refused is None or not (refused == prefix or refused.startswith(f"{prefix}.")):
        return None
    path = _PLACE.sub(r".\1", refused.removeprefix(prefix).removeprefix("."))
    names = [name for each in fields for name in _names(each)]
    fitting = [name for name in names if path == name or path.startswith(f"{name}.") or name.startswith(f"{path}.")]
    return max(fitting, key=len, default=None) if path not in names else path


def _names(each: Input | Rows) -> Iterator[str]:
    yield each.name
    if isinstance(each, Rows):
        for place in range(MOST_ROWS):
            yield from (f"{each.name}.{place}.{inner.name}" for inner in each.inputs)


def _fill_rows(filled: Filled, rows: Rows, typed: Typed, catalogues: Catalogues, known: Known) -> None:
    found: list[Entry] = []
    for place in range(rows_typed(rows, typed)):
        row: Entry = {}
        for each in rows.inputs:
            _fill_one(filled, each, f"{rows.name}.{place}.{each.name}", typed, catalogues, known, row)
        if row:
            for each in rows.inputs:
                name = f"{rows.name}.{place}.{each.name}"
                if each.required and get_at(row, each.name) is None and name not in filled.errors:
                    filled.errors[name] = entry_words.MISSING
            found.append(row)
    if found or rows.name + NONE in typed:
        set_at(filled.entry, rows.name, found)


def _fill_one(
    filled: Filled, asked: Input, name: str, typed: Typed, catalogues: Catalogues, known: Known, into: Entry
) -> None:
    sent = [*typed.get(name, ()), *typed.get(name + MORE, ())]
    text = "\n".join(each for each in sent if each.strip())
    if not text and name + NONE in typed:
        text = "none"
    try:
        value = value_of(asked, text, catalogues, known)
    except NotReadError as error:
        filled.errors[name] = error.says
        return
    if value is None and asked.required and into is filled.entry:
        filled.errors[name] = entry_words.MISSING
    if value is None or (asked.kind == "absent" and value != "none"):
        return
    if asked.kind == "absent" and isinstance(get_at(into, asked.name), dict):
        return
    if isinstance(get_at(into, asked.name.rpartition(".")[0] or asked.name), str) and "." in asked.name:
        filled.errors[asked.name.rpartition(".")[0]] = entry_words.NONE_AND_SOME
        return
    set_at(into, asked.name, value)
