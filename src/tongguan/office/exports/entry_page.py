"""What a form for one entry shows, decided before it is drawn: its fields in groups, with what is typed and refused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tongguan.law.catalogues import Catalogues
from tongguan.office.exports import entry_words, form_words
from tongguan.office.exports.entry_form import MORE, NONE, PICKED_FROM, Known, Typed, rows_typed
from tongguan.office.exports.finding import Found, find_items
from tongguan.office.exports.inputs import Input, Rows, fields_of
from tongguan.office.exports.typed import BETWEEN, says_of
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language

FIND = "find"


@dataclass(frozen=True, slots=True)
class Option:
    """Something to choose."""

    value: str
    says: str
    picked: bool


@dataclass(frozen=True, slots=True)
class Box:
    """One field: ``looks`` is the kind of its control, ``typed`` what stands in it, ``error`` what is wrong with it."""

    name: str
    looks: str
    says: str
    hint: str
    typed: str
    options: tuple[Option, ...] = ()
    none_offered: bool = False
    none_picked: bool = False
    error: str = ""
    required: bool = False
    listed: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class RowBoxes:
    """A list of small entries, with an empty row at its end."""

    name: str
    says: str
    rows: tuple[tuple[Box, ...], ...]
    none_picked: bool
    error: str


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that belong together; ``opened`` where something in them is wrong or most people need them."""

    code: str
    says: str
    boxes: tuple[Box | RowBoxes, ...]
    opened: bool
    filled: int
    wrong: int


@dataclass(frozen=True, slots=True)
class FormPage:
    """The whole form; ``chosen`` and ``found`` are data items, ``lists`` what listed fields may hold."""

    shape: str
    name: str | None
    opened: int
    groups: tuple[Group, ...]
    items: Found | None
    why: str
    why_error: str
    errors: int
    problem: str
    lists: Mapping[str, tuple[Option, ...]]
    id_error: str = ""
    id_typed: str = ""


def asked_for(shape: str, *, with_handler: bool = False) -> tuple[Input | Rows, ...]:
    """Give the fields of a form: an export may bring new recipients, and the first one the handler."""
    own = tuple(each for each in fields_of(shape) if each.name != "id")
    if shape != "exports":
        return own
    return (*_prefixed("handler"), *own, ADDED) if with_handler else (*own, ADDED)


def _prefixed(shape: str) -> tuple[Input | Rows, ...]:
    return tuple(
        Input(
            f"{shape}.{each.name}",
            each.kind,
            each.says,
            each.question,
            each.required,
            each.of,
            each.values,
            each.none,
        )
        for each in fields_of(shape)
        if isinstance(each, Input)
    )


_RECIPIENT = {each.name: each for each in fields_of("recipients") if isinstance(each, Input)}
ADDED = Rows(
    "added",
    form_words.ADDED,
    tuple(_RECIPIENT[name] for name in ("name", "territory", "city", "role", "affiliated")),
)


def groups_of(
    shape: str,
    fields: Sequence[Input | Rows],
    typed: Typed,
    errors: Mapping[str, str],
    known: Known,
    language: Language,
    *,
    extra_rows: str = "",
) -> tuple[Group, ...]:
    """Put the fields of a shape into their groups."""
    left = {each.name: each for each in fields}
    groups: list[Group] = []
    for code, says, names in form_words.GROUPS[shape]:
        own = [left.pop(name) for name in list(left) if _fits(name, names)]
        own.sort(key=lambda each: _place(each.name, names))
        if own:
            groups.append(_group(code, says, own, typed, errors, known, language, extra_rows, first=not groups))
    if left:
        groups.append(
            _group(
                "other", form_words.OTHER, list(left.values()), typed, errors, known, language, extra_rows, first=False
            )
        )
    return tuple(groups)


def items_of(typed: Typed, catalogues: Catalogues, language: Language) -> Found:
    """Give the data items that are chosen, and those that fit what is searched for."""
    return find_items(typed.get(PICKED_FROM, ()), " ".join(typed.get(FIND, ())), catalogues, language)


