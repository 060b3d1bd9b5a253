"""Lets the detector look at drawn worlds, and scores it."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.splitting.worlds import KINDS, LINE, UNTIL, World, draw
from tongguan.census.splitting import Finding, Suspicion, detect
from tongguan.engines import Engine

SEEDS = 25


@dataclass(frozen=True)
class Look:
    """A world, and what was found in it."""

    world: World
    found: tuple[Finding, ...]

    @property
    def suspected(self) -> bool:
        """Whether anything was found."""
        return bool(self.found)

    @property
    def by_its_sign(self) -> bool:
        """Whether the sign that ought to show did."""
        return any(each.sign == self.world.sign for each in self.found)


def look_at(engine: Engine, world: World, suspicion: Suspicion | None = None) -> Look:
    """Detect signs in one world."""
    engine.table("sent", world.table())
    return Look(world, detect(engine, world.handlers, [("ordinary", LINE)], UNTIL, suspicion))


def look_at_all(engine: Engine, seeds: int = SEEDS) -> Iterator[Look]:
    """Detect signs in so many worlds of every kind."""
    for kind in KINDS:
        for seed in range(seeds):
            yield look_at(engine, draw(kind, seed))
