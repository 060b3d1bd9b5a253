"""What several exports have in common, told once: duties and flags."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Entry = Mapping[str, Any]

_BEFORE = {"export": 0, "application": 1, None: 2}
_LAST_DAY = "9999-12-31"
_FEW_EXCEPTIONS = 2


@dataclass(frozen=True, slots=True)
class Common:
    """An entry and the exports it stands in, by id.

    Where it stands in all but a few, ``all_but`` names these few; else it is ``None``. ``done`` and
    ``not_done`` count what is declared of a duty; of the rest nothing is said.
    """

    entry: Entry
    exports: tuple[str, ...]
    all_but: tuple[str, ...] | None
    done: int = 0
    not_done: int = 0


def register_of(exports: Sequence[Entry]) -> tuple[Common, ...]:
    """Give every duty of the exports once; "all" are the exports that owe anything."""
    return tuple(sorted(_gathered(exports, "duties", ignoring="done"), key=lambda row: _order(row.entry)))


def shared_flags(exports: Sequence[Entry]) -> tuple[Common, ...]:
    """Give the flags that all exports but a few have; none where there is one export."""
    found = _gathered(exports, "flags", ignoring=None)
    return tuple(row for row in found if len(row.exports) > 1 and row.all_but is not None)


def own_flags(export: Entry, told: Sequence[Common]) -> tuple[Entry, ...]:
    """Give the flags of an export that were not told for several."""
    keys = {_key(row.entry) for row in told}
    return tuple(flag for flag in export["flags"] if _key(flag) not in keys)


def to_do(duties: Sequence[Entry]) -> tuple[Entry, ...]:
    """Give the duties that have a day or must precede something, in order; the rest continue."""
    return tuple(sorted((duty for duty in duties if duty["due"] or duty["before"]), key=_order))


def _gathered(exports: Sequence[Entry], field: str, *, ignoring: str | None) -> list[Common]:
    filled = [export["id"] for export in exports if export[field]]
    found: dict[str, list[tuple[str, Entry]]] = {}
    for export in exports:
        for entry in export[field]:
            key = _key({name: value for name, value in entry.items() if name != ignoring})
            found.setdefault(key, []).append((export["id"], entry))
    return [_common(each, filled) for each in found.values()]


def _common(each: Sequence[tuple[str, Entry]], filled: Sequence[str]) -> Common:
    names = tuple(dict.fromkeys(name for name, _ in each))
    others = tuple(name for name in filled if name not in names)
    few = len(others) <= _FEW_EXCEPTIONS and len(others) < len(names)
    said = [entry.get("done") for _, entry in each]
    return Common(each[0][1], names, others if few else None, said.count(True), said.count(False))


def _order(duty: Entry) -> tuple[str, str, int]:
    return duty["mechanism"] or "", duty["due"] or _LAST_DAY, _BEFORE.get(duty["before"], len(_BEFORE))


def _key(entry: Entry) -> str:
    return json.dumps(entry, sort_keys=True, ensure_ascii=False)
