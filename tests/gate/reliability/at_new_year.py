"""A gate with a clock of its own that steps back over New Year; says on its output what it answered.

Run as ``python -m tests.gate.reliability.at_new_year ADDRESS FIRST LAST OFF STEP``: the clock is off by OFF seconds,
begins some seconds before the turn, and steps back by STEP seconds when half of the people were asked for.
"""

import sys
from datetime import UTC, date, datetime, timedelta

from tests.clearance.building import clearance, feed, limit
from tests.gate.building import case, who
from tongguan.clearance import Counter
from tongguan.gate import Admitted
from tongguan.gate.committer import Committer
from tongguan.gate.ledger import open_ledger

TURN = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
"""When the year turns in Shanghai."""

BEFORE = timedelta(seconds=5)
CEILING = 1_000_000


def run(address: str, first: int, last: int, off: float, step: float) -> None:
    limits = (limit(CEILING), limit(CEILING, year=2027))
    counters = (Counter("ordinary", limits), Counter("sensitive", limits), Counter("left_out.ordinary"))
    permit = clearance(valid_until=date(2027, 12, 31), counters=counters)
    now = TURN - BEFORE + timedelta(seconds=off)
    asked = 0

    def clock() -> datetime:
        return (
            now + asked * (2 * BEFORE / (last - first)) - (timedelta(seconds=step) if asked > middle else timedelta())
        )

    middle = (last - first) * 2 // 3
    ledger = open_ledger(address)
    committer = Committer(ledger, clock=clock)
    news = feed(issued_at=TURN - timedelta(minutes=1))
    for number in range(first, last):
        request = case(who(number), permit, key=f"{now}-{number}", news=news)
        found = committer.submit(request).result()
        asked += 1
        if isinstance(found, Admitted):
            sys.stdout.write(f"admitted {number} {found.entry.year}\n")
        else:
            reasons = getattr(found, "reasons", ())
            sys.stdout.write(f"refused {number} {reasons[0].code if reasons else '-'}\n")
    committer.close()
    ledger.close()


if __name__ == "__main__":
    run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), float(sys.argv[5]))
