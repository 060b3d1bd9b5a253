"""Counts the log of a joint plan: each handler by itself, and all of them together under their one key.

What a handler counts by itself is what it would count without the others. Together nobody counts twice whom one
pseudonym, or what is told of identifiers in any of the logs, makes one person; so with pseudonyms the union lies
between the largest of them and their sum. With identifiers one log may tell that people of another are one person,
or that they differ: then the union stands on more than any of the handlers knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from tongguan.census.counting import HandlerTally, Tally, count
from tongguan.census.counting.identified import count_identified
from tongguan.census.plan import Handler, Joint, Plan
from tongguan.census.sources import Log
from tongguan.engines import Engine
from tongguan.identity import Key


@dataclass(frozen=True, slots=True)
class JointCounting:
    """What the passes over a joint log have in common."""

    engine: Engine
    plan: Plan
    joint: Joint
    log: Log
    year: int
    until: date
    strict: bool

    def under(self, key: Key | None) -> tuple[Tally, Tally]:
        """Count under the shared key, or by the pseudonyms that were made with it.

        Returns:
            The fewest people that there may be, and the most: each handler in the order of the plan, then the union.

        Raises:
            RefusedRowsError: Under ``strict``, some rows cannot be used.
        """
        whole = replace(self.plan, handler=replace(self.plan.handler, name=self.joint.name))
        if key is None:
            together = self._count(whole, strict=self.strict)
            apart = self._count(self.plan, strict=False)
            tally = Tally(self._in_order(apart.handlers, together.handlers), together.rows)
            return tally, tally
        least, most = self._identify(whole, key, strict=self.strict)
        fewest, greatest = dict(least.handlers), dict(most.handlers)
        for name in self.joint.handlers:
            handler = Handler(name, self.plan.handler.column)
            low, high = self._identify(replace(self.plan, handler=handler, only=name), key, strict=False)
            fewest |= low.handlers
            greatest |= high.handlers
        return (
            Tally(self._in_order(fewest, least.handlers), least.rows),
            Tally(self._in_order(greatest, most.handlers), most.rows),
        )

    def _count(self, plan: Plan, *, strict: bool) -> Tally:
        return count(self.engine, plan, self.log, self.year, self.until, strict=strict)

    def _identify(self, plan: Plan, key: Key, *, strict: bool) -> tuple[Tally, Tally]:
        return count_identified(self.engine, plan, self.log, key, self.year, self.until, strict=strict)

    def _in_order(
        self, apart: Mapping[str, HandlerTally], together: Mapping[str, HandlerTally]
    ) -> dict[str, HandlerTally]:
        return {**{name: apart[name] for name in self.joint.handlers}, **together}
