"""Puts answers into the plain values of a declaration; nothing is changed in place."""

from collections.abc import Mapping, Sequence
from typing import Any

Content = Mapping[str, Any]
NUMBER_OF_EXPORTS = ("exports",)
DISTINCT_PEOPLE = ("distinct_people",)


def put(content: Content, where: tuple[str, ...], value: Any) -> Content:  # noqa: ANN401, PLR0911 -- a value of any fact; one arm a place
    """Give ``content`` with ``value`` at ``where``.

    The number of exports makes so many entries; names of recipients make recipients that are not there yet.
    """
    match where:
        case ("exports",):
            return {**content, "exports": [{"id": f"export-{number}"} for number in range(1, value + 1)]}
        case ("distinct_people",):
            return {**content, "distinct_people": [*(content.get("distinct_people") or ()), value]}
        case ("handler", name):
            return {**content, "handler": _within(content.get("handler") or {}, name.split("."), value)}
        case ("exports", export, "recipients"):
            recipients, ids = _named(content.get("recipients") or (), value)
            content = {**content, "recipients": recipients}
            return {**content, "exports": _in_entry(content.get("exports") or (), export, ["recipients"], ids)}
        case (shape, entry, "onward", member, name):
            return {**content, shape: _in_member(content.get(shape) or (), entry, int(member), name, value)}
        case ("exports", entry, "people"):
            value = {**(entry_of(content, "exports", entry).get("people") or {}), **value}
            return {**content, "exports": _in_entry(content.get("exports") or (), entry, ["people"], value)}
        case (shape, entry, name):
            return {**content, shape: _in_entry(content.get(shape) or (), entry, name.split("."), value)}
        case _:
            raise ValueError(f"no part of a declaration is at {where}")


def entry_of(content: Content, shape: str, name: str) -> Content:
    """Give the export or recipient of that id; empty where there is none."""
    return next((each for each in content.get(shape) or () if str(each.get("id")) == name), {})


def at(content: Content, where: tuple[str, ...]) -> Any:  # noqa: ANN401 -- a value of any fact
    """Give what stands at ``where``, or ``None``."""
    match where:
        case ("handler", name):
            return _at(content.get("handler") or {}, name.split("."))
        case (shape, entry, name):
            return _at(entry_of(content, shape, entry), name.split("."))
        case (part,):
            return content.get(part)
        case _:
            return None


def _at(mapping: Content, steps: Sequence[str]) -> Any:  # noqa: ANN401 -- as above
    found: Any = mapping
    for step in steps:
        found = found.get(step) if isinstance(found, Mapping) else None
    return found


def _within(mapping: Content, steps: Sequence[str], value: object) -> Content:
    first, *rest = steps
    if not rest:
        return {**mapping, first: value}
    return {**mapping, first: _within(mapping.get(first) or {}, rest, value)}


def _in_entry(entries: Sequence[Content], name: str, steps: Sequence[str], value: object) -> list[Content]:
    return [_within(each, steps, value) if str(each.get("id")) == name else each for each in entries]


def _in_member(entries: Sequence[Content], name: str, member: int, fact: str, value: object) -> list[Content]:
    found: list[Content] = []
    for each in entries:
        if str(each.get("id")) == name:
            onward = [
                _within(its, fact.split("."), value) if place == member else its
                for place, its in enumerate(each.get("onward") or ())
            ]
            found.append({**each, "onward": onward})
        else:
            found.append(each)
    return found


def _named(recipients: Sequence[Content], names: Sequence[str]) -> tuple[list[Content], list[str]]:
    """Give the recipients with those named that are not there yet, and the ids of those named."""
    found, ids = list(recipients), []
    for name in names:
        known = next((each for each in found if name in (str(each.get("id")), each.get("name"))), None)
        if known is None:
            known = {"id": _free_id({str(each.get("id")) for each in found}), "name": name}
            found.append(known)
        ids.append(str(known["id"]))
    return found, list(dict.fromkeys(ids))


def _free_id(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"recipient-{number}" in taken:
        number += 1
    return f"recipient-{number}"
