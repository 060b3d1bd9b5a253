"""The first start, backup and restore, by the real commands in processes of their own."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import Cluster, running_cluster

PROGRAM = "import sys; from tongguan.cli.app import run; sys.exit(run(sys.argv[1:]))"
ADMINISTRATOR = {"TONGGUAN_ADMIN_EMAIL": "admin@office.example", "TONGGUAN_ADMIN_PASSWORD": "long-enough-river-42"}


def tongguan(*arguments: str, code: int = 0, setting: Mapping[str, str] | None = None) -> Any:
    """Run ``tongguan`` and give its JSON: the answer, or the problem."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("TONGGUAN_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments, "--json"],
        env={**own, **(setting or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout if code == 0 else done.stderr)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("running") / "office"
    assert tongguan("office", "migrate", "--data", str(folder))["migrations"] > 0
    tongguan("office", "admin", "--data", str(folder), setting=ADMINISTRATOR)
    assert tongguan("office", "demo", "--data", str(folder))["added"]
    return folder


def test_a_second_start_changes_nothing(office: Path) -> None:
    assert tongguan("office", "migrate", "--data", str(office)) == {"data": str(office), "migrations": 0, "files": 0}
    assert not tongguan("office", "demo", "--data", str(office))["added"]


def test_there_is_no_office_in_an_empty_folder(tmp_path: Path) -> None:
    problem = tongguan("office", "verify", "--data", str(tmp_path), code=2)
    assert problem["code"] == "office/not-there"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("email", "password", "code"),
    [
        ("nobody", "long-enough-river-42", "office/address-refused"),
        ("Admin@office.example", "long-enough-river-42", "office/address-refused"),
        ("second@office.example", "feeble", "office/password-refused"),
        ("", "", "cli/no-administrator"),
    ],
)
def test_an_administrator_is_refused(office: Path, email: str, password: str, code: str) -> None:
    given = {"TONGGUAN_ADMIN_EMAIL": email, "TONGGUAN_ADMIN_PASSWORD": password}
    problem = tongguan("office", "admin", "--data", str(office), code=2, setting=given)
    assert problem["code"] == code
    assert not password or password not in json.dumps(problem)


def test_an_office_is_backed_up_and_restored(office: Path, tmp_path: Path) -> None:
    (office / "attachments" / "evidence.bin").write_bytes(b"\x00evidence")
    file = tmp_path / "office.tar.gz"
    with sqlite3.connect(office / "office.sqlite3") as using:  # the office is in use while it is backed up
        using.execute("SELECT count(*) FROM journal_entry")
        made = tongguan("office", "backup", str(file), "--data", str(office))
    assert file.stat().st_mode & 0o777 == 0o600
    assert tongguan("office", "backup", str(file), "--data", str(office), code=2)["code"] == "office/not-overwritten"

    back = tmp_path / "restored"
    restored = tongguan("office", "restore", str(file), "--data", str(back))
    assert restored["journal"] == made["journal"]
    assert (back / "secret.key").read_text() == (office / "secret.key").read_text()
    assert (back / "secret.key").stat().st_mode & 0o777 == 0o600
    assert (back / "attachments" / "evidence.bin").read_bytes() == b"\x00evidence"
    assert tongguan("office", "verify", "--data", str(back), "--head", made["journal"]["head"])["entries"] > 3


def test_a_tampered_journal_is_told(office: Path, tmp_path: Path) -> None:
    copy = tmp_path / "office"
    shutil.copytree(office, copy)
    with sqlite3.connect(copy / "office.sqlite3") as database:
        database.execute("DROP TRIGGER journal_entry_no_update")
        database.execute("UPDATE journal_entry SET why = 'another reason' WHERE number = 2")
    problem = tongguan("office", "backup", str(tmp_path / "b.tar.gz"), "--data", str(copy), code=2)
    assert problem["code"] == "office/journal-altered"


@pytest.fixture(scope="module")
def cluster() -> Iterator[Cluster]:
    with running_cluster() as running:
        yield running


@pytest.mark.slow
def test_an_office_on_postgresql(cluster: Cluster, tmp_path: Path) -> None:
    def database(name: str) -> str:
        cluster.create_database(name)
        return f"postgresql://tongguan@127.0.0.1:{cluster.port}/{name}"

    here = {"TONGGUAN_DATABASE": database("office_one")}
    data, file = str(tmp_path / "one"), str(tmp_path / "office.tar.gz")
    assert tongguan("office", "migrate", "--data", data, setting=here)["migrations"] > 0
    tongguan("office", "admin", "--data", data, setting={**here, **ADMINISTRATOR})
    tongguan("office", "demo", "--data", data, setting=here)
    made = tongguan("office", "backup", file, "--data", data, setting=here)
    assert made["database"] == "postgresql"

    there = {"TONGGUAN_DATABASE": database("office_two")}
    other = str(tmp_path / "two")
    assert tongguan("office", "restore", file, "--data", other, setting=there)["journal"] == made["journal"]
    assert tongguan("office", "verify", "--data", other, setting=there)["entries"] == made["journal"]["entries"]
    assert (
        tongguan("office", "restore", file, "--data", other, code=2, setting=there)["code"] == "office/not-overwritten"
    )

    import psycopg  # noqa: PLC0415 -- only for this test

    with psycopg.connect(there["TONGGUAN_DATABASE"]) as connection, pytest.raises(psycopg.Error, match="append-only"):
        connection.execute("UPDATE journal_entry SET why = 'x'")
    nobody = {"TONGGUAN_DATABASE": f"postgresql://tongguan:hidden@127.0.0.1:{cluster.port}/nowhere"}
    problem = tongguan("office", "migrate", "--data", str(tmp_path / "three"), code=2, setting=nobody)
    assert problem["code"] == "office/database-not-reached"
    assert "hidden" not in json.dumps(problem)
