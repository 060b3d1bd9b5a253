"""How long a what-if on the totals of a census takes in a running process, without the log."""

from functools import partial

import numpy as np
import pyarrow as pa

from benchmarks.page import timed_table
from benchmarks.timing import Task, Timed, compare
from tongguan.census.plan import Export
from tongguan.census.profile import Profile, Totals, WhatIf

COMBINATIONS = 100_000
EXPORTS = 40
_SEED = 20260630

_SECTION = """## A what-if on a census

`Profile.totals` over {combinations:,} drawn combinations of {exports} exports: each export in turn is supposed away,
exempt, or sensitive in every row.
Wanted: under 50 ms.
Measured: **{slowest:.1f} ms** on the wall for the slowest kind.

{table}
"""


def measure(rounds: int) -> list[Timed]:
    """Time every kind of what-if, over all exports."""
    profile = _drawn()
    names = [each.id for each in profile.exports]

    asked: dict[str, list[WhatIf | None]] = {
        "as it is": [None] * EXPORTS,
        "without an export": [WhatIf(dropped={name}) for name in names],
        "with an export exempt": [WhatIf(left_out={name}) for name in names],
        "with an export sensitive": [WhatIf(sensitive={name}) for name in names],
    }
    tasks = [Task(name, EXPORTS, partial(_ask, profile, kinds)) for name, kinds in asked.items()]
    return compare(tasks, rounds)


def section(timed: list[Timed]) -> str:
    """Give the section of the page."""
    slowest = max(each.wall_seconds for each in timed[1:]) * 1e3
    table = timed_table(timed, timed[0], "ms")
    return _SECTION.format(combinations=COMBINATIONS, exports=EXPORTS, slowest=slowest, table=table)


def _ask(profile: Profile, kinds: list[WhatIf | None]) -> list[Totals]:
    return [profile.totals(each) for each in kinds]


def _drawn() -> Profile:
    drawn = np.random.default_rng(_SEED)
    seen = drawn.integers(1, 1 << EXPORTS, COMBINATIONS, dtype=np.int64)
    flagged = seen & drawn.integers(0, 1 << EXPORTS, COMBINATIONS, dtype=np.int64)
    people = drawn.integers(1, 1_000, COMBINATIONS, dtype=np.int64)
    exports = [Export(f"e{place}", sensitive=place % 9 == 0, left_out=place % 7 == 0) for place in range(EXPORTS)]
    return Profile.of(exports, pa.table({"seen_0": seen, "flagged_0": flagged, "people": people}))
