"""What an extraction file says: how a request that passes through Envoy is read, as values."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

NOTHING = "none"
"""What stands where a field of the body is no personal information."""

Name = Annotated[str, Meta(min_length=1, max_length=200)]
Text = Annotated[str, Meta(max_length=500)]
Header = Annotated[str, Meta(pattern="^[a-z0-9-]{1,100}$")]
Method = Literal["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]


class Source(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where a value comes from: one of the three.

    Attributes:
        header: A header, in lower case.
        segment: A segment of the path, by the name it has there.
        json: A place in the body, such as ``to.territory``.
    """

    header: Header | None = None
    segment: Name | None = None
    json: Text | None = None

    def __post_init__(self) -> None:
        """Refuse two places, or none."""
        if [self.header, self.segment, self.json].count(None) != 2:  # noqa: PLR2004 -- all but one
            raise ValueError("one of `header`, `segment` and `json` says where the value is")


Value = Name | Source
"""A text as it stands, or where it comes from."""


class PeopleAt(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where people stand.

    Attributes:
        at: The place of each of them in the body, such as ``customers[*]``; the body itself where it is left out.
        identifiers: Where each kind of identifier is, seen from there; or a header, or a segment of the path.
        pseudonym: Where the pseudonym is, in place of identifiers.
    """

    at: Text = ""
    identifiers: Annotated[dict[Name, Text | Source], Meta(max_length=20)] = {}
    pseudonym: Text | Source | None = None

    def __post_init__(self) -> None:
        """Refuse people whom nothing names."""
        if bool(self.identifiers) is (self.pseudonym is not None):
            raise ValueError("either `identifiers` or `pseudonym` says who the people are")


class Rule(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How requests of one kind are read; the first rule that fits is the one.

    Attributes:
        name: A name, for messages.
        path: The path, such as ``/customers/{customer}``; ``/**`` at its end is any rest.
        methods: The methods.
        host: The host, without a port; ``*.example`` for all below; any where it is left out.
        query: The parameters of the query that may be there; they carry no personal information.
        export: The export.
        recipient: The overseas recipient.
        territory: Where it goes.
        onward: Onward recipients.
        clearance: The clearance; the gate finds one otherwise.
        key: Where the idempotency key is.
        people: Where people stand.
        items: Of each field of the body the data item, the items, or ``none``; any other field is refused.
        always: Data items that go out with each such request, in the answer or the path.
    """

    name: Name
    path: Annotated[str, Meta(pattern="^/", max_length=1000)]
    export: Value
    recipient: Value
    territory: Value
    people: Annotated[tuple[PeopleAt, ...], Meta(min_length=1, max_length=100)]
    methods: Annotated[tuple[Method, ...], Meta(min_length=1)] = ("POST",)
    host: Name | None = None
    query: tuple[Name, ...] = ()
    onward: tuple[Name, ...] = ()
    clearance: Name | None = None
    key: Source = Source(header="x-request-id")
    items: dict[Text, Name | tuple[Name, ...]] = {}
    always: tuple[Name, ...] = ()


class Extraction(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How requests that pass through Envoy are read.

    Attributes:
        rules: The rules; the first that fits a request reads it, and what none fits is refused.
    """

    rules: Annotated[tuple[Rule, ...], Meta(min_length=1, max_length=1000)]
