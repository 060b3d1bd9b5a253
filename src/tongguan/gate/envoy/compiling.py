"""Makes rules ready: what contradicts itself, or names what is not there, keeps the gate from starting."""

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tongguan.gate.envoy.extraction import NOTHING, Extraction, PeopleAt, Rule, Source
from tongguan.gate.envoy.places import Fields, Place, Step, parse_place
from tongguan.gate.service.errors import ConfigurationError
from tongguan.identity import UnknownKindError, load_identity_book, normaliser_of

_SEGMENT = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_PLAIN = re.compile(r"[A-Za-z0-9._~!$&'()*+,;=:@-]+")
REST = "**"

Found = str | Place
"""A header as ``header:NAME``, a segment as ``segment:NAME``, or a place in the body."""


class Person(NamedTuple):
    """Where people stand, and where each is named."""

    at: Place
    kinds: tuple[tuple[str, Found], ...]
    pseudonym: Found | None


class Ready(NamedTuple):
    """A rule that can be used."""

    rule: Rule
    segments: tuple[tuple[str, bool], ...]
    rest: bool
    people: tuple[Person, ...]
    fields: Fields


def make_ready(extraction: Extraction, field: str = "envoy") -> tuple[Ready, ...]:
    """Make rules ready.

    Args:
        extraction: What the file says.
        field: Under which field of the configuration it stands.

    Raises:
        ConfigurationError: Something is wrong; names the field.
    """
    names = [rule.name for rule in extraction.rules]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise ConfigurationError(f"there are two rules `{name}`", field=f"{field}.rules[{number}].name")
    return tuple(_ready(rule, f"{field}.rules[{number}]") for number, rule in enumerate(extraction.rules))


def headers_of(extraction: Extraction) -> tuple[str, ...]:
    """Give the headers that the rules read."""
    found = (each.header for rule in extraction.rules for each in _sources(rule) if each.header is not None)
    return tuple(dict.fromkeys(found))


def _ready(rule: Rule, field: str) -> Ready:
    segments, rest = _segments(rule, f"{field}.path")
    names = {name for name, open_ in segments if open_}
    for each in _sources(rule):
        if each.segment is not None and each.segment not in names:
            raise ConfigurationError(
                f"the path has no segment `{{{each.segment}}}`", field=field, help=_nearest(each.segment, names)
            )
    for name in ("export", "recipient", "territory", "key"):
        value = getattr(rule, name)
        if isinstance(value, Source):
            _found(value, f"{field}.{name}")
    people = tuple(_person(each, f"{field}.people[{number}]") for number, each in enumerate(rule.people))
    known: dict[Place, tuple[str, ...]] = {}
    for text, items in rule.items.items():
        place = _place(text, f'{field}.items["{text}"]')
        if place in known:
            raise ConfigurationError(f"`{text}` stands twice", field=f'{field}.items["{text}"]')
        known[place] = () if items == NOTHING else (items,) if isinstance(items, str) else tuple(items)
    if not rule.always and not any(known.values()):
        raise ConfigurationError(
            "no field of the rule is a data item", field=f"{field}.items", help="`always` names some"
        )
    return Ready(rule, segments, rest, people, Fields(known))


def _person(each: PeopleAt, field: str) -> Person:
    book = load_identity_book()
    kinds = []
    for kind, where in each.identifiers.items():
        try:
            normaliser_of(book, kind)
        except UnknownKindError as error:
            raise ConfigurationError(error.message, field=f"{field}.identifiers.{kind}", help=error.help) from error
        kinds.append((kind, _found(where, f"{field}.identifiers.{kind}")))
    pseudonym = _found(each.pseudonym, f"{field}.pseudonym") if each.pseudonym is not None else None
    return Person(_place(each.at, f"{field}.at"), tuple(kinds), pseudonym)


def _found(where: str | Source, field: str) -> Found:
    if isinstance(where, str):
        return _place(where, field)
    if where.header is not None:
        return f"header:{where.header}"
    if where.segment is not None:
        return f"segment:{where.segment}"
    return _place(where.json or "", f"{field}.json")


def _place(text: str, field: str) -> Place:
    place = parse_place(text)
    if place is None:
        raise ConfigurationError(
            f"`{text}` is no place in a body", field=field, help="such as `customers[*].phone`, or `address.**`"
        )
    if Step.REST in place and ".items[" not in field:
        raise ConfigurationError(f"`{text}` names no single place", field=field)
    return place


def _segments(rule: Rule, field: str) -> tuple[tuple[tuple[str, bool], ...], bool]:
    texts = rule.path[1:].split("/") if rule.path != "/" else []
    rest = bool(texts) and texts[-1] == REST
    found: list[tuple[str, bool]] = []
    for text in texts[: len(texts) - rest]:
        named = _SEGMENT.fullmatch(text)
        if named is None and (_PLAIN.fullmatch(text) is None or "*" in text or text in (".", "..")):
            raise ConfigurationError(
                f"`{rule.path}` is no path of a rule", field=field, help="such as `/customers/{customer}` or `/api/**`"
            )
        found.append((named[1], True) if named is not None else (text, False))
    names = [name for name, open_ in found if open_]
    if len(set(names)) != len(names):
        raise ConfigurationError(f"a segment of `{rule.path}` has the name of another", field=field)
    return tuple(found), rest


def _sources(rule: Rule) -> Iterator[Source]:
    values: list[object] = [rule.export, rule.recipient, rule.territory, rule.key]
    for each in rule.people:
        values += [*each.identifiers.values(), each.pseudonym]
    yield from (each for each in values if isinstance(each, Source))


def _nearest(name: str, known: Iterable[str]) -> str | None:
    close = difflib.get_close_matches(name, list(known), n=1)
    return f"did you mean `{close[0]}`?" if close else None
