"""Fides datasets: which data items their categories stand for, and an export written as one."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, ClassVar, Final

from tongguan.decision.interview.writing import flow
from tongguan.law.catalogues import Catalogues, UnknownEntryError
from tongguan.office.exports.content import Entry
from tongguan.strict_yaml import load
from tongguan.vocabulary import TongguanError

_MOST_FIELDS: Final = 5000
_DEEPEST: Final = 10
_NOT_IN_KEYS = re.compile(r"[^A-Za-z0-9_.-]+")


class NotFidesError(TongguanError):
    """The text holds no Fides dataset."""

    code: ClassVar[str] = "office/not-fides"


@dataclass(frozen=True, slots=True)
class Category:
    """What a category stands for; ``broad`` where it may be something else too."""

    items: tuple[str, ...]
    broad: bool


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a dataset: its dotted path, and its categories."""

    path: str
    name: str
    categories: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A data item, the categories it came from, and the fields that hold it."""

    item: str
    categories: tuple[str, ...]
    fields: tuple[str, ...]
    broad: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a dataset comes to: data items, and what stands for none, with its fields."""

    items: tuple[Mapped, ...]
    unmapped: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def table() -> Mapping[str, Category]:
    """Give what each category stands for."""
    text = resources.files("tongguan.office.exports").joinpath("fides.yaml").read_bytes()
    found = load(text, "fides.yaml")["categories"]
    return {name: Category(tuple(each["items"]), bool(each.get("broad"))) for name, each in found.items()}


def read_datasets(text: str) -> tuple[Field, ...]:
    """Read every field of the datasets in a file.

    Raises:
        TongguanError: It is no YAML, or holds no dataset.
    """
    content = load(text, "dataset")
    datasets = content.get("dataset") if isinstance(content, Mapping) else None
    if isinstance(datasets, Mapping):
        datasets = [datasets]
    if not isinstance(datasets, list) or not datasets:
        raise NotFidesError("the file has no `dataset:`", help="export it with `fides export dataset`, or write one")
    found = [field for each in datasets for field in _of_dataset(each)]
    if len(found) > _MOST_FIELDS:
        raise NotFidesError(f"the file has more than {_MOST_FIELDS} fields", help="import one dataset at a time")
    return tuple(found)


def map_fields(fields: Sequence[Field], catalogues: Catalogues) -> Outcome:
    """Find the data items. A field that is named as an item is that item; else its categories say."""
    items: dict[str, tuple[dict[str, None], dict[str, None], bool]] = {}
    unmapped: dict[str, dict[str, None]] = {}
    for each in fields:
        own = _named(each.name, catalogues)
        personal = [name for name in each.categories if name.split(".")[0] == "user"]
        for category in each.categories:
            stands = _stands_for(category)
            if stands is None or category not in personal:
                if category in personal and own is None:
                    unmapped.setdefault(category, {})[each.path] = None
                continue
            for item in (own,) if own is not None else stands.items:
                categories, paths, broad = items.get(item, ({}, {}, True))
                items[item] = (
                    {**categories, category: None},
                    {**paths, each.path: None},
                    broad and stands.broad and own is None,
                )
        if not each.categories:
            unmapped.setdefault("", {})[each.path] = None
        elif own is not None and personal and own not in items:
            items[own] = (dict.fromkeys(personal), {each.path: None}, False)
    return Outcome(
        tuple(Mapped(item, tuple(of), tuple(paths), broad) for item, (of, paths, broad) in items.items()),
        tuple((category, tuple(paths)) for category, paths in unmapped.items()),
    )


def dataset_of(export: Entry, catalogues: Catalogues) -> str:
    """Write an export as a Fides dataset with one collection, a field for each data item."""
    key = _NOT_IN_KEYS.sub("_", str(export["id"]))
    says = str(export.get("title") or export["id"])
    lines = [
        "dataset:",
        f"  - fides_key: {flow(key)}",
        f"    name: {flow(says)}",
        f"    description: {flow(str(export.get('purpose') or says))}",
        "    collections:",
        "      - name: exported",
        f"        description: {flow(says)}",
    ]
    fields = list(_written(export.get("data_items") or (), catalogues))
    lines += ["        fields:", *fields] if fields else ["        fields: []"]
    return "\n".join(lines) + "\n"


def _written(names: Sequence[object], catalogues: Catalogues) -> Iterator[str]:
    back = {item: name for name, each in reversed(list(table().items())) for item in each.items}
    for name in names:
        try:
            item = catalogues.items.item(str(name))
        except UnknownEntryError:
            continue
        yield f"          - name: {flow(item.id)}"
        yield f"            description: {flow(f'{item.label.zh} / {item.label.en}')}"
        yield f"            data_categories: [{back.get(item.id, 'user')}]"


def _of_dataset(dataset: object) -> Iterator[Field]:
    collections = dataset.get("collections") if isinstance(dataset, Mapping) else None
    if not isinstance(dataset, Mapping) or not isinstance(collections, list):
        raise NotFidesError("a dataset has no list `collections`", help="look at the format of Fides datasets")
    beyond = _listed(dataset.get("data_categories"))
    for each in collections:
        if not isinstance(each, Mapping):
            raise NotFidesError("a collection is no mapping", help="look at the format of Fides datasets")
        under = (*beyond, *_listed(each.get("data_categories")))
        yield from _of_fields(
            each.get("fields"),
            f"{dataset.get('fides_key') or dataset.get('name') or ''}.{each.get('name', '')}",
            under,
            0,
        )


def _of_fields(fields: Any, path: str, under: tuple[str, ...], depth: int) -> Iterator[Field]:  # noqa: ANN401 -- plain YAML values
    if fields is None:
        return
    if not isinstance(fields, list) or depth > _DEEPEST:
        raise NotFidesError(f"the fields of `{path[:80]}` are no list", help="look at the format of Fides datasets")
    for each in fields:
        if not isinstance(each, Mapping):
            raise NotFidesError(f"a field of `{path[:80]}` is no mapping", help="look at the format of Fides datasets")
        name = str(each.get("name", ""))
        own = _listed(each.get("data_categories")) or under
        if each.get("fields"):
            yield from _of_fields(each["fields"], f"{path}.{name}", own, depth + 1)
        else:
            yield Field(f"{path}.{name}", name, own)


def _listed(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list) else ()


def _named(name: str, catalogues: Catalogues) -> str | None:
    return name if name in catalogues.items.items else None


def _stands_for(category: str) -> Category | None:
    """Give what a category stands for; one that is not in the table stands for what the one above it may."""
    if category in table():
        return table()[category]
    above = category.rpartition(".")[0]
    while above:
        if above in table():
            return Category(table()[above].items, broad=True)
        above = above.rpartition(".")[0]
    return None
