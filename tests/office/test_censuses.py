"""A census is counted in a process of its own, kept, and shown: logs, plans, runs, the page, what-ifs."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tongguan.census.plan import PlanError
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.censuses import working
from tongguan.office.censuses.asking import Asked, ask
from tongguan.office.censuses.errors import CensusAtWorkError, LogNotReadError, NothingDeclaredError, SourceOutsideError
from tongguan.office.censuses.models import Run, TransferLog
from tongguan.office.censuses.page import census_page
from tongguan.office.censuses.planning import Meant, compose, read_set_up, read_uploaded, set_up
from tongguan.office.censuses.starting import cancel, settle
from tongguan.office.censuses.storing import file_of, keep_log, remove_log
from tongguan.office.censuses.supposing import Supposed, what_if
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.reading import SeveralHandlersError
from tongguan.office.journal.models import Entry

ON = date(2026, 6, 30)
HERE = "/o/yunfan/census/"
LOGS = Path(__file__).parents[2] / "examples" / "retailer" / "transfers"
MEANT = Meant("person_key", "sent_at", "Asia/Shanghai", "", "export_id", "", "has_sensitive", ON)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let each test keep logs and results apart."""
    monkeypatch.setattr(settings, "PLACE", type(settings.PLACE)(tmp_path))


@pytest.fixture
def declared(company: Organisation, owner: User, retailer: str) -> Iterator[Organisation]:
    with within(company.pk):
        keep(company, retailer, source="", why="first", by=owner)
        yield company


def brought(company: Organisation, owner: User, months: int = 6) -> list[TransferLog]:
    """Upload the logs of the first months."""
    found = sorted(LOGS.glob("*.csv"))[:months]
    return [keep_log(company, SimpleUploadedFile(each.name, each.read_bytes()), by=owner) for each in found]


def taken(company: Organisation, owner: User, months: int = 6, text: str = "") -> Run:
    """Take a census in this process."""
    logs = brought(company, owner, months)
    text = text or compose(company.name, logs, MEANT)
    run = ask(company, Asked(read_uploaded(text, "PLAN.yaml"), text, "PLAN.yaml", tuple(logs)), today=ON, by=owner)
    working.work(company.pk, run.number)
    run.refresh_from_db()
    return run


def test_a_log_is_kept_under_its_hash(declared: Organisation, owner: User) -> None:
    log = brought(declared, owner, 1)[0]
    assert log.columns == ["sent_at", "export_id", "recipient_id", "person_key", "has_sensitive"]
    assert file_of(log).name == f"{log.digest}.csv"
    assert file_of(log).read_bytes() == (LOGS / "2026-01.csv").read_bytes()
    assert file_of(log).stat().st_mode & 0o077 == 0
    assert file_of(log).parent.stat().st_mode & 0o077 == 0
    assert brought(declared, owner, 1)[0].pk == log.pk, "the same file is not kept twice"
    assert Entry.objects.get(what="transfer_log.kept").detail["digest"] == log.digest


def test_a_census_counts_as_the_command_does(declared: Organisation, owner: User) -> None:
    run = taken(declared, owner)
    assert run.state == "done", run.error
    page = census_page()
    assert page.found is not None
    print(page.found.counters)
