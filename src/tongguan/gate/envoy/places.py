"""Places in a JSON body: names with dots between them, ``[*]`` for each of a list, ``**`` at the end for all below.

Nothing more: no indexes, no conditions, no search in depth. A place that such a path names can be told from a field
that no path names, which a richer language could not promise (``docs/decisions/0022``).
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from tongguan.gate.envoy.errors import NotExtractedError

_STEP = re.compile(r"(?:^|\.)([^\s.\[\]*\"]+)|(\[\*\])|(?:^|\.)(\*\*)$")


class Step(Enum):
    """A step that is no name."""

    EACH = "[*]"
    REST = "**"


Place = tuple[str | Step, ...]


def parse_place(text: str) -> Place | None:
    """Read a path; ``None`` where it is none. An empty one, or ``$``, is the body itself."""
    text = text.removeprefix("$").removeprefix(".") if text.startswith("$") else text
    steps: list[str | Step] = []
    at = 0
    while at < len(text):
        found = _STEP.match(text, at) if at else _STEP.match(text)
        if found is None or (found[1] and at and not text.startswith(".", at)):
            return None
        steps.append(found[1] or Step(found[2] or found[3]))
        at = found.end()
    return tuple(steps)


def write_place(place: Place) -> str:
    """Write a place as a path; names that may be somebody's are not written."""
    text = ""
    for step in place:
        if step is Step.EACH:
            text += "[*]"
        else:
            name = step if isinstance(step, str) else step.value
            text += ("." if text else "") + (name if _PLAIN.fullmatch(name) else "…")
    return text or "$"


_PLAIN = re.compile(r"[A-Za-z_][A-Za-z_-]{0,60}[0-9]{0,3}|\*\*")


def values_at(body: object, place: Place) -> Iterator[Any]:
    """Give every value at a place, in order; nothing where it is missing or null.

    Raises:
        NotExtractedError: The body has another shape on the way.
    """
    if body is None:
        return
    if not place:
        yield body
        return
    step, rest = place[0], place[1:]
    if step is Step.EACH:
        if not isinstance(body, list):
            raise NotExtractedError("the body has no list where people are looked for")
        for each in body:
            yield from values_at(each, rest)
        return
    if not isinstance(body, dict):
        raise NotExtractedError("the body has no object where people are looked for")
    if step in body:
        yield from values_at(body[step], rest)


def leaves_of(body: object, place: Place = ()) -> Iterator[tuple[Place, bool]]:
    """Give the place of every leaf, and whether it holds a value; empty lists and objects are leaves without one."""
    if isinstance(body, dict) and body:
        for name, value in body.items():
            yield from leaves_of(value, (*place, name))
    elif isinstance(body, list) and body:
        seen = set()
        for value in body:
            for leaf in leaves_of(value, (*place, Step.EACH)):
                if leaf not in seen:
                    seen.add(leaf)
                    yield leaf
    else:
        yield place, not (body is None or (isinstance(body, list | dict) and not body))


class Fields:
    """The fields that are known, with what each stands for."""

    def __init__(self, known: Mapping[Place, tuple[str, ...]]) -> None:
        self._known = dict(known)
        self._ways = {place[:length] for place in known for length in range(len(place) + 1)} | {()}

    def items_of(self, body: object) -> tuple[str, ...]:
        """Give the data items that the fields of a body stand for.

        Raises:
            NotExtractedError: A field is not known.
        """
        found: dict[str, None] = {}
        for place, holds in leaves_of(body):
            items = self._of(place)
            if items is None and not holds and place in self._ways:
                continue
            if items is None:
                raise NotExtractedError(f"no rule says what the field `{write_place(place)}` holds")
            found.update(dict.fromkeys(items))
        return tuple(found)

    def _of(self, place: Place) -> tuple[str, ...] | None:
        if place in self._known:
            return self._known[place]
        for length in range(len(place), -1, -1):
            items = self._known.get((*place[:length], Step.REST))
            if items is not None:
                return items
        return None