def lists_of(
    fields: Sequence[Input | Rows], catalogues: Catalogues, language: Language
) -> dict[str, tuple[Option, ...]]:
    """Give the entries of the catalogues that fields are completed from."""
    wanted = {each.of for each in fields if isinstance(each, Input) and each.kind == "listed"}
    wanted |= {inner.of for each in fields if isinstance(each, Rows) for inner in each.inputs if inner.kind == "listed"}
    entries: Mapping[str, Mapping[str, Any]] = {
        "territory": catalogues.territories.territories,
        "province": catalogues.places.provinces,
        "zone": catalogues.zones.zones,
        "sector": catalogues.activities.sectors,
        "scenario": catalogues.activities.scenarios,
    }
    return {
        name: tuple(
            Option(each, entry.label.in_language(language), picked=False) for each, entry in entries[name].items()
        )
        for name in sorted(wanted & entries.keys())
    }


def _fits(name: str, names: Sequence[str]) -> bool:
    return any(name == each or name.startswith(f"{each}.") for each in names)


def _place(name: str, names: Sequence[str]) -> int:
    return next(place for place, each in enumerate(names) if name == each or name.startswith(f"{each}."))


def _group(
    code: str,
    says: Phrase,
    fields: Sequence[Input | Rows],
    typed: Typed,
    errors: Mapping[str, str],
    known: Known,
    language: Language,
    extra_rows: str,
    *,
    first: bool,
) -> Group:
    boxes = tuple(
        _rows(each, typed, errors, known, language, more=extra_rows == each.name)
        if isinstance(each, Rows)
        else _box(each, each.name, typed, errors, known, language)
        for each in fields
    )
    names = tuple(each.name for each in fields)
    wrong = sum(_fits(name, names) for name in errors)
    filled = sum(
        any(part.strip() for part in typed.get(each.name, ())) or each.name + NONE in typed
        if isinstance(each, Input)
        else rows_typed(each, typed) > 0 or each.name + NONE in typed
        for each in fields
    )
    opened = first or bool(wrong) or code in form_words.OPENED or any(extra_rows == each.name for each in fields)
    return Group(code, says.in_language(language), boxes, opened, filled, wrong)


def _rows(
    rows: Rows, typed: Typed, errors: Mapping[str, str], known: Known, language: Language, *, more: bool
) -> RowBoxes:
    count = rows_typed(rows, typed) + (2 if more else 1)
    return RowBoxes(
        rows.name,
        rows.says.in_language(language),
        tuple(
            tuple(
                _box(each, f"{rows.name}.{place}.{each.name}", typed, errors, known, language) for each in rows.inputs
            )
            for place in range(count)
        ),
        rows.name + NONE in typed,
        errors.get(rows.name, ""),
    )


def _box(asked: Input, name: str, typed: Typed, errors: Mapping[str, str], known: Known, language: Language) -> Box:
    given = list(typed.get(name, ()))
    return Box(
        name,
        _looks(asked, name),
        asked.says.in_language(language),
        form_words.HINTS[asked.kind].in_language(language) if asked.kind in form_words.HINTS else "",
        given[-1] if given and asked.kind != "items" else ", ".join(given),
        _options(asked, given, known, language),
        asked.none or asked.kind in {"items", "refs"},
        name + NONE in typed,
        errors.get(name, ""),
        asked.required,
        asked.of,
        next(iter(typed.get(name + MORE, ())), ""),
    )


def _looks(asked: Input, name: str) -> str:
    if asked.kind == "items":
        return "picker" if name == PICKED_FROM and not asked.of else "text"
    if asked.kind in {"texts", "count"}:
        return "text"
    return "long" if asked.name in form_words.LONG else asked.kind


def _options(asked: Input, given: Sequence[str], known: Known, language: Language) -> tuple[Option, ...]:
    if asked.kind == "boolean":
        return tuple(
            Option(value, says.in_language(language), value in given)
            for value, says in (("yes", entry_words.YES), ("no", entry_words.NO))
        )
    if asked.kind == "choice":
        return tuple(Option(each, says_of(each).in_language(language), each in given) for each in asked.values)
    if asked.kind == "refs":
        picked = {part.strip() for each in given for part in BETWEEN.split(each)} | set(given)
        return tuple(Option(each, says, each in picked) for each, says in known.get(asked.of, {}).items())
    return ()
