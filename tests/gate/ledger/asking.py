"""Puts requests to a ledger and takes the answers apart."""

from typing import Any

from tests.clearance.building import HANDLER, NOW, feed
from tests.gate.building import YEAR, case
from tongguan.clearance import Clearance
from tongguan.gate import Admitted, Held, Outcome, People, Refused, Reserved
from tongguan.gate.ledger import Ledger


def ask(ledger: Ledger, people: People | None = None, permit: Clearance | None = None, **given: Any) -> Outcome:
    """Put one request."""
    now = given.pop("now", NOW)
    return ledger.settle([case(people, permit, news=feed(issued_at=now), **given)], now)[0]


def admitted(ledger: Ledger, people: People | None = None, permit: Clearance | None = None, **given: Any) -> Admitted:
    found = ask(ledger, people, permit, **given)
    assert isinstance(found, Admitted), found
    return found


def held(ledger: Ledger, people: People | None = None, permit: Clearance | None = None, **given: Any) -> Held:
    found = ask(ledger, people, permit, **given)
    assert isinstance(found, Held), found
    return found


def refused(ledger: Ledger, people: People | None = None, permit: Clearance | None = None, **given: Any) -> Refused:
    found = ask(ledger, people, permit, **given)
    assert isinstance(found, Refused), found
    return found


def reserved(ledger: Ledger, people: People | None = None, permit: Clearance | None = None, **given: Any) -> Reserved:
    found = ask(ledger, people, permit, **given)
    assert isinstance(found, Reserved), found
    return found


def people_of(ledger: Ledger, counter: str = "ordinary", year: int = YEAR) -> int:
    """Give how many people a counter has."""
    total = ledger.totals(HANDLER, year).get(counter)
    return total.people if total is not None else 0


def open_of(ledger: Ledger, counter: str = "ordinary", year: int = YEAR) -> int:
    """Give for how many more a place is kept."""
    total = ledger.totals(HANDLER, year).get(counter)
    return total.open if total is not None else 0
