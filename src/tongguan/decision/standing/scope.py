"""What goes out, held against what was filed, certified or assessed."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tongguan.decision.possible import PossibleExport
from tongguan.decision.standing.setting import Asked
from tongguan.vocabulary import Pathway, Phrase, Truth

_SENSITIVE_OPEN = Phrase("是否含敏感个人信息未知", "whether it contains sensitive information is not known")
_ORDINARY_FREE = Phrase(
    "一般个人信息部分本身可以免于程序，结论取决于超出的数据项是否敏感",
    "ordinary items would be free by themselves, so it turns on whether these items are sensitive",
)
_PUNCTUATION = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; ``what`` by the names of ``changes`` in the declaration, ``field`` the field compared.

    ``beyond`` is true where the export goes outside, false where it stays within, ``None`` where that is open.
    """

    what: str
    field: str
    beyond: Truth
    was: str
    now: str
    items: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    open_because: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The differences, the fields on which both were stated, and those on which the mechanism says nothing."""

    differences: tuple[Difference, ...]
    compared: frozenset[str]
    not_stated: tuple[str, ...]


def compare(asked: Asked) -> Comparison:
    """Compare the export with the mechanism, field by field, as far as both are stated."""
    differences: list[Difference] = []
    compared: set[str] = set()
    not_stated: list[str] = []
    for field, (what, read, differ) in _FIELDS.items():
        now, was = read(asked), asked.given(field)
        if now is None:
            if field == "contains_sensitive" and was is False:
                differences.append(Difference(what, field, None, "false", "?", open_because=_SENSITIVE_OPEN))
            continue
        if was is None or was == "none":
            if now:
                not_stated.append(field)
            continue
        compared.add(what)
        difference = differ(asked, what, field, was, now)
        if difference is not None:
            differences.append(difference)
    return Comparison(tuple(differences), frozenset(compared), tuple(not_stated))


def items_concerned(asked: Asked) -> tuple[str, ...] | None:
    """Give the items that need the mechanism: all, or those that an exemption by necessity does not free."""
    export = asked.prepared.export
    if asked.prepared.residue is None or not _all_freed(asked.possible):
        return export.items
    residue = export.given.get("necessity.residue") or {}
    return tuple(dict.fromkeys((*export.given.get("necessity.not_needed_items", ()), *(residue.get("items") or ()))))


def _all_freed(possible: PossibleExport) -> bool:
    return all(freed_by >= 0 for _, freed_by in possible.deciders)


def _given(name: str) -> Callable[[Asked], Any]:
    return lambda asked: asked.prepared.export.given.get(name)


def _sensitive(asked: Asked) -> bool | None:
    prepared = asked.prepared
    facts = prepared.residue.facts if prepared.residue is not None and _all_freed(asked.possible) else prepared.facts
    found: bool | None = facts.get("contains.sensitive")
    return found


def _items(asked: Asked, what: str, field: str, was: tuple[str, ...], now: tuple[str, ...]) -> Difference | None:
    outside = tuple(item for item in now if item not in was)
    if outside and ordinary_part_is_free(asked):
        cites = asked.setting.cites("CBDF-2024#5.1.4")
        return Difference(what, field, None, _list(was), _list(now), outside, cites, _ORDINARY_FREE)
    if outside:
        return Difference(what, field, beyond=True, was=_list(was), now=_list(now), items=outside)
    if set(now) != set(was) and not _covers_several(asked):
        return Difference(what, field, beyond=False, was=_list(was), now=_list(now))
    return None


def ordinary_part_is_free(asked: Asked) -> bool:
    """Whether ordinary items of the export would be free by themselves (reading A2).

    Then items outside a contract are outside only if they are sensitive.
    """
    setting = asked.setting
    if setting.reading("A2") == "whole-export" or asked.possible.pathways != (Pathway.CONTRACT_OR_CERTIFICATION,):
        return False
    if asked.prepared.facts.get("contains.sensitive") is not True:
        return False
    classes = {"contains.sensitive": False, "contains.ordinary": True}
    alone = {**asked.prepared.facts, **setting.possible.counters, **classes}
    return setting.regime.pathway(alone) is Pathway.EXEMPT


def _covers_several(asked: Asked) -> bool:
    """Whether the mechanism describes several exports together, so that each of them is only a part of it."""
    return len(asked.mechanism.exports) > 1


def _text(asked: Asked, what: str, field: str, was: str, now: str) -> Difference | None:
    filed, actual = _plain(was), _plain(now)
    if filed == actual or (_covers_several(asked) and actual in filed):
        return None
    return Difference(what, field, beyond=True, was=was, now=now)


def _places(asked: Asked, what: str, field: str, was: tuple[str, ...], now: tuple[str, ...]) -> Difference | None:
    filed, stored = {_plain(place) for place in was}, {_plain(place) for place in now}
    if filed == stored or (_covers_several(asked) and stored <= filed):
        return None
    return Difference(what, field, not stored <= filed, _list(was), _list(now))


def _until(_: Asked, what: str, field: str, was: date, now: date) -> Difference | None:
    return Difference(what, field, beyond=True, was=str(was), now=str(now)) if now > was else None


def _onward(
    asked: Asked, what: str, field: str, was: list[dict[str, Any]], now: list[dict[str, Any]]
) -> Difference | None:
    named = {_plain(_party(each)) for each in was}
    outside = [each for each in now if _plain(_party(each)) not in named]
    if not outside:
        return None
    cites = ("SC-2023#annex1.6",) if asked.mechanism.kind == "standard_contract" else ()
    return Difference(
        what,
        field,
        beyond=True,
        was=_list(_party(each) for each in was),
        now=_list(_party(each) for each in now),
        cites=asked.setting.cites(*cites),
    )


def _kind(_: Asked, what: str, field: str, was: bool, now: bool) -> Difference | None:  # noqa: FBT001 -- as every comparison
    if was == now:
        return None
    return Difference(what, field, now, str(was).lower(), str(now).lower())


_FIELDS: dict[str, tuple[str, Callable[[Asked], Any], Callable[[Asked, str, str, Any, Any], Difference | None]]] = {
    "data_items": ("items", items_concerned, _items),
    "contains_sensitive": ("sensitivity", _sensitive, _kind),
    "purpose": ("purpose", _given("purpose"), _text),
    "method": ("method", _given("method"), _text),
    "storage": ("storage", _given("storage"), _places),
    "retention_until": ("retention_extended", _given("retention_until"), _until),
    "onward": ("scope", _given("onward"), _onward),
    "recipient_use": ("recipient_use", _given("recipient_use"), _text),
}


def _party(given: dict[str, Any]) -> str:
    return str(given.get("name") or given.get("city") or given.get("territory") or "?")


def _plain(text: str) -> str:
    """Give the words without spacing, punctuation, width or case: two wordings of one thing compare equal."""
    return _PUNCTUATION.sub("", unicodedata.normalize("NFKC", text)).casefold()


def _list(parts: Iterable[str]) -> str:
    return ", ".join(parts) or "none"
