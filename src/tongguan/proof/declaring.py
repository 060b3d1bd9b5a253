"""Turns worlds into declarations that the reader accepts, with people on exports so that the totals come out."""

from collections.abc import Mapping, Sequence
from typing import Any

from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.law.conditions import map_readings, thresholds
from tongguan.law.facts import COLLECTIONS
from tongguan.proof.setting import World

EXPORT = "export"
_REST = "other-exports"
_PERSONAL, _SENSITIVE, _ORDINARY = "contains.personal_information", "contains.sensitive", "contains.ordinary"
_SINCE = ("people_since_last_year.all", "people_since_last_year.sensitive")
_EXPECTED = "expected_people_one_year"

Declared = dict[str, Any]


def declaration_of(worlds: Sequence[World], book: Lawbook, catalogues: Catalogues) -> Declared:
    """Give a declaration of one handler a world, as plain mappings and lists.

    The export the world is about comes first. Totals that it cannot feed alone are fed by a second export that
    counts under every law of the book.
    """
    handlers = [_Writer(world, place, book, catalogues).handler() for place, world in enumerate(worlds)]
    return handlers[0] if len(handlers) == 1 else {"handlers": handlers}


class _Writer:
    def __init__(self, world: World, place: int, book: Lawbook, catalogues: Catalogues) -> None:
        self.world = world
        self.facts = world.facts
        self.name = f"反例 {place + 1}"
        self.declared = book.facts.named()
        self.counters = frozenset(counter.name for counter in book.facts.counters)
        self.catalogues = catalogues
        readings = {**book.default_readings(), **world.readings}
        self.lines = {
            line for rule in book.rules if rule.decides() for line in thresholds(map_readings(rule.when, readings))
        }

    def handler(self) -> Declared:
        facts = self.facts
        handler: Declared = {"name": self.name}
        _put_all(handler, facts, [name for name in facts if name.startswith("handler.")], "handler.", self.declared)
        if "handler.in_gba" in facts:
            handler["city"] = self._city(inside=facts["handler.in_gba"])
        recipients = [
            {"id": f"recipient-{place + 1}", **self._member(member, "recipients.")}
            for place, member in enumerate(facts.get("recipients", ()))
        ]
        mine = self._export([each["id"] for each in recipients])
        declaration: Declared = {"handler": handler, "recipients": recipients, "exports": [mine]}
        rest = self._rest()
        if rest:
            recipients.append({"id": "recipient-abroad", "territory": "FR", "restricted": "none"})
            declaration["exports"].append(rest)
            together = {
                part: max(self._total(f"people.{part}"), mine["people"][part], rest["people"][part])
                for part in ("ordinary", "sensitive")
            }
            declaration["distinct_people"] = [{"exports": [EXPORT, _REST], **together, "both": 0}]
        if facts.get("under_gba_contract"):
            declaration["mechanisms"] = [{"id": "gba", "kind": "gba_contract", "exports": [EXPORT]}]
        return declaration

    def _export(self, recipients: list[str]) -> Declared:
        facts = self.facts
        export: Declared = {"id": EXPORT, "recipients": recipients}
        export["onward"] = [self._member(member, "onward.") for member in facts.get("onward", ())]
        _put_all(export, facts, self._own_names(), "", self.declared)
        alone = not self._rest()
        ordinary, sensitive = int(facts[_ORDINARY]), int(facts[_SENSITIVE])
        if alone:
            ordinary = max(ordinary, self._total("people.ordinary") * ordinary)
            sensitive = max(sensitive, self._total("people.sensitive") * sensitive)
        export["people"] = {"ordinary": ordinary, "sensitive": sensitive, "both": 0}
        if facts[_PERSONAL] and _SINCE[0] in facts:
            # The people of this year are among those since last year, whether or not they count.
            everyone = max(facts[_SINCE[0]] if alone else 1, ordinary, sensitive)
            special = max(facts[_SINCE[1]] if alone else 1, sensitive) if facts[_SENSITIVE] else 0
            export["people_since_last_year"] = {"all": everyone, "sensitive": special}
        if facts[_PERSONAL] and _EXPECTED in facts:
            export[_EXPECTED] = facts[_EXPECTED] if alone else 1
        return export

    def _own_names(self) -> list[str]:
        """Give the facts that stand in the export itself, as the book declares them."""
        return [
            name
            for name, fact in self.declared.items()
            if fact.shape == "exports" and name in self.facts and name not in self.counters and name not in COLLECTIONS
        ]

    def _total(self, counter: str) -> int:
        return int(self.facts.get(counter, 0))

    def _rest(self) -> Declared:
        """Give an export with the people that the first one cannot have, or nothing where there are none."""
        facts = self.facts
        if all(self._total(name) == 0 or name in self.world.feeds for name in self.counters):
            return {}
        ordinary, sensitive = self._total("people.ordinary"), self._total("people.sensitive")
        special = sensitive > 0 or self._total(_SINCE[1]) > 0
        rest: Declared = {"id": _REST, "recipients": ["recipient-abroad"], "onward": []}
        # The sector and the scenario stay open: nothing frees what is not recorded and not outside a zone's list.
        usual: dict[str, Any] = {
            name: self._usual(name) for name in self._own_names() if name not in {"sector", "scenario"}
        }
        usual.update({_PERSONAL: True, _SENSITIVE: special, "collected_in_china": True})
        _put_all(rest, usual, list(usual), "", self.declared)
        plain = ordinary > 0 or not special
        rest["people"] = {"ordinary": max(ordinary, int(plain)), "sensitive": max(sensitive, int(special)), "both": 0}
        if _SINCE[0] in facts:
            rest["people_since_last_year"] = {
                "all": self._beside_one(_SINCE[0]),
                "sensitive": self._beside_one(_SINCE[1]),
            }
        if _EXPECTED in facts:
            rest[_EXPECTED] = self._beside_one(_EXPECTED)
        return rest

    def _beside_one(self, counter: str) -> int:
        """Give the people of the rest, so that with the one of the export no line of the law lies between.

        Nothing declares how these overlap: together they are as many as the rest, or one more.
        """
        total = self._total(counter)
        crosses = (counter, total) not in self.lines and (counter, total + 1) in self.lines
        return total - 1 if counter in self.world.feeds and crosses else total

    def _usual(self, name: str) -> object:
        """Give the value under which nothing frees an export and nothing forbids it."""
        fact = self.declared[name]
        usual = {"mode": "transfer", "accessed_from": "abroad", "about": "other"}
        if name in usual:
            return usual[name]
        if fact.kind == "boolean":
            return False
        return "none" if fact.none or "none" in fact.values else self.facts[name]

    def _member(self, member: Mapping[str, Any], prefix: str) -> Declared:
        written: Declared = {}
        _put_all(written, member, list(member), prefix, self.declared)
        return written

    def _city(self, *, inside: bool) -> str:
        return next(city.label.zh for city in self.catalogues.places.cities.values() if city.gba is inside)


def _put_all(
    into: Declared, facts: Mapping[str, Any], names: Sequence[str], prefix: str, declared: Mapping[str, Any]
) -> None:
    """Write the declared ones among the facts, dotted names as mappings within mappings."""
    for name in names:
        if name not in declared:
            continue
        *path, last = name.removeprefix(prefix).split(".")
        inner = into
        for step in path:
            inner = inner.setdefault(step, {})
        inner[last] = facts[name]
