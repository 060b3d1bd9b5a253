"""Duties told once for all the exports that owe them, and flags that every export shares."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Entry = Mapping[str, Any]

_BEFORE = {"export": 0, "application": 1, None: 2}
_LAST_DAY = "9999-12-31"
_FEW_EXCEPTIONS = 2


@dataclass(frozen=True, slots=True)
class OwedDuty:
    """A duty and the exports that owe it, by id.

    Where all but a few of those that owe anything owe it, ``all_but`` names these few; else it is ``None``.
    ``done`` and ``not_done`` count what is declared; of the rest nothing is said.
    """

    duty: Entry
    exports: tuple[str, ...]
    all_but: tuple[str, ...] | None
    done: int
    not_done: int


def register_of(exports: Sequence[Entry]) -> tuple[OwedDuty, ...]:
    """Give every duty of the exports once."""
    owing = [export["id"] for export in exports if export["duties"]]
    found: dict[str, list[tuple[str, Entry]]] = {}
    for export in exports:
        for duty in export["duties"]:
            key = _key({name: value for name, value in duty.items() if name != "done"})
            found.setdefault(key, []).append((export["id"], duty))
    rows = [_owed(each, owing) for each in found.values()]
    return tuple(sorted(rows, key=lambda row: _order(row.duty)))


def to_do(duties: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give the duties that have a day or must precede something, in order; the rest continue."""
    return tuple(sorted((duty for duty in duties if duty["due"] or duty["before"]), key=_order))


def shared(lists: Sequence[Sequence[Entry]]) -> tuple[Entry, ...]:
    """Give the entries that stand, the same to the last field, in every list; none where there is one list."""
    if len(lists) < 2:  # noqa: PLR2004 -- one export shares with nobody
        return ()
    everywhere = set.intersection(*({_key(entry) for entry in entries} for entries in lists))
    return tuple(entry for entry in lists[0] if _key(entry) in everywhere)


def without(entries: Sequence[Entry], told: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give the entries that are not among those told already."""
    keys = {_key(entry) for entry in told}
    return tuple(entry for entry in entries if _key(entry) not in keys)


def _owed(each: Sequence[tuple[str, Entry]], owing: Sequence[str]) -> OwedDuty:
    names = tuple(name for name, _ in each)
    others = tuple(name for name in owing if name not in names)
    few = len(others) <= _FEW_EXCEPTIONS and len(others) < len(names)
    said = [duty["done"] for _, duty in each]
    return OwedDuty(each[0][1], names, others if few else None, said.count(True), said.count(False))


def _order(duty: Entry) -> tuple[str, str, int]:
    return duty["mechanism"] or "", duty["due"] or _LAST_DAY, _BEFORE.get(duty["before"], len(_BEFORE))


def _key(entry: Entry) -> str:
    return json.dumps(entry, sort_keys=True, ensure_ascii=False)
