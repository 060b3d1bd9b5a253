"""Asks the gate for the people of a frame, batch by batch: all of them or none, or as many as fit."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from tongguan.gate.client import Admission, GateClient, HeldError, NotAdmittedError, Reservation
from tongguan.gate.client.asking import Going
from tongguan.gate.frames.persons import Persons
from tongguan.gate.model import MOST_PEOPLE

_Batch = tuple[int, dict[str, Any]]


def all_or_nobody(
    gate: GateClient, going: Going, persons: Persons, key: str, keep_seconds: int
) -> tuple[Admission, ...]:
    """Have everybody admitted. More people than go together are reserved first, and confirmed once all fit.

    Raises:
        NotAdmittedError: Somebody may not go out. Where a confirmation failed after others had been confirmed, those
            stay counted, though nothing went out: the upper end.
    """
    plain = _plain(going)
    if len(persons) <= MOST_PEOPLE:
        return tuple(gate.admit(**plain, **people, key=f"{key}/{first}") for first, people in _batches(persons))
    kept: list[Reservation] = []
    try:
        for first, people in _batches(persons):
            kept.append(gate.reserve(**plain, **people, keep_seconds=keep_seconds, key=f"{key}/{first}"))
        return tuple(each.confirm() for each in kept)
    except BaseException:
        for each in kept:
            if each.left:
                with suppress(NotAdmittedError):  # they end by themselves
                    each.cancel("the rest of the frame was not admitted")
        raise


def those_who_fit(
    gate: GateClient, going: Going, persons: Persons, key: str
) -> tuple[tuple[Admission, ...], tuple[HeldError, ...], set[int]]:
    """Have those admitted who fit; give what was admitted, what was held, and the numbers of the admitted.

    Raises:
        NotAdmittedError: The gate refuses, or gives no clear answer; nobody goes out.
    """
    admissions: list[Admission] = []
    holds: list[HeldError] = []
    going_out: set[int] = set()
    plain = _plain(going)
    for first, people in _batches(persons):
        number = len(people.get("people", ())) + len(people.get("pseudonyms", ()))
        try:
            admission = gate.admit(**plain, **people, partial=True, key=f"{key}/{first}")
        except HeldError as held:
            holds.append(held)
            continue
        admissions.append(admission)
        going_out.update(set(range(first, first + number)) - {first + place for place in admission.left})
    return tuple(admissions), tuple(holds), going_out


def _batches(persons: Persons) -> Iterator[_Batch]:
    """Give the people in order, as many as go together at a time, with the number of the first."""
    for first in range(0, len(persons), MOST_PEOPLE):
        last = first + MOST_PEOPLE
        if persons.people:
            yield first, {"people": persons.people[first:last]}
        else:
            yield first, {"pseudonyms": persons.pseudonyms[first:last]}


def _plain(going: Going) -> dict[str, Any]:
    return going._asdict()
