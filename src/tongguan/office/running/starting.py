"""The first start and every later one: tables brought up to date, what pages are drawn with gathered."""

from dataclasses import dataclass
from typing import ClassVar

from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.journal.models import Entry
from tongguan.office.journal.recording import record
from tongguan.office.place import Place
from tongguan.vocabulary import TongguanError

_DRAWN_WITH = ("tabler.min.css", "tabler.min.js", "htmx.min.js", "icons.svg")


class AssetsMissingError(TongguanError):
    """What pages are drawn with was not built."""

    code: ClassVar[str] = "office/assets-missing"


class DatabaseNotReachedError(TongguanError):
    """The database does not answer, or refuses us."""

    code: ClassVar[str] = "office/database-not-reached"


@dataclass(frozen=True, slots=True)
class Started:
    """How the office stands once its tables are up to date."""

    migrations: int
    has_people: bool
    has_organisations: bool


def bring_up_to_date() -> Started:
    """Apply the migrations that are still to come.

    Raises:
        DatabaseNotReachedError: The database does not answer. Its address is not repeated.
    """
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if waiting:
            call_command("migrate", verbosity=0, interactive=False)
        call_command("createcachetable", verbosity=0)
        if not Entry.objects.exists():
            record("office.started")
        return Started(len(waiting), User.objects.exists(), Organisation.objects.exists())
    except DatabaseError as error:
        raise DatabaseNotReachedError(
            "the database of the office does not answer, or refuses the name and password",
            help="see that the server runs and that `TONGGUAN_DATABASE` is right",
        ) from error


def gather_assets(place: Place) -> int:
    """Copy what pages are drawn with under names that carry their hash, compressed; give how many files were new.

    Raises:
        AssetsMissingError: They were not built.
    """
    missing = [name for name in _DRAWN_WITH if not (place.assets / name).exists()]
    if missing:
        raise AssetsMissingError(
            f"`{missing[0]}` was not built",
            help="run `make assets`; an installed wheel carries it",
            source=str(place.assets),
        )
    before = {path for path in place.static.rglob("*") if path.is_file()}
    call_command("collectstatic", verbosity=0, interactive=False)
    return len({path for path in place.static.rglob("*") if path.is_file()} - before)
