"""Whatever is asked in whatever order, the ledger is equal to one in plain Python, and can prove itself."""

import shutil
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.clearance.building import HANDLER, LEDGER, NOW, clearance, feed, limit
from tests.gate.building import asking, pseudonym
from tests.gate.ledger.conftest import new_schema
from tests.gate.ledger.plain_model import PlainYear
from tests.postgres import Cluster
from tongguan.clearance import Counter
from tongguan.gate import Admitted, Held, Outcome, People, Refused, Reserved
from tongguan.gate.ledger import Case, Ledger, create_ledger, open_ledger

CEILINGS = {"ordinary": 12, "sensitive": 5}
ITEMS: dict[tuple[str, ...], frozenset[str]] = {
    ("name",): frozenset({"ordinary"}),
    ("face",): frozenset({"sensitive"}),
    ("resume",): frozenset({"ordinary", "sensitive"}),
    ("order_number",): frozenset({"left_out.ordinary"}),
}
CLASSES = {"left_out.ordinary": "ordinary"}
TURN = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)

Groups = list[tuple[int, ...]]

numbers = st.integers(1, 25)
people = st.lists(
    st.lists(numbers, min_size=1, max_size=3, unique=True).map(tuple),
    min_size=1,
    max_size=6,
    unique_by=lambda group: group[0],
)
items = st.sampled_from(list(ITEMS))


