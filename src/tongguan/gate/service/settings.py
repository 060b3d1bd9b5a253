"""What a gate is configured with: values, as the file names them; its reader says where a mistake stands."""

from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct

from tongguan.gate.envoy.extraction import Extraction

Text = Annotated[str, Meta(min_length=1, max_length=500)]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Role = Literal["caller", "reviewer", "operator", "emergency"]
EVERY_EXPORT = "*"


class LedgerPlace(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the ledger is.

    Attributes:
        id: Its id, which clearances name.
        address: A file, or the address of a PostgreSQL database without a password.
        environment: The variable that holds the address, in its place.
        seal: The file of the private key with which each commit is sealed.
    """

    id: Name
    address: Text | None = None
    environment: Text | None = None
    seal: Text | None = None

    def __post_init__(self) -> None:
        """Refuse two addresses, or none."""
        if (self.address is None) == (self.environment is None):
            raise ValueError("either `address` or `environment` says where the ledger is")


class IssuerPlace(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom the gate believes.

    Attributes:
        keys: The file of the issuer's public keys; read again when it changes.
        feed: The file or the address of the feed.
        authority: The file of certificates that the feed's server is verified with; those of the system otherwise.
        poll_seconds: How often both are looked at.
        max_feed_age_seconds: For how long a feed is relied on, if the issuer does not ask for less.
        clearances: Files, folders or addresses with clearances that a request may name by id, or leave to the gate to
            find.
    """

    keys: Text
    feed: Text
    authority: Text | None = None
    poll_seconds: Annotated[int, Meta(ge=1, le=3600)] = 2
    max_feed_age_seconds: Annotated[int, Meta(ge=1, le=31 * 24 * 3600)] = 900
    clearances: tuple[Text, ...] = ()


class KeyPlace(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the key of a handler's year is: never the key itself.

    Attributes:
        file: The file, which only its owner may read.
        environment: The variable that holds the text of the key, in its place.
    """

    file: Text | None = None
    environment: Text | None = None

    def __post_init__(self) -> None:
        """Refuse two places, or none."""
        if (self.file is None) == (self.environment is None):
            raise ValueError("either `file` or `environment` says where the key is")


class Handler(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A handler whose people this gate counts; without keys it takes pseudonyms only.

    Attributes:
        name: As clearances name it.
        keys: The keys of its years, this year's and from December on the next one's.
    """

    name: Name
    keys: tuple[KeyPlace, ...] = ()


class KnownCaller(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who may ask, and what.

    Attributes:
        name: As tokens name it.
        roles: ``caller`` asks for admissions, ``emergency`` may break the glass, ``reviewer`` releases holds and
            justifies emergencies, ``operator`` fetches receipts and merges people.
        exports: The exports it may ask for; ``*`` for all.
        requests_per_second: How many requests it may make on average.
        burst: How many at once.
    """

    name: Name
    roles: Annotated[tuple[Role, ...], Meta(min_length=1)] = ("caller",)
    exports: Annotated[tuple[Name, ...], Meta(min_length=1)] = (EVERY_EXPORT,)
    requests_per_second: Annotated[int, Meta(ge=1, le=1_000_000)] = 2000
    burst: Annotated[int, Meta(ge=1, le=1_000_000)] = 4000


class Callers(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How callers are known.

    Attributes:
        keys: The file of the public keys that sign their tokens.
        audience: For whom tokens must be; the id of the ledger where it is left out.
        by_certificate: The name of the caller that everybody is who shows a certificate of the clients' authority and
            no token.
        known: The callers.
    """

    known: Annotated[tuple[KnownCaller, ...], Meta(min_length=1)]
    keys: Text | None = None
    audience: Name | None = None
    by_certificate: Name | None = None

    def __post_init__(self) -> None:
        """Refuse callers that nobody could be."""
        names = [each.name for each in self.known]
        if len(set(names)) != len(names):
            raise ValueError("a caller stands twice in `known`")
        if self.keys is None and self.by_certificate is None:
            raise ValueError("callers show tokens, whose `keys` are named, or certificates, with `by_certificate`")
        if self.by_certificate is not None and self.by_certificate not in names:
            raise ValueError(f"`by_certificate` names `{self.by_certificate}`, who is not in `known`")


class Tls(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The certificate of the gate, and the authority whose certificates clients must show, if they must.

    Attributes:
        certificate: The file of the gate's certificate, with those between it and its authority.
        key: The file of its private key.
        clients: The file of the authority whose certificates clients must show: mutual TLS.
    """

    certificate: Text
    key: Text
    clients: Text | None = None


class Listen(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Where the gate listens, with how many processes.

    Attributes:
        address: The address.
        port: The port.
        processes: How many processes answer; they share the ledger.
        tls: The certificates; without them the gate speaks plain HTTP, for a proxy on the same machine.
    """

    address: Text = "127.0.0.1"
    port: Annotated[int, Meta(ge=1, le=65535)] = 8420
    processes: Annotated[int, Meta(ge=1, le=64)] = 1
    tls: Tls | None = None


class Limits(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How large and how slow a request may be.

    Attributes:
        body_bytes: The most bytes of a body.
        header_bytes: The most bytes of all headers.
        header_seconds: Within how many seconds the headers arrive.
        body_seconds: Within how many seconds the body arrives.
        answer_seconds: For how long a request waits for the ledger.
        waiting: How many requests may wait for the ledger.
        reservation_seconds: The longest a reservation is kept.
        key_days: For how many days the answer to an idempotency key is kept.
    """

    body_bytes: Annotated[int, Meta(ge=1024, le=64 * 1024 * 1024)] = 8 * 1024 * 1024
    header_bytes: Annotated[int, Meta(ge=8192, le=1024 * 1024)] = 32 * 1024
    header_seconds: Annotated[int, Meta(ge=1, le=300)] = 5
    body_seconds: Annotated[int, Meta(ge=1, le=300)] = 10
    answer_seconds: Annotated[int, Meta(ge=1, le=300)] = 30
    waiting: Annotated[int, Meta(ge=1, le=1_000_000)] = 10_000
    reservation_seconds: Annotated[int, Meta(ge=1, le=31 * 24 * 3600)] = 24 * 3600
    key_days: Annotated[int, Meta(ge=1, le=3660)] = 31


class Settings(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a gate is configured with.

    Attributes:
        ledger: Where the ledger is.
        issuer: Whom the gate believes.
        handlers: Whose people it counts.
        callers: Who may ask.
        listen: Where it listens.
        limits: How large and slow requests may be.
        envoy: How requests that pass through Envoy are read, or the file that says it.
        observe: Whether it counts and reports without keeping anything back, for the time of roll-out.
        drain_seconds: For how long it says that it is not ready before it stops listening.
        log_requests: Which requests are logged.
    """

    ledger: LedgerPlace
    issuer: IssuerPlace
    handlers: Annotated[tuple[Handler, ...], Meta(min_length=1)]
    callers: Callers
    listen: Listen = Listen()
    limits: Limits = Limits()
    envoy: Extraction | Text | None = None
    observe: bool = False
    drain_seconds: Annotated[int, Meta(ge=0, le=300)] = 2
    log_requests: Literal["all", "refused", "none"] = "all"

    def __post_init__(self) -> None:
        """Refuse what contradicts itself across parts."""
        names = [each.name for each in self.handlers]
        if len(set(names)) != len(names):
            raise ValueError("a handler stands twice")
        if self.callers.by_certificate is not None and (self.listen.tls is None or self.listen.tls.clients is None):
            raise ValueError("`callers.by_certificate` needs `listen.tls.clients`, the authority of the clients")

    @property
    def audience(self) -> str:
        """For whom the tokens of callers must be."""
        return self.callers.audience or self.ledger.id


def path_of(folder: Path, name: str) -> Path:
    """Give a file that the configuration names, relative to its folder."""
    return folder / name
