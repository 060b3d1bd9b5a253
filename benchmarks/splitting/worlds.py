"""Draws transfers of a year and a half, with a fixed seed, by companies that split and by companies that do not.

Every kind varies sizes, days and overlaps over a range, part of which lies beyond what the detector's parameters
reach: kinds named *hard* are drawn to be missed, or to be suspected wrongly.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

LINE = 1_000
UNTIL = date(2026, 9, 30)
_EPOCH = date(1970, 1, 1).toordinal()
_NEW_YEAR = date(2026, 1, 1).toordinal() - _EPOCH
_LAST = UNTIL.toordinal() - _EPOCH
_DAYS = _LAST - _NEW_YEAR + 1
_COMES_AGAIN = 0.4

Row = tuple[str, int, str, int, bool]
"""Handler, person, recipient, day, and whether it counts."""


@dataclass(frozen=True)
class World:
    """The transfers of some handlers, and what is true of them; ``sign`` is the one that ought to show."""

    kind: str
    splits: bool
    sign: str | None
    handlers: tuple[str, ...]
    rows: tuple[Row, ...]

    def table(self) -> pa.Table:
        """Give the relation ``sent``."""
        handler, person, recipient, day, counts = zip(*self.rows, strict=True)
        return pa.table(
            {
                "handler": pa.array(handler),
                "person": pa.array(person, pa.int64()),
                "recipient": pa.array(recipient),
                "day": pa.array(day, pa.int64()),
                "counts": pa.array(counts),
                "ordinary": pa.array([True] * len(self.rows)),
                "sensitive": pa.array([False] * len(self.rows)),
            }
        )


Draw = Callable[[random.Random], tuple[tuple[str, ...], list[Row]]]


def _sends(
    chance: random.Random,
    handler: str,
    people: Iterable[int],
    recipient: str,
    first: int,
    last: int,
    *,
    counts: bool = True,
) -> list[Row]:
    """Send each person on a day between the two, and some of them again later."""
    rows = []
    for person in people:
        day = chance.randint(first, last)
        rows.append((handler, person, recipient, day, counts))
        while chance.random() < _COMES_AGAIN:
            day = chance.randint(day, last)
            rows.append((handler, person, recipient, day, counts))
    return rows


def _size(chance: random.Random, low: float, high: float) -> int:
    return round(chance.uniform(low, high) * LINE)


def _crowds(chance: random.Random, sizes: list[int], shared: float) -> list[list[int]]:
    """Draw crowds of these sizes; each takes about ``shared`` of its people from the one before."""
    crowds: list[list[int]] = []
    fresh = 0
    for size in sizes:
        old = chance.sample(crowds[-1], min(len(crowds[-1]), round(size * shared))) if crowds else []
        crowds.append(old + list(range(fresh, fresh + size - len(old))))
        fresh += size - len(old)
    return crowds


def _over_affiliates(low: float, high: float, fewest: int, most: int) -> Draw:
    def draw(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
        names = tuple("abcdef"[: chance.randint(fewest, most)])
        sizes = [_size(chance, low, high) for _ in names]
        crowds = _crowds(chance, sizes, chance.uniform(0, 0.03))
        rows = [
            row
            for name, crowd in zip(names, crowds, strict=True)
            for row in _sends(chance, name, crowd, "hq", _NEW_YEAR, _LAST)
        ]
        return names, rows

    return draw


def _relay(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
    stop = _NEW_YEAR + chance.randint(90, 200)
    first = range(_size(chance, 0.91, 0.995))
    second = range(5_000, 5_000 + _size(chance, 0.3, 0.9))
    rows = _sends(chance, "a", first, "hq", _NEW_YEAR, stop)
    return ("a", "b"), rows + _sends(chance, "b", second, "hq", stop + chance.randint(-15, 25), _LAST)


def _new_year(low: float, high: float, share: tuple[float, float]) -> Draw:
    def draw(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
        rows: list[Row] = []
        for year, (edge_first, edge_last), (first, last) in (
            (0, (_NEW_YEAR - 18, _NEW_YEAR - 1), (_NEW_YEAR - 365, _NEW_YEAR - 25)),
            (1, (_NEW_YEAR, _NEW_YEAR + 18), (_NEW_YEAR + 25, _LAST)),
        ):
            people = range(year * 5_000, year * 5_000 + _size(chance, low, high))
            close = round(len(people) * chance.uniform(*share))
            rows += _sends(chance, "a", people[:close], "hq", edge_first, edge_last)
            rows += _sends(chance, "a", people[close:], "hq", first, last)
        return ("a",), rows

    return draw


def _same_people(recipients: tuple[str, str]) -> Draw:
    def draw(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
        one = _size(chance, 0.6, 0.9)
        crowds = _crowds(chance, [one, _size(chance, 0.6, 0.9)], chance.uniform(0.7, 0.95))
        rows = [
            row
            for name, crowd, recipient in zip("ab", crowds, recipients, strict=True)
            for row in _sends(chance, name, crowd, recipient, _NEW_YEAR, _LAST)
        ]
        return ("a", "b"), rows

    return draw


def _just_under(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
    stop = _NEW_YEAR + chance.randint(100, 230)
    people = range(_size(chance, 0.92, 0.999))
    rows = _sends(chance, "a", people, "hq", _NEW_YEAR, stop)
    return ("a",), rows + _sends(chance, "a", chance.sample(people, len(people) // 2), "hq", stop + 1, _LAST)


def _left_out(counted: tuple[float, float], rest: tuple[float, float], recipient: str) -> Draw:
    def draw(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
        rows = _sends(chance, "a", range(_size(chance, *counted)), "hq", _NEW_YEAR, _LAST)
        others = range(5_000, 5_000 + _size(chance, *rest))
        return ("a",), rows + _sends(chance, "a", others, recipient, _NEW_YEAR, _LAST, counts=False)

    return draw


def _growth(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
    return ("a",), _sends(chance, "a", range(_size(chance, 0.5, 2)), "hq", _NEW_YEAR, _LAST)


def _saturating(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
    """Newcomers thin out by themselves, while everybody comes back."""
    rate = chance.uniform(20, 45)
    rows: list[Row] = []
    for person in range(_size(chance, 0.9, 0.995)):
        day = _NEW_YEAR + min(int(chance.expovariate(1 / rate)), _DAYS - 30)
        rows.append(("a", person, "hq", day, True))
        rows += [("a", person, "hq", chance.randint(day, _LAST), True) for _ in range(2)]
    return ("a",), rows


def _ended(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
    return ("a",), _sends(
        chance, "a", range(_size(chance, 0.9, 0.999)), "hq", _NEW_YEAR, _NEW_YEAR + chance.randint(90, 220)
    )


def _moved(chance: random.Random) -> tuple[tuple[str, ...], list[Row]]:
    stop = _NEW_YEAR + chance.randint(90, 200)
    rows = _sends(chance, "a", range(_size(chance, 0.3, 0.8)), "hq", _NEW_YEAR, stop)
    later = range(3_000, 3_000 + _size(chance, 0.1, 0.6))
    return ("a", "b"), rows + _sends(chance, "b", later, "hq", stop, _LAST)


KINDS: dict[str, tuple[bool, str | None, Draw]] = {
    "parted over two or three affiliates": (True, "together-over-a-line", _over_affiliates(0.75, 0.99, 2, 3)),
    "parted over many, each far below (hard)": (True, "together-over-a-line", _over_affiliates(0.3, 0.6, 4, 6)),
    "one stops, another goes on": (True, "relay", _relay),
    "around 1 January": (True, "around-new-year", _new_year(0.6, 0.95, (0.75, 0.95))),
    "the same people by two affiliates": (True, "same-people", _same_people(("hq", "hq"))),
    "stopped just under a line": (True, "just-under", _just_under),
    "the rest called exempt": (True, "left-out-holds-the-rest", _left_out((0.92, 0.99), (0.2, 0.6), "hq")),
    "affiliates of their own": (False, None, _over_affiliates(0.2, 0.85, 2, 4)),
    "affiliates, one by chance near a line (hard)": (False, None, _over_affiliates(0.5, 0.98, 2, 3)),
    "affiliates with other recipients": (False, None, _same_people(("hq", "elsewhere"))),
    "growth through a line": (False, None, _growth),
    "everybody known by summer": (False, None, _saturating),
    "an export that ended": (False, None, _ended),
    "a business moved to an affiliate": (False, None, _moved),
    "a busy turn of the year": (False, None, _new_year(0.6, 0.95, (0.2, 0.5))),
    "staff left out, another recipient": (False, None, _left_out((0.5, 0.99), (0.02, 0.3), "payroll")),
}
"""What is drawn: whether it splits, the sign that ought to show, and how."""


def draw(kind: str, seed: int) -> World:
    """Draw one world of a kind."""
    splits, sign, drawn = KINDS[kind]
    handlers, rows = drawn(random.Random(f"{kind}/{seed}"))  # noqa: S311 -- a drawing, not a secret
    return World(kind, splits, sign, handlers, tuple(rows))
