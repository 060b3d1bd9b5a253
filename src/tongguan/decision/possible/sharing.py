"""What several exports share: the handler's open facts, its zone, the open facts of a recipient.

One handler is a CIIO for all of its exports or for none; so these facts are settled together, before each
export is looked at alone.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from tongguan.decision.facts import PreparedExport, PreparedHandler
from tongguan.decision.possible.splitting import Open, Splitter, settle
from tongguan.decision.regime import Regime
from tongguan.law.conditions import reduce

_HANDLER, _ZONE = "handler.", "handler.zone"


@dataclass(frozen=True, slots=True)
class Shared:
    """One open thing that exports share, with the values that the law tells apart.

    ``owner`` is the recipient it belongs to; empty for the handler's.
    """

    fact: Open
    owner: str
    values: tuple[Any, ...]


Settling = tuple[tuple[Shared, Any], ...]


class Sharing:
    """Finds what the exports of one handler share, and settles it.

    Args:
        prepared: The handler.
        regime: The law of the day.
        splitter: Knows the values that the law tells apart.
        key: Gives what the law sees of an export's facts: like ones are looked at once.
    """

    def __init__(
        self,
        prepared: PreparedHandler,
        regime: Regime,
        splitter: Splitter,
        key: Callable[[Mapping[str, Any]], object],
    ) -> None:
        self.prepared = prepared
        self.regime = regime
        self.splitter = splitter
        self.counters = frozenset(counter.name for counter in regime.book.facts.counters)
        self._key = key

    def settlings(self, cap: int) -> tuple[Iterator[Settling], bool]:
        """Give every settling of what is shared, and whether all of it is settled.

        Above ``cap`` the rest is left open export by export, which is wider than the truth.
        """
        shared = list(self._shared().values())
        total = 1
        for place, each in enumerate(shared):
            total *= len(each.values)
            if total > cap:
                return self._settled(shared[:place]), False
        return self._settled(shared), True

    def apply(self, settling: Settling, place: int) -> dict[str, Any]:
        """Give the facts of the export at ``place`` with what is shared settled."""
        export = self.prepared.exports[place]
        facts = export.facts
        for shared, value in settling:
            if shared.fact.name == _ZONE:
                facts = {**facts, _ZONE: value}
                facts |= self.prepared.zones.facts(facts)
            elif not shared.owner:
                facts = {**facts, shared.fact.name: value}
            else:
                for member, name in enumerate(export.export.recipients or ()):
                    if name == shared.owner:
                        facts = settle(facts, Open(shared.fact.name, "recipients", member), value)
        return facts

    def _settled(self, shared: list[Shared]) -> Iterator[Settling]:
        """Give the settlings that say nothing where it cannot matter: who is established here needs no ground."""
        known = {name: value for name, value in self.prepared.exports[0].facts.items() if name.startswith(_HANDLER)}
        for chosen in product(*(each.values for each in shared)):
            settling = tuple(zip(shared, chosen, strict=True))
            of_handler = {each.fact.name: value for each, value in settling if not each.owner}
            if self.splitter.agrees({**known, **of_handler}):
                yield settling

    def _shared(self) -> dict[tuple[str, str], Shared]:
        used = Counter(name for export in self.prepared.exports for name in export.export.recipients or ())
        found: dict[tuple[str, str], Shared] = {}
        seen: set[object] = set()
        for export in self.prepared.exports:
            parts = [export.facts] if export.residue is None else [export.facts, dict(export.residue.facts)]
            for facts in parts:
                seen_as = (self._key(facts), export.export.recipients)
                if seen_as in seen:
                    continue
                seen.add(seen_as)
                for fact in self._asked(facts):
                    self._note(fact, facts, export, used, found)
        return found

    def _asked(self, facts: Mapping[str, Any]) -> Iterator[Open]:
        """Give the open facts that may still be asked for."""
        for rule in self.regime.deciding:
            truth = rule.holds(facts)
            if truth is True:
                break
            if truth is None:
                yield from self.splitter.open_in(reduce(rule.when, facts), facts, self.counters)
        for other in self.regime.leaving_out:
            if other.holds(facts) is None:
                yield from self.splitter.open_in(reduce(other.when, facts), facts, self.counters)

    def _note(
        self,
        fact: Open,
        facts: Mapping[str, Any],
        export: PreparedExport,
        used: Mapping[str, int],
        found: dict[tuple[str, str], Shared],
    ) -> None:
        if fact.name == _ZONE or fact.name.startswith("zone."):
            if (_ZONE, "") not in found and facts.get(_ZONE) is None:
                found[_ZONE, ""] = Shared(Open(_ZONE), "", self._zones())
        elif fact.name.startswith(_HANDLER):
            if (fact.name, "") not in found:
                found[fact.name, ""] = Shared(fact, "", tuple(self.splitter.values(fact, facts)))
        elif fact.collection == "recipients" and export.export.recipients is not None:
            owner = export.export.recipients[fact.member]
            if used[owner] > 1 and (fact.name, owner) not in found:
                found[fact.name, owner] = Shared(fact, owner, tuple(self.splitter.values(fact, {})))

    def _zones(self) -> tuple[str, ...]:
        """Give zones such that every other is like one of them, for every export and in every rule."""
        scenarios = {(each.facts.get("sector"), each.facts.get("scenario")) for each in self.prepared.exports}
        named = self.splitter.words(_ZONE)
        alike: dict[object, str] = {}
        for zone in self.prepared.zones.zones:
            follows = [
                sorted(self.prepared.zones.facts({_ZONE: zone, "sector": sector, "scenario": scenario}).items())
                for sector, scenario in scenarios
            ]
            alike.setdefault((zone if zone in named else "", str(follows)), zone)
        return tuple(alike.values())
