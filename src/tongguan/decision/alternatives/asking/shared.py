"""The facts that exports share: the handler's, its zone, those of a recipient of several exports.

A settling gives each of them that is open one of the values that the law tells apart. Above a cap the facts that
come last stay open export by export, which is wider than the truth.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from tongguan.decision.alternatives.asking.paths import Key
from tongguan.decision.alternatives.asking.reach import Keep
from tongguan.decision.facts import PreparedHandler
from tongguan.decision.possible.splitting import Splitter
from tongguan.vocabulary import Bounds

MOST_SETTLINGS = 1_024
ZONE = "handler.zone"
HANDLER = "handler."
_OF_ZONE = "zone."


@dataclass(frozen=True, slots=True)
class Variable:
    """An open fact that exports share, with its values; ``owner`` is the recipient (empty: the handler)."""

    name: str
    owner: str
    values: tuple[Any, ...]


class Settlings:
    """All settlings of some variables.

    Args:
        variables: The open shared facts, the most important first.
        agrees: Whether facts of the handler say nothing where it cannot matter.
        known: The known facts of the handler.
    """

    def __init__(
        self, variables: Sequence[Variable], agrees: Callable[[Mapping[str, Any]], bool], known: Mapping[str, Any]
    ) -> None:
        taken: list[Variable] = []
        size = 1
        for variable in variables:
            if size * len(variable.values) > MOST_SETTLINGS:
                break
            size *= len(variable.values)
            taken.append(variable)
        self.exact = len(taken) == len(variables)
        self._masks: dict[tuple[str, str], list[tuple[Any, int]]] = {
            (each.name, each.owner): [(value, 0) for value in each.values] for each in taken
        }
        self.width = 0
        allowed: dict[tuple[Any, ...], bool] = {}
        places = [at for at, each in enumerate(taken) if not each.owner]
        masks = [[0] * len(each.values) for each in taken]
        for chosen in product(*(range(len(each.values)) for each in taken)):
            of_handler = tuple(chosen[at] for at in places)
            if of_handler not in allowed:
                facts = {taken[at].name: taken[at].values[chosen[at]] for at in places}
                allowed[of_handler] = agrees({**known, **facts})
            if allowed[of_handler]:
                for at, value in enumerate(chosen):
                    masks[at][value] |= 1 << self.width
                self.width += 1
        for each, found in zip(taken, masks, strict=True):
            self._masks[each.name, each.owner] = list(zip(each.values, found, strict=True))

    def of(self, name: str, owner: str = "") -> list[tuple[Any, int]] | None:
        """Give the values of a variable, each with its settlings; ``None`` where it is none of the settled."""
        return self._masks.get((name, owner))


class Keeping:
    """Tells under which settlings a value of a fact of one export's ways is possible.

    ``rests_on`` is all that this rests on besides the settlings and the day.

    Args:
        settlings: The settlings.
        known: The known facts of the handler.
        handler: The prepared handler: its zones.
        splitter: Knows which words rules mention.
        owners: The recipients of the export, in order.
        activity: The sector and the scenario of the export, as far as they are known.
    """

    def __init__(
        self,
        settlings: Settlings,
        known: Mapping[str, Any],
        handler: PreparedHandler,
        splitter: Splitter,
        owners: Sequence[str],
        activity: Mapping[str, Any],
    ) -> None:
        self._settlings = settlings
        self._known = known
        self._handler = handler
        self._splitter = splitter
        self._owners = owners
        self.activity = activity
        self.rests_on = (tuple(sorted(known.items(), key=str)), tuple(owners), tuple(sorted(activity.items())))
        self._all = (1 << settlings.width) - 1

    def __call__(self, key: Key) -> Keep | None:
        """Give what a fact keeps; ``None`` for every value."""
        name, collection, member, of_rest = key
        if name.startswith(_OF_ZONE):
            return self.zone(name, self.activity)
        if collection == "recipients" and member < len(self._owners):
            shared = self._settlings.of(name, self._owners[member])
            return None if shared is None else self._shared(name, shared)
        if not name.startswith(HANDLER) or of_rest:
            return None
        shared = self._settlings.of(name)
        if shared is not None:
            return self._shared(name, shared)
        known = self._known.get(name)
        if known is None:
            return None
        return lambda value: self._all if alike(self._splitter, name, value, known) else 0

    def zone(self, name: str, activity: Mapping[str, Any]) -> Keep | None:
        """Give what a fact about the zone's list keeps where the sector and scenario are these."""
        known = self._known.get(ZONE)
        shared = [(known, self._all)] if known is not None else self._settlings.of(ZONE)
        if shared is None:
            return None
        found = {True: 0, False: 0}
        for zone, settlings in shared:
            truth = self._handler.zones.facts({**activity, ZONE: zone}).get(name)
            for value in (True, False) if truth is None else (truth,):
                found[value] |= settlings
        return found.__getitem__

    def _shared(self, name: str, shared: list[tuple[Any, int]]) -> Keep:
        def keep(value: Any) -> int:  # noqa: ANN401 -- a value of any fact
            found = 0
            for each, settlings in shared:
                if alike(self._splitter, name, value, each):
                    found |= settlings
            return found

        return keep


def alike(splitter: Splitter, name: str, told_apart: object, value: object) -> bool:
    """Whether ``value`` acts like the value that stands for its kind."""
    if isinstance(told_apart, Bounds) and isinstance(value, Bounds):
        return not told_apart.meet(value).is_empty()
    if told_apart == value:
        return True
    if isinstance(value, str) and isinstance(told_apart, str):
        words = splitter.words(name)
        return value not in words and told_apart not in words
    return False


def zone_kinds(handler: PreparedHandler, splitter: Splitter) -> dict[str, str]:
    """Give each zone with the one that stands for its kind, for every export and in every rule."""
    activities = {(each.facts.get("sector"), each.facts.get("scenario")) for each in handler.exports}
    named = splitter.words(ZONE)
    kinds: dict[object, str] = {}
    found: dict[str, str] = {}
    for zone in handler.zones.zones:
        follows = tuple(
            tuple(sorted(handler.zones.facts({ZONE: zone, "sector": sector, "scenario": scenario}).items()))
            for sector, scenario in sorted(activities, key=str)
        )
        found[zone] = kinds.setdefault((zone if zone in named else "", follows), zone)
    return found
