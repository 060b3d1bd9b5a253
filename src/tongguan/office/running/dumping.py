"""Copies the database out and in: SQLite while it is in use, PostgreSQL by its own programs."""

import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar, Final

from tongguan.vocabulary import TongguanError

SQLITE_FILE: Final = "office.sqlite3"
POSTGRESQL_FILE: Final = "office.dump"


class DumpFailedError(TongguanError):
    """The database could not be copied."""

    code: ClassVar[str] = "office/dump-failed"


def copy_out(database: Mapping[str, Any], folder: Path) -> str:
    """Copy the database into ``folder``; give its kind, ``sqlite`` or ``postgresql``.

    Raises:
        DumpFailedError: A program is missing, or the database refuses.
    """
    if database["ENGINE"].endswith("sqlite3"):
        with (
            closing(sqlite3.connect(f"file:{database['NAME']}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(folder / SQLITE_FILE)) as target,
        ):
            source.backup(target)
        return "sqlite"
    _run("pg_dump", database, "--format=custom", "--no-owner", f"--file={folder / POSTGRESQL_FILE}")
    return "postgresql"


def copy_in(database: Mapping[str, Any], folder: Path, kind: str) -> None:
    """Put a copied database in place of an empty one.

    Raises:
        DumpFailedError: The kinds differ, a program is missing, or the database refuses.
    """
    wanted = "sqlite" if database["ENGINE"].endswith("sqlite3") else "postgresql"
    if kind != wanted:
        raise DumpFailedError(
            f"the backup is of {kind}, and the office is set to {wanted}",
            help="set `TONGGUAN_DATABASE` to a database of the same kind, or leave it out for SQLite",
        )
    if kind == "sqlite":
        shutil.copyfile(folder / SQLITE_FILE, database["NAME"])
        return
    _run("pg_restore", database, "--no-owner", "--exit-on-error", "--single-transaction", str(folder / POSTGRESQL_FILE))


def _run(program: str, database: Mapping[str, Any], *arguments: str) -> None:
    path = shutil.which(program)
    if path is None:
        raise DumpFailedError(f"`{program}` is not installed", help="install the client programs of PostgreSQL")
    environment = {
        name: str(database[key])
        for name, key in (("PGHOST", "HOST"), ("PGPORT", "PORT"), ("PGUSER", "USER"), ("PGPASSWORD", "PASSWORD"))
        if database.get(key)
    }
    environment |= {
        f"PG{name.upper()}": value for name, value in database.get("OPTIONS", {}).items() if name == "sslmode"
    }
    name = f"--dbname={database['NAME']}"
    done = subprocess.run(  # noqa: S603 -- a program of the machine, with our own arguments
        [path, name, *arguments], env={"PATH": str(Path(path).parent), **environment}, capture_output=True, check=False
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise DumpFailedError(
            f"`{program}` failed: {said[0] if said else 'it said nothing'}", help="see that the server runs"
        )
