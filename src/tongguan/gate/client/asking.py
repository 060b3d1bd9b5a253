"""What is sent: the path and body of each request, checked by the types that the gate reads it with."""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from tongguan.gate.client.errors import CannotAskError
from tongguan.gate.model import MOST_PEOPLE
from tongguan.gate.service.asked import AdmissionAsked, CancelAsked, EmergencyAsked, ExportAsked, ReservationAsked

Identifiers = Mapping[str, str | Sequence[str]]
"""One person by identifiers: ``{"mobile": "13812345678"}``; several values of a kind as a list."""

People = Identifiers | Iterable[Identifiers]


class Going(NamedTuple):
    """What goes out, where to, under which clearance; the gate finds one where none is named."""

    export: str
    recipient: str
    territory: str
    items: Sequence[str]
    onward: Sequence[str] = ()
    clearance: str | None = None


class Asked(NamedTuple):
    """A request ready to be sent.

    Attributes:
        path: Where to.
        body: The JSON.
        key: The idempotency key; the same for every attempt.
        people: How many places it is about; ``None`` where that does not matter.
        expects: What the gate says if it agrees.
        partial: Whether a part is enough.
        everybody: Whether it names nobody and means all of a reservation.
    """

    path: str
    body: bytes
    key: str
    people: int | None
    expects: Literal["admitted", "reserved", "cancelled"]
    partial: bool = False
    everybody: bool = False


def admission(
    going: Going,
    people: People = (),
    pseudonyms: Iterable[str] = (),
    *,
    partial: bool = False,
    emergency: EmergencyAsked | None = None,
    key: str | None = None,
) -> Asked:
    """Ask whether people may go out now.

    Raises:
        CannotAskError: It names nobody, too many, or something of a form that no gate reads.
    """
    named = _people(people, pseudonyms)
    beside = {"partial": partial, **({"emergency": msgspec.to_builtins(emergency)} if emergency is not None else {})}
    told = key or new_key()
    body = _body(AdmissionAsked, going, named, told, beside)
    return Asked("/v1/admissions", body, told, _number(named), "admitted", partial)


def reservation(
    going: Going,
    people: People = (),
    pseudonyms: Iterable[str] = (),
    *,
    keep_seconds: int = 3600,
    key: str | None = None,
) -> Asked:
    """Ask that places be kept.

    Raises:
        CannotAskError: As for ``admission``.
    """
    named = _people(people, pseudonyms)
    told = key or new_key()
    body = _body(ReservationAsked, going, named, told, {"keep_seconds": keep_seconds})
    return Asked("/v1/reservations", body, told, _number(named), "reserved")


def confirmation(
    going: Going, number: int, key: str, people: People = (), pseudonyms: Iterable[str] = (), *, all_of: int
) -> Asked:
    """Ask that people of a reservation be admitted: ``all_of`` them, the confirmed too, where none are named."""
    named = _people(people, pseudonyms, nobody=True)
    body = _body(ExportAsked, going, named, key, {})
    people_named = _number(named)
    path = f"/v1/reservations/{number}/confirm"
    return Asked(path, body, key, people_named or all_of, "admitted", everybody=not people_named)


def cancellation(number: int, note: str) -> Asked:
    """Give up what is left of a reservation."""
    body = msgspec.json.encode(CancelAsked(note=note[:2000]))
    return Asked(f"/v1/reservations/{number}/cancel", body, "", None, "cancelled")


def new_key() -> str:
    """Give a key that no other request has."""
    return uuid.uuid4().hex


def _people(people: People, pseudonyms: Iterable[str], *, nobody: bool = False) -> dict[str, Any]:
    given: list[Any] = [people] if isinstance(people, Mapping) else list(people)
    named = {"people": [dict(each) if isinstance(each, Mapping) else each for each in given]}
    found = {"pseudonyms": [pseudonyms]} if isinstance(pseudonyms, str) else {"pseudonyms": list(pseudonyms)}
    number = _number({**named, **found})
    if not number and not nobody:
        raise CannotAskError("the request names nobody", help="name them in `people` or `pseudonyms`")
    if number > MOST_PEOPLE:
        raise CannotAskError(
            f"the request names {number:,} people, and at most {MOST_PEOPLE:,} go together",
            help="`admit_frame` asks for a whole frame, batch by batch",
        )
    return {**named, **found}


def _number(named: dict[str, Any]) -> int:
    return len(named["people"]) + len(named["pseudonyms"])


def _body(model: type[ExportAsked], going: Going, named: dict[str, Any], key: str, beside: dict[str, Any]) -> bytes:
    if isinstance(going.items, str) or isinstance(going.onward, str):
        raise CannotAskError("the data items and the onward recipients are lists of names")
    told = {
        "export": going.export,
        "recipient": going.recipient,
        "territory": going.territory,
        "data_items": tuple(going.items),
        "onward": tuple(going.onward),
        "key": key,
        **({"clearance": going.clearance} if going.clearance is not None else {}),
        **named,
        **beside,
    }
    try:
        return msgspec.json.encode(msgspec.convert(told, model))
    except (msgspec.ValidationError, TypeError) as error:
        said, _, at = str(error).partition(" - at `$.")
        raise CannotAskError(said[:1].lower() + said[1:], field=at.rstrip("`") or None) from error
