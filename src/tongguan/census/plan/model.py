"""The plan: which logs to read, what their columns mean, and what counts."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

Format = Literal["parquet", "csv", "ndjson"]
Since = Literal["this-year", "last-year"]
Unit = Literal["seconds", "milliseconds", "microseconds"]

PSEUDONYM_BYTES = 16
"""How long a binary pseudonym is unless the plan says otherwise."""


@dataclass(frozen=True, slots=True)
class Handler:
    """One handler by name, or several by a column that tells whose transfer a row is.

    Neither is given where each source of a joint plan tells its own.
    """

    name: str | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class LogFiles:
    """Files by a pattern, relative to the folder of the plan."""

    pattern: str
    format: Format | None = None
    handler: str | None = None


@dataclass(frozen=True, slots=True)
class PostgresTable:
    """A table of a PostgreSQL database, reached by a service of its client files or a variable of the environment."""

    table: str
    service: str | None = None
    dsn_from: str | None = None
    handler: str | None = None


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    """A table that the engine knows by name, such as one of a Spark warehouse."""

    name: str
    handler: str | None = None


LogSource = LogFiles | PostgresTable | CatalogueTable


@dataclass(frozen=True, slots=True)
class Time:
    """When a row was sent. ``zone`` is for times without one; ``unit`` for times that are numbers since 1970."""

    column: str
    zone: str = "Asia/Shanghai"
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """A column with identifiers of one kind, such as ``mobile``."""

    kind: str
    column: str


@dataclass(frozen=True, slots=True)
class Person:
    """Whom a row is about: a pseudonym that is the same for the same person, or identifiers to be resolved.

    ``bytes`` is the length of binary pseudonyms.
    """

    pseudonym: str | None = None
    bytes: int = PSEUDONYM_BYTES
    identifiers: tuple[Identifier, ...] = ()


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns of the logs mean. Of ``export`` and ``export_constant`` one is given."""

    time: Time
    person: Person
    export: str | None = None
    export_constant: str | None = None
    recipient: str | None = None
    sensitive: str | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """How the people of an export count.

    ``sensitive``: every row holds sensitive information; else the column of the plan tells, where it names one.
    ``ordinary``: the rows hold other personal information as well. ``left_out``: its people do not count.
    """

    id: str
    sensitive: bool = False
    ordinary: bool = True
    left_out: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A number of people at which something changes: told to the census, which knows no law."""

    counter: Literal["ordinary", "sensitive", "both", "all"]
    line: int
    then: str
    cites: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """Where the key of pseudonyms is; never the key itself."""

    environment: str | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Joint:
    """What makes a plan a joint one: the only way in which people of several handlers are ever the same person.

    ``key_id`` is the id of the key that all of them made their pseudonyms with, where the log holds pseudonyms.
    """

    handlers: tuple[str, ...]
    reason: str
    key_id: str | None = None

    @property
    def name(self) -> str:
        """What the handlers are called together."""
        return " + ".join(self.handlers)


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it was written; what it leaves open is filled in by who runs it.

    ``exports`` is empty where ``declaration`` names the file that tells them. ``only`` names the handler of a joint
    plan whose rows are counted in one of its passes; others are passed over.
    """

    source: str
    handler: Handler
    sources: tuple[LogSource, ...]
    columns: Columns
    year: int | None = None
    until: date | None = None
    since: Since = "this-year"
    exports: tuple[Export, ...] = ()
    declaration: str | None = None
    key: Key | None = None
    lines: tuple[Line, ...] = field(default=())
    joint: Joint | None = None
    only: str | None = None
