"""A handler's calendar year: its counters, and the port through which admission counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tongguan.gate.counts import Lacking, Total
from tongguan.gate.ledger.pages import Pages, bits_in
from tongguan.gate.ledger.places import Places
from tongguan.gate.ledger.rows import Rows
from tongguan.gate.ledger.sql import Sql
from tongguan.gate.people import People

_CLAIM_FROM = 256
"""People of one request from which adding them unseen is worth while."""

_FIRST_PAGE = (0,)


@dataclass(slots=True)
class CounterState:
    """A counter as it stands in this transaction."""

    number: int
    place: int
    people: int = 0
    open: int = 0
    seeded: int = 0


class Book:
    """One handler's year in an open transaction; it implements the port ``Counts``.

    INVARIANT: ``people`` of a counter is the number of people ever added to it, and nothing lowers it. ``open`` is the
    number of people for whom a place is kept and who are not among them.
    """

    def __init__(
        self, sql: Sql, number: int, handler: str, year: int, state: str, withdrawn: int, reserved: int
    ) -> None:
        self._sql = sql
        self.number, self.handler, self.year, self.state = number, handler, year, state
        self.withdrawn_number, self.reservations = withdrawn, reserved
        self.pages = Pages(sql, number)
        self.rows = Rows(sql, self.pages)
        self.places = Places(sql, self.pages)
        self.counters = {
            name: CounterState(counter, place, people, open_, seeded)
            for counter, place, name, people, open_, seeded in sql.fetch("counters-of", book=number)
        }
        self._by_place = {state.place: state for state in self.counters.values()}
        self._changed: set[int] = set()
        self.unmoved: dict[Any, Any] = {}
        self._groups: dict[int, list[bytes]] = {}
        self._wanted: dict[bytes, int] = {}
        self._head = (state, withdrawn, reserved)

    # --- the port -------------------------------------------------------------------------------------

    def total(self, counter: str) -> Total:
        """Give how a counter stands."""
        state = self.counters.get(counter)
        return Total(state.people, state.open, state.seeded) if state is not None else Total()

    def withdrawn(self, export: str, people: People) -> tuple[int, ...]:
        """Give the places of those who withdrew their consent."""
        if not self.withdrawn_number:
            return ()
        roots = self._roots(people)
        asked = list(dict.fromkeys(roots))
        found = {row[0] for row in self._sql.fetch("withdrawn-find", book=self.number, export=export, people=asked)}
        return tuple(place for place, root in enumerate(roots) if root in found)

    def lacking(self, people: People, counters: Sequence[str]) -> list[Lacking]:
        """Give, for each place, the person and the counters of which it would take a place."""
        places = [self._state(counter).place for counter in counters]
        want = sum(1 << place for place in places)
        found = []
        for root in self._look_up(people, want):
            lacking = want & ~self.rows.bits(root) & ~self.places.bits(root)
            mask = sum(1 << bit for bit, place in enumerate(places) if lacking >> place & 1) if lacking else 0
            found.append(Lacking(root, mask))
        return found

    def count(self, people: People, counters: Sequence[str], places: Sequence[int] | None = None) -> dict[str, int]:
        """Count people toward counters."""
        chosen = people if places is None else people.at(places)
        states = [self._state(counter) for counter in counters]
        before = [state.people for state in states]
        want = 0
        for state in states:
            want |= 1 << state.place
        rest = self._claim(chosen, want) if self._may_claim(chosen, want) else chosen
        for (had, lacking), roots in self.rows.lacking(self._look_up(rest, want), want).items():
            if self.reservations:
                for root in roots:
                    self._shift(lacking & self.places.bits(root), open_=-1)
            self._shift(lacking, people=len(roots))
            self.rows.add(roots, had, lacking)
            self._groups.setdefault(lacking, []).extend(roots)
        return {
            counter: state.people - people_before
            for counter, state, people_before in zip(counters, states, before, strict=True)
            if state.people != people_before
        }

    def reserve(self, people: People, counters: Sequence[str]) -> dict[str, int]:
        """Keep places; they are written by ``keep`` once the reservation has its number."""
        states = {counter: self._state(counter) for counter in counters}
        before = {counter: state.open for counter, state in states.items()}
        want = sum(1 << state.place for state in states.values())
        self.reservations += 1  # from here on places are looked for
        for (_, lacking), roots in self.rows.lacking(self._look_up(people, want), want).items():
            for root in roots:
                self._shift(lacking & ~self.places.bits(root), open_=1)
                self._wanted[root] = lacking
        return {counter: state.open - before[counter] for counter, state in states.items()}

    def look_up(self, people: People, counters: Sequence[str]) -> None:
        """Load at once what several requests will ask."""
        places = (self.counters[counter].place for counter in counters if counter in self.counters)
        self._look_up(people, 1 | sum(1 << place for place in places if place))

    # --- what the ledger does beside --------------------------------------------------------------------

    def keep(self, reservation: int) -> None:
        """Write the places that ``reserve`` took."""
        self.places.keep(reservation, self._wanted)
        self._wanted = {}

    def let_go(self, reservation: int, people: dict[bytes, int]) -> None:
        """Give up places; who was admitted meanwhile stays so."""
        pages = self.pages.every()
        roots = self.rows.roots(People(tuple(people)))
        self.rows.load(roots, pages)
        self.places.load(roots, pages)
        for person, kept in people.items():
            root = self.rows.root(person)
            others = self.places.bits(root, apart_from=reservation)
            self._shift(kept & ~self.rows.bits(root) & ~others, open_=-1)
        self.places.drop(reservation, people)

    def merge(self, pseudonyms: Sequence[bytes]) -> None:
        """Make pseudonyms one person's."""
        self._roots(People((pseudonyms[0],), {pseudonyms[0]: tuple(pseudonyms[1:])}))

    def seed(self, people: People, counters: Sequence[str]) -> dict[str, int]:
        """Count people who went out before, apart from those the ledger adds."""
        new = self.count(people, counters)
        for counter, number in new.items():
            self.counters[counter].seeded += number
        self.unmoved.clear()
        return new

    def take_groups(self) -> tuple[dict[tuple[int, ...], list[bytes]], list[tuple[bytes, bytes]]]:
        """Give who was added since this was last asked, by the numbers of the counters, and the aliases learned."""
        if not self._groups and not self.rows.learned:
            return {}, []
        groups = {
            tuple(self._by_place[place].number for place in bits_in(mask)): people
            for mask, people in self._groups.items()
        }
        aliases = self.rows.learned
        self._groups, self.rows.learned = {}, []
        return groups, aliases

    def write(self) -> None:
        """Write all that was changed."""
        self.rows.write()
        if self._changed:
            states = [self._by_place[place] for place in sorted(self._changed)]
            self._sql.many(
                "counter-move",
                [
                    {"people": each.people, "open": each.open, "seeded": each.seeded, "counter": each.number}
                    for each in states
                ],
            )
            self._changed.clear()
        head = (self.state, self.withdrawn_number, self.reservations)
        if head != self._head:
            self._sql.run("book-change", book=self.number, state=self.state, withdrawn=head[1], reserved=head[2])
            self._head = head

    def _state(self, counter: str) -> CounterState:
        state = self.counters.get(counter)
        if state is None:
            place = len(self.counters)
            number = self._sql.fetch("counter-add", book=self.number, place=place, name=counter)[0][0]
            state = self.counters[counter] = self._by_place[place] = CounterState(number, place)
        return state

    def _look_up(self, people: People, want: int) -> list[bytes]:
        """Give the roots of people, with all in memory that bears on ``want``."""
        roots = self._roots(people)
        further = self.pages.beyond_the_first(want)
        if further:
            self.rows.load(roots, further)
        if self.reservations:
            self.places.load(roots, self.pages.of(want))
        return roots

    def _roots(self, people: People) -> list[bytes]:
        if not people.aliases:
            return self.rows.roots(people)
        learned = len(self.rows.learned)
        if self.reservations:
            self._move_places(people)
        roots = self.rows.roots(people)
        if self.withdrawn_number:
            for other, root in self.rows.learned[learned:]:
                self._copy_withdrawal(other, root)
        return roots

    def _copy_withdrawal(self, other: bytes, root: bytes) -> None:
        for (export,) in self._sql.fetch("withdrawn-of", book=self.number, person=other):
            self._sql.run("withdrawn-add", book=self.number, person=root, export=export)

    def _move_places(self, people: People) -> None:
        """Join people for whom places are kept: what was kept for one is kept for the person that they are."""
        pages = self.pages.every()
        before = list(dict.fromkeys(self.rows.roots(People(tuple(people.every_pseudonym())))))
        self.rows.load(before, pages)
        self.places.load(before, pages)
        for root in before:
            self._shift(self.places.bits(root) & ~self.rows.bits(root), open_=-1)
        self.rows.roots(people)
        for root in before:
            if self.rows.root(root) != root:
                self.places.move(root, self.rows.root(root))
        for root in dict.fromkeys(self.rows.root(each) for each in before):
            self._shift(self.places.bits(root) & ~self.rows.bits(root), open_=1)

    def _may_claim(self, people: People, want: int) -> bool:
        return (
            self._sql.claims
            and len(people) >= _CLAIM_FROM
            and not people.aliases
            and not self.reservations
            and self.pages.of(want) == _FIRST_PAGE
            and self.rows.untouched(people.pseudonyms)
        )

    def _claim(self, people: People, want: int) -> People:
        """Add those who are not there without looking them up; give the others."""
        new = self.rows.claim(dict.fromkeys(people.pseudonyms), want)
        if new:
            self._shift(want, people=len(new))
            self._groups.setdefault(want, []).extend(new)
        return People(tuple(each for each in people.pseudonyms if each not in new))

    def _shift(self, mask: int, *, people: int = 0, open_: int = 0) -> None:
        """Move every counter of ``mask``."""
        self.unmoved.clear()
        for place in bits_in(mask):
            state = self._by_place[place]
            state.people += people
            state.open += open_
            self._changed.add(place)
