"""Sets the limits of a clearance: how far each counter may go in each year, and what the ledger may add to it."""

from collections.abc import Iterator
from dataclasses import dataclass

from tongguan.clearance import Limit, Share, check_share, legal_day, share_of
from tongguan.clearance.journal import IssuerJournal
from tongguan.decision.clearing.errors import NotClearedError, TermsError
from tongguan.decision.clearing.model import Ceiling, Cleared
from tongguan.decision.clearing.terms import Terms


@dataclass(frozen=True)
class Limiting:
    """What limits rest on; ``determined_in`` is the year of the determination, ``years`` those of the clearance."""

    cleared: Cleared
    terms: Terms
    journal: IssuerJournal
    determined_in: int
    years: range

    def limits(self, counter: str) -> Iterator[Limit]:
        """Give the limit of a counter for each year; none where nothing limits it.

        Raises:
            TermsError: The issuer asks for a higher ceiling than there is.
            NotClearedError: How many people have gone out already has no upper end.
            AllotmentError: The ledgers together could pass a ceiling.
        """
        ceiling = next((each for each in self.cleared.ceilings if each.counter == counter), None)
        lower = self.terms.ceilings.get(counter)
        if ceiling is not None and lower is not None and lower > ceiling.people:
            raise TermsError(
                f"`{counter}`: a ceiling of {lower:,} is above {ceiling.people:,}, the last person before "
                f"`{ceiling.then}` ({', '.join(ceiling.cites)})",
                help="a ceiling may be lower than the law's or the mechanism's, never higher",
                field="ceiling",
            )
        if ceiling is None and lower is None:
            return
        on = legal_day(self.terms.issued_at)
        for year in self.years:
            share = share_of(self.journal, self.cleared.handler, counter, year, on)
            limit = self._limit(counter, ceiling, share, year)
            check_share(share, self.terms.ledger, counter, limit)
            yield limit

    def _limit(self, counter: str, ceiling: Ceiling | None, share: Share, year: int) -> Limit:
        lower = self.terms.ceilings.get(counter)
        most = lower if lower is not None else ceiling.people if ceiling is not None else 0
        before = self._counted_before(counter, share, year)
        return Limit(
            year=year,
            ceiling=most,
            counted_before=before,
            allotment=self.terms.allotments.get(counter, share.left_for(self.terms.ledger, most, before)),
            warn_at=self.terms.warn_at,
            source="user" if ceiling is None or lower is not None else ceiling.source,
            then=ceiling.then if ceiling is not None else "",
            cites=ceiling.cites if ceiling is not None else (),
        )

    def _counted_before(self, counter: str, share: Share, year: int) -> int:
        """Give the people gone out without a gate: what the year's first clearance said stays, so that shares fit."""
        if share.counted_before is not None:
            return share.counted_before
        if year > self.determined_in:
            return 0
        if counter in self.terms.counted:
            return self.terms.counted[counter]
        counted = self.cleared.counted[counter]
        if counted.high is None:
            raise NotClearedError(
                f"how many people have gone out this year has no upper end for `{counter}`: no headroom is allotted",
                help=f"give the number with --counted {counter}=…, or declare the people of every export",
            )
        return counted.high
