"""What may be asked over HTTP, as JSON bodies. Unknown fields are refused."""

from typing import Annotated

from msgspec import Meta, Struct

from tongguan.gate.model import MOST_PEOPLE

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Note = Annotated[str, Meta(min_length=1, max_length=2000)]
Territory = Annotated[str, Meta(pattern="^[A-Z]{2}$")]
Pseudonym = Annotated[
    str, Meta(pattern="^(?:[0-9a-f]{2}){16,32}$", description="16 to 32 bytes in hexadecimal, lower case")
]
Kind = Annotated[str, Meta(pattern="^[a-z_]{1,40}$")]
Value = Annotated[str, Meta(max_length=1000)]
Person = Annotated[
    dict[Kind, Value | Annotated[tuple[Value, ...], Meta(max_length=20)]],
    Meta(
        min_length=1,
        max_length=20,
        description='The identifiers of one person by kind, such as {"mobile": "13812345678"}; '
        "several values of a kind as a list.",
    ),
]
Clearance = Annotated[
    str, Meta(min_length=1, max_length=1_000_000, description="A clearance as a token, or the id of one configured")
]
IdempotencyKey = Annotated[str, Meta(min_length=1, max_length=200)]
_Clearance = Clearance


class PeopleAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """People by identifiers, by pseudonyms, or only by how many; their places count in this order, from 0."""

    people: Annotated[tuple[Person, ...], Meta(max_length=MOST_PEOPLE)] = ()
    pseudonyms: Annotated[tuple[Pseudonym, ...], Meta(max_length=MOST_PEOPLE)] = ()
    aliases: Annotated[
        dict[Pseudonym, Annotated[tuple[Pseudonym, ...], Meta(max_length=100)]], Meta(max_length=MOST_PEOPLE)
    ] = {}
    unidentified: Annotated[int, Meta(ge=0, le=MOST_PEOPLE)] = 0


class EmergencyAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who breaks the glass, and why (CBDF-2024#5.1.3)."""

    by: Name
    reason: Note


class ExportAsked(PeopleAsked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What goes out, to whom, and under which clearance."""

    export: Name
    recipient: Name
    territory: Territory
    data_items: Annotated[tuple[Name, ...], Meta(min_length=1, max_length=1000)]
    onward: Annotated[tuple[Name, ...], Meta(max_length=1000)] = ()
    clearance: Clearance | None = None
    key: IdempotencyKey | None = None


class AdmissionAsked(ExportAsked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """May this go out now?"""

    partial: bool = False
    emergency: EmergencyAsked | None = None


class ReservationAsked(ExportAsked, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """May places be kept for a long transfer? It is confirmed before it goes out, or cancelled."""

    keep_seconds: Annotated[int, Meta(ge=1, le=31 * 24 * 3600)] = 3600


class CancelAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Why a reservation is given up."""

    note: Annotated[str, Meta(max_length=2000)] = ""


class ReleaseAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Why a hold is released, and under which clearance, where the one it was held under is not meant."""

    note: Note
    clearance: _Clearance | None = None


class RejectAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Why a hold is closed for good."""

    note: Note


class JustifyAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What an emergency was about, and whether it was one; people of one that was none count after all."""

    note: Note
    accepted: bool


class WithdrawalAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """People who withdrew their consent (PIPL-2021#15), or gave it again; for one export, or for all."""

    people: Annotated[tuple[Person, ...], Meta(max_length=MOST_PEOPLE)] = ()
    pseudonyms: Annotated[tuple[Pseudonym, ...], Meta(max_length=MOST_PEOPLE)] = ()
    export: Annotated[str, Meta(max_length=200)] = ""
    restored: bool = False
    handler: Name | None = None


class MergeAsked(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Identifiers, or pseudonyms, that were found to be one person's: each group is one person."""

    people: Annotated[tuple[Person, ...], Meta(max_length=MOST_PEOPLE)] = ()
    pseudonyms: Annotated[
        tuple[Annotated[tuple[Pseudonym, ...], Meta(min_length=2, max_length=100)], ...], Meta(max_length=MOST_PEOPLE)
    ] = ()
    handler: Name | None = None
