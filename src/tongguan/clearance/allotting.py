"""Divides what is left of a ceiling among ledgers, so that together they cannot pass it.

A ledger sees only the people that it counted itself. While one ledger serves a handler it sees them all; as soon
as there are several, what they may add together must fit the lowest ceiling of any clearance that still stands.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from tongguan.clearance.errors import AllotmentError
from tongguan.clearance.journal import Issued, IssuerJournal, Settled
from tongguan.clearance.model import Limit


@dataclass(frozen=True, slots=True)
class Share:
    """What is known of one counter of a handler in one year.

    Attributes:
        counted_before: The people who had gone out before gates counted; ``None`` where nothing was issued yet.
        allotted: The most that each ledger may have added by the end of the year, by ledger.
        ceilings: The ceiling of each standing clearance, by its id.
    """

    counted_before: int | None
    allotted: dict[str, int]
    ceilings: dict[str, int]

    def left_for(self, ledger: str, ceiling: int, counted_before: int) -> int:
        """Give what a ledger may add under a ceiling, beside what other ledgers hold; never less than 0."""
        others = sum(people for name, people in self.allotted.items() if name != ledger)
        lowest = min([ceiling, *self.ceilings.values()]) if others else ceiling
        return max(lowest - counted_before - others, 0)


def share_of(journal: IssuerJournal, handler: str, counter: str, year: int, on: date) -> Share:
    """Give what the journal holds of a counter in a year, as it stands on a day.

    A ledger keeps its allotment when its clearances end: whom it added stays added. Only what it settled is less.
    """
    before: int | None = None
    allotted: dict[str, int] = {}
    ceilings: dict[str, int] = {}
    standing = {each.clearance for each in journal.outstanding(on)}
    for record in journal.records:
        if isinstance(record, Settled):
            if (record.handler, record.counter, record.year) == (handler, counter, year):
                allotted[record.ledger] = record.added
            continue
        limit = _limit(record, handler, counter, year) if isinstance(record, Issued) else None
        if isinstance(record, Issued) and limit is not None:
            before = limit.counted_before if before is None else before
            allotted[record.ledger] = max(allotted.get(record.ledger, 0), limit.allotment)
            if record.clearance in standing:
                ceilings[record.clearance] = limit.ceiling
    return Share(before, allotted, ceilings)


def check_share(share: Share, ledger: str, counter: str, limit: Limit) -> None:
    """Refuse a limit that would let the ledgers together pass a ceiling.

    Raises:
        AllotmentError: They could; names the clearance whose ceiling is the lowest, and what is left.
    """
    allotted = {**share.allotted, ledger: max(share.allotted.get(ledger, 0), limit.allotment)}
    if limit.allotment > max(limit.ceiling - limit.counted_before, 0):
        raise AllotmentError(
            f"`{counter}` in {limit.year}: {limit.allotment:,} people more pass the ceiling of {limit.ceiling:,}, "
            f"with {limit.counted_before:,} already counted",
            help=f"at most {max(limit.ceiling - limit.counted_before, 0):,} are left",
        )
    if len(allotted) == 1:
        return
    total = sum(allotted.values())
    for clearance, ceiling in (*share.ceilings.items(), ("", limit.ceiling)):
        if limit.counted_before + total > ceiling:
            of = f"the ceiling of `{clearance}`" if clearance else "the ceiling"
            raise AllotmentError(
                f"`{counter}` in {limit.year}: the ledgers {_named(allotted)} may then add {total:,} people, and with "
                f"{limit.counted_before:,} already counted that passes {of}, {ceiling:,}",
                help="allot less, or revoke a clearance that holds more than its ledger needs",
            )


def _limit(issued: Issued, handler: str, counter: str, year: int) -> Limit | None:
    if issued.handler != handler:
        return None
    return next((each.limit for each in issued.limits if each.counter == counter and each.limit.year == year), None)


def _named(allotted: dict[str, int]) -> str:
    return ", ".join(f"`{name}` ({people:,})" for name, people in _sorted(allotted.items()))


def _sorted(pairs: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(pairs)
