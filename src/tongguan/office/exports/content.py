"""The declaration as plain values: its entries by shape and id, and the text that holds them."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Final

from tongguan.decision.interview import State
from tongguan.decision.interview.plain import plain
from tongguan.decision.interview.writing import text_of
from tongguan.office.exports import changing_words as words
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import lawbook
from tongguan.strict_yaml import load
from tongguan.vocabulary.phrase import Language

Content = Mapping[str, Any]
Entry = dict[str, Any]
_REMEMBERED: Final = 16


def content_of(version: Version | None) -> Content:
    """Give a version as plain values, days as text; they are shared, and not to be changed."""
    return {} if version is None else _content(version.text)


@lru_cache(maxsize=_REMEMBERED)
def _content(text: str) -> Content:
    content: Content = plain(load(text, "declaration"))
    return content


def entries_in(content: Content, shape: str) -> list[Entry]:
    """Give the entries of a shape; the handler is one."""
    found = content.get(shape)
    if shape == "handler":
        return [found] if found else []
    return list(found or ())


def entry_in(content: Content, shape: str, name: str) -> Entry | None:
    """Find an entry by its id."""
    if shape == "handler":
        return next(iter(entries_in(content, shape)), None)
    return next((each for each in entries_in(content, shape) if str(each.get("id")) == name), None)


def named_in(content: Content) -> dict[str, dict[str, str]]:
    """Give what each entry is called, by shape and id."""
    return {
        shape: {
            str(each.get("id")): str(each.get("title") or each.get("name") or each.get("id"))
            for each in entries_in(content, shape)
        }
        for shape in ("recipients", "exports", "mechanisms")
    }


def with_entry(content: Content, shape: str, name: str | None, entry: Entry) -> Content:
    """Give the content with an entry in place of the one of this id, or at the end."""
    if shape == "handler":
        return {**content, shape: entry}
    before = entries_in(content, shape)
    if name is None:
        return {**content, shape: [*before, entry]}
    return {**content, shape: [entry if str(each.get("id")) == name else each for each in before]}


def without_entry(content: Content, shape: str, name: str) -> Content:
    """Give the content without an entry, and without what would be about nothing then."""
    left = {**content, shape: [each for each in entries_in(content, shape) if str(each.get("id")) != name]}
    if shape != "exports":
        return left
    mechanisms = [_without(each, name) for each in entries_in(content, "mechanisms")]
    overlaps = [
        each for each in content.get("distinct_people") or () if name not in map(str, each.get("exports") or ())
    ]
    return {**left, "mechanisms": [each for each in mechanisms if each["exports"]], "distinct_people": overlaps}


def written(content: Content, on: date, language: Language) -> str:
    """Write the content as a declaration, what each field means beside it."""
    body = text_of(State(content), lawbook().facts, on.isoformat(), language).splitlines()
    first = next(place for place, line in enumerate(body) if not line.startswith("#"))
    head = words.WRITTEN.in_language(language).format(day=on.isoformat())
    return "\n".join([f"# {head}", *body[first:]]) + "\n"


def set_at(entry: Entry, name: str, value: object) -> None:
    """Put a value at a dotted name."""
    *groups, last = name.split(".")
    inner = entry
    for group in groups:
        below = inner.get(group)
        if not isinstance(below, dict):
            below = inner[group] = {}
        inner = below
    inner[last] = value


def get_at(entry: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 -- plain values
    """Give the value at a dotted name; ``None`` where there is none."""
    found: Any = entry
    for step in name.split("."):
        if not isinstance(found, Mapping):
            return None
        found = found.get(step)
    return found


def _without(mechanism: Entry, export: str) -> Entry:
    return {**mechanism, "exports": [each for each in mechanism.get("exports") or () if str(each) != export]}