class LedgerMachine(RuleBasedStateMachine):
    """Asks the same of both."""

    address: str

    @initialize()
    def begin(self) -> None:
        self.now = NOW
        self.ledger: Ledger = create_ledger(self.address, LEDGER, now=NOW)
        self.ledger.open_from_zero(HANDLER, 2026, "dpo", NOW)
        self.years = {2026: self._plain()}
        self.year = 2026
        self.ends: dict[int, datetime] = {}
        self.scopes: dict[int, tuple[str, ...]] = {}
        self.asked: list[tuple[Case, Outcome]] = []

    def _plain(self) -> PlainYear:
        return PlainYear(dict(CEILINGS))

    @property
    def plain(self) -> PlainYear:
        return self.years[self.year]

    def _case(self, groups: Groups, **given: Any) -> Case:
        aliases = {pseudonym(first): tuple(map(pseudonym, others)) for first, *others in groups if others}
        asked = asking(People(tuple(pseudonym(group[0]) for group in groups), aliases), **given)
        permit = clearance(
            valid_until=date(2027, 12, 31),
            counters=(
                *(
                    Counter(name, tuple(limit(ceiling, year=year) for year in (2026, 2027)))
                    for name, ceiling in CEILINGS.items()
                ),
                Counter("left_out.ordinary"),
            ),
        )
        return Case(asked, permit, feed(issued_at=self.now))

    def _counters(self, chosen: tuple[str, ...]) -> frozenset[str]:
        counted = ITEMS[chosen]
        return counted | {f"export:loyalty-crm:{CLASSES.get(name, name)}" for name in counted}

    def _expire(self) -> None:
        for number, until in list(self.ends.items()):
            if until <= self.now:
                self._drop(number)

    def _drop(self, number: int) -> None:
        self.plain.kept.pop(number, None)
        self.ends.pop(number)
        self.scopes.pop(number)

    @rule(groups=people, chosen=items, partial=st.booleans())
    def admit(self, groups: Groups, chosen: tuple[str, ...], *, partial: bool) -> None:
        case = self._case(groups, data_items=chosen, partial=partial)
        found = self.ledger.settle([case], self.now)[0]
        self._expire()
        self._compare(found, groups, chosen, partial=partial)
        self.asked.append((case, found))

    def _compare(self, found: Outcome, groups: Groups, chosen: tuple[str, ...], *, partial: bool) -> None:
        verdict, left = self.plain.admit(groups, self._counters(chosen), partial=partial)
        assert type(found) is (Admitted if verdict == "admitted" else Held)
        if isinstance(found, Admitted):
            assert list(found.left) == left

    @rule(batch=st.lists(st.tuples(people, items, st.booleans()), min_size=2, max_size=6))
    def admit_together(self, batch: list[tuple[Groups, tuple[str, ...], bool]]) -> None:
        cases = [self._case(groups, data_items=chosen, partial=partial) for groups, chosen, partial in batch]
        found = self.ledger.settle(cases, self.now)
        self._expire()
        for outcome, (groups, chosen, partial) in zip(found, batch, strict=True):
            self._compare(outcome, groups, chosen, partial=partial)

    @rule(groups=people, chosen=items, minutes=st.integers(1, 300))
    def reserve(self, groups: Groups, chosen: tuple[str, ...], minutes: int) -> None:
        until = self.now + timedelta(minutes=minutes)
        found = self.ledger.settle([self._case(groups, data_items=chosen, reserve_until=until)], self.now)[0]
        self._expire()
        if isinstance(found, Reserved):
            assert self.plain.reserve(found.number, groups, self._counters(chosen))
            self.ends[found.number], self.scopes[found.number] = (
                min(until, TURN if self.year == 2026 else until),
                chosen,
            )
        else:
            assert isinstance(found, Refused)
            assert not self.plain.reserve(
                found.receipt.entry.seq if found.receipt else 0, groups, self._counters(chosen)
            )

    @precondition(lambda self: self.ends)
    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.ends)))
        chosen, places = self.scopes[number], self.plain.kept[number]
        case = self._case([], data_items=chosen, reservation=number)
        found = self.ledger.settle([case], self.now)[0]
        self._expire()
        if number not in self.ends:
            assert isinstance(found, Refused)
        elif isinstance(found, Admitted):
            # Everybody of the request, those too who needed no place: they were counted already.
            self.plain.count([self.plain.root(root) for root in places], self._counters(chosen))
            self._drop(number)
        else:
            assert isinstance(found, Refused)
            passed = any(self.plain.taken(name) > ceiling for name, ceiling in CEILINGS.items())
            assert passed or self.plain.withdrawn

    @precondition(lambda self: self.ends)
    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.ends)))
        self.ledger.cancel(number, by="crm", now=self.now)
        self._drop(number)

    @rule(group=st.lists(numbers, min_size=2, max_size=4, unique=True))
    def merge(self, group: list[int]) -> None:
        self.ledger.merge(HANDLER, self.year, [list(map(pseudonym, group))], by="dpo", now=self.now)
        self.plain.roots([tuple(group)])

    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        self.ledger.withdraw(HANDLER, self.year, [pseudonym(number)], by="dpo", now=self.now)
        self.plain.withdrawn.add(self.plain.root(number))

    @rule(number=numbers)
    def restore(self, number: int) -> None:
        self.ledger.restore(HANDLER, self.year, [pseudonym(number)], by="dpo", now=self.now)
        self.plain.withdrawn.discard(self.plain.root(number))

    @precondition(lambda self: self.asked)
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        case, before = data.draw(st.sampled_from(self.asked))
        again = self.ledger.settle([case], self.now)[0]
        if self.now - case.feed.issued_at > timedelta(seconds=case.feed.max_age_seconds):
            assert isinstance(again, Refused)
            assert {reason.code for reason in again.reasons} == {"clearance/feed-too-old"}
        else:
            assert again == before
        if self.ledger.totals(HANDLER, self.year):
            self._expire()

    @rule()
    def reopen(self) -> None:
        self.ledger.close()
        self.ledger = open_ledger(self.address)

    @rule(seconds=st.integers(-50, 7200))
    def pass_time(self, seconds: int) -> None:
        later = self.now + timedelta(seconds=seconds)
        if later < TURN or self.year == 2027:
            self.now = max(self.now, later)

    @precondition(lambda self: self.year == 2026)
    @rule()
    def turn_the_year(self) -> None:
        self.now, self.year = TURN, 2027
        self.years[2027] = self._plain()
        self.ends.clear()
        self.scopes.clear()
        self.asked.clear()
        found = self.ledger.settle([self._case([(1,)])], self.now)[0]
        self._compare(found, [(1,)], ("name",), partial=False)

    @invariant()
    def counts_are_equal(self) -> None:
        if not hasattr(self, "ledger"):
            return
        totals = self.ledger.totals(HANDLER, self.year)
        for name in {*totals, *self.plain.people}:
            assert totals[name].people == self.plain.people.get(name, 0), name
        if not self.ends or min(self.ends.values()) > self.now:  # expired places are given up with the next request
            assert {name: total.open for name, total in totals.items()} == {
                name: self.plain.open(name) for name in totals
            }
        for name, ceiling in CEILINGS.items():
            assert self.plain.taken(name) <= ceiling

    def teardown(self) -> None:
        if hasattr(self, "ledger"):
            proof = self.ledger.prove()
            assert proof.holds, proof.problems
            self.ledger.close()


LOOKING = settings(
    max_examples=60,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def test_sqlite_is_equal_to_plain_python() -> None:
    folder = Path(tempfile.mkdtemp())
    made = iter(range(10**6))

    class OnSqlite(LedgerMachine):
        def __init__(self) -> None:
            super().__init__()
            self.address = str(folder / f"{next(made)}.db")

    try:
        run_state_machine_as_test(OnSqlite, settings=LOOKING)
    finally:
        shutil.rmtree(folder)


@pytest.mark.slow
def test_postgresql_is_equal_to_plain_python(cluster: Cluster) -> None:
    class OnPostgresql(LedgerMachine):
        def __init__(self) -> None:
            super().__init__()
            self.address = new_schema(cluster)

    run_state_machine_as_test(OnPostgresql, settings=settings(LOOKING, max_examples=15))
