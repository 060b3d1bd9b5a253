"""Builds plain values from YAML events, and finds the place of a value again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from tongguan.strict_yaml.decoding import Position, YamlError, decode, unreadable_character
from tongguan.strict_yaml.scalars import resolve

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # pragma: no cover -- a build of PyYAML without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]  # -- same interface

Path = tuple[str | int, ...]

DEEPEST = 40


def load(text: str | bytes, source: str) -> Any:  # noqa: ANN401 -- plain values of any shape
    """Read one YAML document into plain values.

    Args:
        text: The document; bytes must be UTF-8.
        source: The name of the file, for messages.

    Returns:
        Mappings as ``dict`` with text keys, sequences as ``list``, scalars as ``str``, ``int``,
        ``bool``, ``datetime.date`` or ``None``.

    Raises:
        YamlError: The text is not UTF-8, is no YAML, or holds a repeated key, an alias, a tag, a second
            document, an unreal date, or nesting deeper than 40.
    """
    return _build(decode(text, source), source, None)


def locate(text: str | bytes, path: Path, *, key: bool = False) -> Position | None:
    """Find where the value at ``path`` stands in ``text``, or its key.

    A missing last step gives the place of what should hold it. Only called to report a mistake.
    """
    search = _Search(path, key)
    try:
        _build(decode(text, ""), "", search)
    except YamlError:
        return None
    return search.found


@dataclass(slots=True)
class _Search:
    """A path that is looked for, and the place of the longest part of it that was met."""

    path: Path
    key: bool
    found: Position | None = None

    def leads_on(self, depth: int, step: str | int) -> bool:
        """Whether ``step``, taken ``depth`` steps down the path, is the next one of it."""
        return 0 <= depth < len(self.path) and self.path[depth] == step

    def meet(self, event: Any) -> None:  # noqa: ANN401 -- PyYAML's events are untyped
        """Keep the place of ``event``."""
        self.found = Position(event.start_mark.line + 1, event.start_mark.column + 1)


class _Open:
    """A mapping or sequence whose end has not come yet.

    ``depth`` is how many steps of the searched path lead here; -1 away from that path.
    """

    __slots__ = ("depth", "key", "key_lines", "value")

    def __init__(self, value: dict[str, Any] | list[Any], depth: int) -> None:
        self.value = value
        self.depth = depth
        self.key: str | None = None
        self.key_lines: dict[str, int] = {}


def _events(text: str, source: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        tab = mark is not None and text[mark.index : mark.index + 1] == "\t"
        raise YamlError(
            "a tab stands where YAML wants spaces" if tab else error.problem or "the text is not YAML",
            help="check the indentation, the brackets and the quotes just before this place",
            source=source,
            line=mark.line + 1 if mark else None,
            column=mark.column + 1 if mark else None,
        ) from error
    except (yaml.YAMLError, UnicodeEncodeError) as error:
        raise unreadable_character(text, source) from error


def _build(text: str, source: str, search: _Search | None) -> Any:  # noqa: ANN401, C901 -- one loop over a closed set of events
    stack: list[_Open] = []
    root: list[Any] = []
    documents = 0
    for event in _events(text, source):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            _no_extras(event, source)
            top = stack[-1] if stack else None
            if top is not None and type(top.value) is dict and top.key is None:
                _take_key(top, event, source)
                if search is not None and search.key and search.leads_on(top.depth, event.value):
                    search.meet(event)
                continue
            value: Any = event.value if event.style else _resolve(event, source)
            _put(top, root, value, event, search)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _no_extras(event, source)
            top = stack[-1] if stack else None
            if top is not None and type(top.value) is dict and top.key is None:
                raise _at(event, source, "a key must be a single word or text")
            if len(stack) >= DEEPEST:
                raise _at(event, source, f"the nesting is deeper than {DEEPEST} levels")
            opened: Any = {} if kind is yaml.MappingStartEvent else []
            stack.append(_Open(opened, _put(top, root, opened, event, search)))
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
        elif kind is yaml.AliasEvent:
            raise _at(event, source, f"`*{event.anchor}` is an alias; write the value out")
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise _at(event, source, "a second document begins here; one file holds one")
    return root[0] if root else None


def _put(
    top: _Open | None,
    root: list[Any],
    value: object,
    event: Any,  # noqa: ANN401 -- PyYAML's events are untyped
    search: _Search | None,
) -> int:
    step: str | int = 0
    if top is None:
        root.append(value)
        depth = 0
    else:
        if type(top.value) is dict:
            assert top.key is not None  # noqa: S101 -- keys are taken before values
            step = top.key
            top.value[step] = value
            top.key = None
        else:
            step = len(top.value)
            top.value.append(value)  # type: ignore[union-attr]  # -- not a mapping, so a list
        if search is None or not search.leads_on(top.depth, step):
            return -1
        depth = top.depth + 1
    if search is not None and not (search.key and depth == len(search.path) and type(step) is str):
        search.meet(event)
    return depth


def _take_key(top: _Open, event: Any, source: str) -> None:  # noqa: ANN401 -- PyYAML's events are untyped
    key = event.value
    if key == "<<" and not event.style:
        raise _at(event, source, "merge keys (`<<`) are not read; write the fields out")
    first = top.key_lines.setdefault(key, event.start_mark.line + 1)
    if key in top.value:
        raise _at(
            event,
            source,
            f"key `{key}` appears 2 times in one mapping, first at line {first}",
            help="keep one; YAML would silently take the last",
        )
    top.key = key


def _resolve(event: Any, source: str) -> str | int | bool | date | None:  # noqa: ANN401 -- PyYAML's events are untyped
    try:
        return resolve(event.value)
    except ValueError as error:
        raise _at(event, source, str(error)) from error


def _no_extras(event: Any, source: str) -> None:  # noqa: ANN401 -- PyYAML's events are untyped
    if event.anchor:
        raise _at(event, source, f"`&{event.anchor}` is an anchor; write the value out")
    if event.tag:
        raise _at(event, source, f"`{event.tag}` is a tag; only plain values are read")


def _at(event: Any, source: str, message: str, *, help: str | None = None) -> YamlError:  # noqa: A002, ANN401 -- as TongguanError; untyped events
    mark = event.start_mark
    return YamlError(message, help=help, source=source, line=mark.line + 1, column=mark.column + 1)
