"""Why two aliases are taken for one person: the shortest chain of records between them."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tongguan.identity.resolution.linking import Held, holding
from tongguan.identity.resolution.policy import LinkPolicy
from tongguan.identity.resolution.records import Alias
from tongguan.identity.resolution.resolving import Resolution, resolve


@dataclass(frozen=True, slots=True)
class Step:
    """A record, and the alias that leads to the next one (to the alias asked about, in the last step).

    ``records`` are the places, in what was given, of the rows that this record stands for.
    """

    records: tuple[int, ...]
    aliases: tuple[Alias, ...]
    by: Alias

    def __str__(self) -> str:
        """Give the step with pseudonyms only."""
        return f"[{', '.join(map(str, self.aliases))}] by {self.by}"


@dataclass(frozen=True, slots=True)
class Chain:
    """The steps from one alias to another; ``certain`` says that every link holds for certain."""

    steps: tuple[Step, ...]
    certain: bool


def evidence(records: Iterable[Iterable[Alias]], policy: LinkPolicy, one: Alias, other: Alias) -> Chain | None:
    """Find the shortest chain of records from ``one`` to ``other``, by certain links if there is one.

    Args:
        records: The records of their component; others do no harm.
        policy: How aliases link.
        one: Where the chain begins.
        other: Where it ends.

    Returns:
        The chain, or ``None`` where nothing makes them one person.
    """
    resolution = resolve(records, policy)
    held = holding(resolution.records, policy)
    for certain in (True, False):
        path = _path(resolution, held, one, other, certain=certain)
        if path is not None:
            return Chain(tuple(_step(resolution, place, by) for place, by in path), certain)
    return None


def _path(
    resolution: Resolution, held: Mapping[Alias, Held], one: Alias, other: Alias, *, certain: bool
) -> list[tuple[int, Alias]] | None:
    starts = [place for place, record in enumerate(resolution.records) if one in record]
    came: dict[int, tuple[int, Alias] | None] = dict.fromkeys(starts)
    waiting = deque(starts)
    while waiting:
        place = waiting.popleft()
        if other in resolution.records[place]:
            return _back(came, place, other)
        for alias in sorted(resolution.records[place]):
            for following in _led_to(resolution, held[alias], place, certain=certain):
                if following not in came:
                    came[following] = (place, alias)
                    waiting.append(following)
    return None


def _led_to(resolution: Resolution, by: Held, place: int, *, certain: bool) -> Iterable[int]:
    if certain:
        return [each for each in by.records if by.certain and resolution.group[each] == resolution.group[place]]
    return by.records if by.plausible else ()


def _back(came: dict[int, tuple[int, Alias] | None], place: int, other: Alias) -> list[tuple[int, Alias]]:
    path = [(place, other)]
    while (before := came[path[0][0]]) is not None:
        path.insert(0, before)
    return path


def _step(resolution: Resolution, place: int, by: Alias) -> Step:
    given = tuple(row for row, parts in enumerate(resolution.places) if place in parts)
    return Step(given, tuple(sorted(resolution.records[place])), by)
