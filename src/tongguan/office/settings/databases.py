"""Which database the office uses: SQLite in its data folder, or the PostgreSQL that one setting names."""

from typing import Any, ClassVar
from urllib.parse import parse_qsl, unquote, urlsplit

from tongguan.office.place import Place
from tongguan.vocabulary import TongguanError

_WAIT_SECONDS = 10
_SCHEMES = frozenset({"postgres", "postgresql"})


class UnknownDatabaseError(TongguanError):
    """The setting of the database names none that the office can use."""

    code: ClassVar[str] = "office/unknown-database"


def database_of(place: Place, address: str) -> dict[str, Any]:
    """Give Django's settings of the database.

    Args:
        place: The data folder, for SQLite.
        address: Such as ``postgresql://user:password@host:5432/name?sslmode=require``; empty for SQLite.

    Raises:
        UnknownDatabaseError: The address is of something else; it is not repeated, since it may hold a password.
    """
    if not address:
        return _sqlite(place)
    parts = urlsplit(address)
    name = unquote(parts.path.removeprefix("/"))
    try:
        port = parts.port
    except ValueError:
        port = -1
    if parts.scheme not in _SCHEMES or not name or port == -1:
        raise UnknownDatabaseError(
            "`TONGGUAN_DATABASE` is not the address of a PostgreSQL database",
            help="write it as `postgresql://user:password@host:5432/name`, or leave it out to use SQLite",
            field="TONGGUAN_DATABASE",
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _sqlite(place: Place) -> dict[str, Any]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": place.database,
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "timeout": _WAIT_SECONDS,
            # A writer takes its lock when it begins: two writers wait for each other instead of failing half-way.
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-20000",
        },
    }
