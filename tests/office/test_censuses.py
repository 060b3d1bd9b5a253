"""A census is counted in a process of its own, kept, and shown: logs, plans, runs, the page, what-ifs."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import Client
from django.utils import timezone

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tongguan.census.plan import LogFiles, PlanError
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.censuses import working
from tongguan.office.censuses.asking import Asked, ask
from tongguan.office.censuses.errors import CensusAtWorkError, LogNotReadError, NothingDeclaredError, SourceOutsideError
from tongguan.office.censuses.folders import logs_of, plans_of, workshop
from tongguan.office.censuses.locking import held, lock_of
from tongguan.office.censuses.models import Run, TransferLog
from tongguan.office.censuses.page import census_page
from tongguan.office.censuses.planning import Meant, compose, read_set_up, read_uploaded, set_up
from tongguan.office.censuses.starting import cancel, settle
from tongguan.office.censuses.storing import file_of, keep_log, remove_log
from tongguan.office.censuses.supposing import Supposed, what_if
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.reading import SeveralHandlersError
from tongguan.office.journal.models import Entry
from tongguan.office.journal.verifying import verify
from tongguan.office.today.page import today_page

ON = date(2026, 6, 30)
HERE = "/o/yunfan/census/"
LOGS = Path(__file__).parents[2] / "examples" / "retailer" / "transfers"
LEFT_OUT = ["staff-hr", "product-catalogue", "visiting-staff-access"]
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


def again(company: Organisation, owner: User) -> None:
    """Take another census."""
    taken(company, owner)


def test_a_log_is_kept_under_its_hash(declared: Organisation, owner: User) -> None:
    log = brought(declared, owner, 1)[0]
    assert log.columns == ["sent_at", "export_id", "recipient_id", "person_key", "has_sensitive"]
    assert file_of(log).name == f"{log.digest}.csv"
    assert file_of(log).read_bytes() == (LOGS / "2026-01.csv").read_bytes()
    assert file_of(log).stat().st_mode & 0o077 == 0
    assert file_of(log).parent.stat().st_mode & 0o077 == 0
    assert brought(declared, owner, 1)[0].pk == log.pk, "the same file is not kept twice"
    assert Entry.objects.get(what="transfer_log.kept").detail["digest"] == log.digest


def test_what_is_no_log_is_refused_and_not_kept(declared: Organisation, owner: User) -> None:
    for name, content in {
        "log.xlsx": b"PK",
        "log.csv": b"",
        "log.parquet": b"no parquet at all",
        "log.ndjson": b"[1, 2]\n",
        "log.csv.gz": b"not packed",
        "noname": b"a,b",
    }.items():
        with pytest.raises(LogNotReadError):
            keep_log(declared, SimpleUploadedFile(name, content), by=owner)
    assert not TransferLog.objects.exists()
    assert not list(logs_of(declared.pk).iterdir())


@pytest.mark.parametrize(
    ("name", "content", "columns"),
    [
        ("a.csv", "时间;人\n1;2\n".encode("gb18030"), ["时间", "人"]),
        ("a.csv", "\ufeffat,who\n".encode(), ["at", "who"]),
        ("a.csv", "at,who\n".encode("utf-16"), ["at", "who"]),
        ("a.csv.gz", gzip.compress(b"at,who\n1,2\n", mtime=0), ["at", "who"]),
        ("a.ndjson", b'\n{"at": 1, "who": "x"}\n', ["at", "who"]),
    ],
)
def test_columns_are_read_from_what_people_have(
    declared: Organisation, owner: User, name: str, content: bytes, columns: list[str]
) -> None:
    assert keep_log(declared, SimpleUploadedFile(name, content), by=owner).columns == columns


def test_a_log_that_is_removed_is_gone(
    declared: Organisation, owner: User, django_capture_on_commit_callbacks: Any
) -> None:
    log = brought(declared, owner, 1)[0]
    path = file_of(log)
    with django_capture_on_commit_callbacks(execute=True):
        remove_log(declared, log, by=owner)
    assert not path.exists()
    assert Entry.objects.filter(what="transfer_log.removed", subject="transfer log 1").exists()


def test_a_form_makes_a_plan_that_can_be_read(declared: Organisation, owner: User) -> None:
    logs = brought(declared, owner, 2)
    plan = read_uploaded(compose('云帆 "零售"', logs, MEANT), "PLAN.yaml")
    assert plan.handler.name == '云帆 "零售"'
    assert [each.pattern for each in plan.sources if isinstance(each, LogFiles)] == ["2026-01.csv", "2026-02.csv"]
    assert (plan.until, plan.columns.export, plan.columns.sensitive) == (ON, "export_id", "has_sensitive")
    one = replace(MEANT, export="", only="loyalty-crm", sensitive="", unit="seconds")
    plan = read_uploaded(compose("x", logs, one), "PLAN.yaml")
    assert (plan.columns.export_constant, plan.columns.time.unit) == ("loyalty-crm", "seconds")


HEAD = "handler: x\ndeclaration: d.yaml\ncolumns: {time: t, export: e, person: {pseudonym: p}}\n"


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        ("sources:\n  - {read: ../secret.key}\n", 5),
        ("sources:\n  - {read: /etc/passwd, format: csv}\n", 5),
        ("sources:\n  - {read: 'a/*.csv'}\n", 5),
        ("sources:\n  - {postgres: {service: books, table: log}}\n", 5),
        ("sources:\n  - {spark: warehouse.log}\n", 5),
    ],
)
def test_an_uploaded_plan_reaches_nothing_of_the_machine(rest: str, line: int) -> None:
    with pytest.raises(SourceOutsideError) as refused:
        read_uploaded(HEAD + rest, "PLAN.yaml")
    assert (refused.value.source, refused.value.line) == ("PLAN.yaml", line)
    assert (refused.value.field or "").startswith("sources.0")


def test_an_uploaded_plan_names_no_key_and_one_handler() -> None:
    identified = HEAD.replace("pseudonym: p", "identifiers: [{kind: mobile, column: p}]") + "sources: [{read: a.csv}]\n"
    with pytest.raises(SourceOutsideError, match="key"):
        read_uploaded(identified + "key: {environment: SECRET}\n", "PLAN.yaml")
    with pytest.raises(SeveralHandlersError):
        read_uploaded(HEAD.replace("handler: x", "handler: {column: h}") + "sources: [{read: a.csv}]\n", "PLAN.yaml")


def test_a_census_counts_as_the_command_does(declared: Organisation, owner: User) -> None:
    run = taken(declared, owner)
    assert run.state == "done", run.error
    page = census_page()
    assert page.found is not None
    assert page.run is not None
    assert page.newest
    assert (page.run.number, page.run.who, page.run.until, page.run.ordinary) == (1, "王敏", ON, [88, 88])
    ordinary, sensitive = page.found.counters
    assert (ordinary.people, ordinary.left_out) == ((88, 88), (6, 6))
    assert (sensitive.people, sensitive.left_out) == ((8, 8), (6, 6))
    assert ordinary.next is not None
    assert (ordinary.next["line"], ordinary.next["people_left"]) == (100_000, 99_911)
    assert [each["line"] for each in ordinary.lines] == [100_000, 1_000_000]
    assert ordinary.chart is not None
    assert ordinary.chart.data["people"][-1] == 88
    assert ordinary.chart.data["days"][0] == "2026-01-02"
    assert [(each.day.month, each.people) for each in ordinary.chart.months[:3]] == [(1, 43), (2, 66), (3, 77)]
    first = page.found.exports[0]
    assert (first.count.id, first.title) == ("loyalty-crm", "会员管理系统同步")
    assert [each.count.id for each in page.found.exports if each.count.left_out] == LEFT_OUT
    assert page.found.census.rows.read == page.found.census.rows.used + page.found.refused_rows
    told = Entry.objects.get(what="census.taken")
    assert told.detail["counted"]["ordinary"] == [88, 88]
    assert verify().entries


def test_a_later_census_is_compared_with_the_one_before(declared: Organisation, owner: User) -> None:
    taken(declared, owner, 3)
    run = taken(declared, owner, 6)
    page = census_page(run)
    assert page.found is not None
    assert page.found.before == 1
    changed = page.found.counters[0].changed
    assert changed is not None
    assert (changed.people, changed.before) == (11, 77)
    assert {each.count.id: each.changed.people for each in page.found.exports if each.changed}["loyalty-crm"] > 0
    assert [each.number for each in page.history] == [2, 1]
    earlier = census_page(Run.objects.get(number=1))
    assert not earlier.newest
    assert earlier.found is not None
    assert earlier.found.before is None


def test_what_ifs_are_answered_from_the_profile(declared: Organisation, owner: User) -> None:
    run = taken(declared, owner)

    def then(asked: str) -> list[list[int]]:
        return [list(each.then) for each in what_if(run, Supposed.of(QueryDict(asked))).answers]

    assert then("") == [[88, 88], [8, 8]]
    assert then("growth=50") == [[132, 132], [12, 12]]
    assert then("growth=-1000") == [[44, 44], [4, 4]], "no further than the slider goes"
    assert then("growth=nonsense&dropped=no-such-export") == [[88, 88], [8, 8]]
    dropped, left_out = then("dropped=loyalty-crm")[0][0], then("left_out=loyalty-crm")[0][0]
    assert dropped == left_out < 88
    assert then("sensitive=loyalty-crm")[1][0] > 8
    assert then("counted=staff-hr")[0][0] > 88
    answer = what_if(run, Supposed.of(QueryDict("growth=200"))).answers[0]
    assert (answer.change, answer.lines[0].reached, answer.lines[0].left) == (176, False, 99_735)


def test_a_census_that_cannot_be_taken_says_why(declared: Organisation, owner: User) -> None:
    logs = brought(declared, owner, 1)
    text = compose(declared.name, logs, replace(MEANT, person="customer"))
    run = taken(declared, owner, 1, text)
    assert run.state == "failed"
    assert run.error["code"] == "census/log-column"
    page = census_page(run)
    assert page.error is not None
    assert "customer" in page.error.message
    assert page.found is None
    assert Entry.objects.get(what="census.failed").detail["code"] == "census/log-column"
    assert not list(workshop().glob("work-*"))


def test_a_fault_of_ours_ends_the_run(declared: Organisation, owner: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("tongguan.office.censuses.counting.take", broken)
    assert taken(declared, owner, 1).error["code"] == "office/census-broke"


def test_one_census_at_a_time(declared: Organisation, owner: User) -> None:
    logs = brought(declared, owner, 1)
    text = compose(declared.name, logs, MEANT)
    asked = Asked(read_uploaded(text, ""), text, "PLAN.yaml", tuple(logs))
    run = ask(declared, asked, today=ON, by=owner)
    with pytest.raises(CensusAtWorkError):
        ask(declared, asked, today=ON, by=owner)
    cancel(declared, run, by=owner)
    with pytest.raises(CensusAtWorkError, match="ended already"):
        cancel(declared, run, by=owner)
    working.work(declared.pk, run.number)
    run.refresh_from_db()
    assert run.state == "cancelled", "what was cancelled is not counted"
    assert ask(declared, asked, today=ON, by=owner).number == 2


def test_a_run_whose_process_is_gone_has_failed(declared: Organisation, owner: User) -> None:
    logs = brought(declared, owner, 1)
    text = compose(declared.name, logs, MEANT)
    run = ask(declared, Asked(read_uploaded(text, ""), text, "PLAN.yaml", tuple(logs)), today=ON, by=owner)
    settle(declared)
    run.refresh_from_db()
    assert run.state == "waiting", "its process may be about to start"
    Run.objects.update(asked_at=timezone.now() - timedelta(minutes=1))
    with held(lock_of(declared.pk, run.number)):
        settle(declared)
    run.refresh_from_db()
    assert run.state == "waiting", "its process is alive"
    settle(declared)
    run.refresh_from_db()
    assert (run.state, run.error["code"]) == ("failed", "office/census-lost")


def test_without_a_declaration_nothing_tells_what_counts(company: Organisation, owner: User) -> None:
    with within(company.pk), pytest.raises(NothingDeclaredError):
        taken(company, owner, 1)


def test_the_declaration_must_tell_what_is_sensitive(declared: Organisation, owner: User) -> None:
    logs = brought(declared, owner, 1)
    with pytest.raises(PlanError, match="sensitive information"):
        taken(declared, owner, 1, compose("x", logs, replace(MEANT, sensitive="")))


def test_the_administrator_sets_up_what_people_may_not(declared: Organisation, owner: User) -> None:
    folder = plans_of(declared.slug)
    folder.mkdir(parents=True)
    (folder / "nightly.yaml").write_text(
        f"handler: 云帆\nuntil: 2026-06-30\nsources: [{{read: '{LOGS}/*.csv'}}]\n"
        "columns: {time: sent_at, export: export_id, sensitive: has_sensitive, person: {pseudonym: person_key}}\n"
        "declaration: declaration.yaml\n",
        encoding="utf-8",
    )
    assert list(set_up(declared.slug)) == ["nightly"]
    assert set_up("elsewhere") == {}
    text, plan = read_set_up(set_up(declared.slug)["nightly"])
    run = ask(declared, Asked(plan, text, "nightly.yaml", set_up="nightly"), today=ON, by=owner)
    working.work(declared.pk, run.number)
    run.refresh_from_db()
    assert run.state == "done", run.error
    assert run.summary["counted"]["ordinary"] == [88, 88]


def test_today_shows_what_was_counted(declared: Organisation, owner: User) -> None:
    assert today_page(ON, ON, "zh").census is None
    taken(declared, owner)
    page = today_page(ON, ON, "zh")
    assert (page.census, page.counted_until) == (1, ON)
    ordinary = page.counters[0]
    assert list(ordinary.people) == [88, 88]
    assert ordinary.line is not None
    assert (ordinary.line.at, ordinary.line.room) == (100_000, 99_911)
    assert ordinary.ahead is not None
    assert ordinary.ahead.earliest is None
    assert today_page(date(2026, 5, 1), ON, "zh").census is None, "it was counted later than that day"
    assert today_page(date(2027, 5, 1), ON, "zh").census is None, "a count of another year"


def test_the_pages_are_drawn(declared: Organisation, owner: User, client: Client) -> None:
    assert "还没有数过" in client.get(HERE).content.decode()
    assert client.get(f"{HERE}new/").status_code == 200
    taken(declared, owner)
    text = client.get(HERE).content.decode()
    assert "会员管理系统同步" in text
    assert "100,000" in text
    answer = client.get(f"{HERE}runs/1/what-if/?growth=50&dropped=staff-hr")
    assert "132" in answer.content.decode()
    assert client.get(f"{HERE}runs/1/census.json").json()["counted"]["ordinary"] == [88, 88]
    assert client.get(f"{HERE}runs/1/plan.yaml").content.decode() == Run.objects.get().plan
    assert client.get(f"{HERE}runs/1/progress/")["HX-Refresh"] == "true"
    assert client.get(f"{HERE}runs/2/").status_code == 404
    assert_constant_queries(client, HERE, lambda: again(declared, owner), 12)


def test_a_log_is_uploaded_and_a_census_asked_for(
    declared: Organisation, client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    refused = client.post(f"{HERE}logs/", {"file": SimpleUploadedFile("a.txt", b"x")})
    assert refused.status_code == 422
    assert "id_file_error" in refused.content.decode()
    log = SimpleUploadedFile("2026-01.csv", (LOGS / "2026-01.csv").read_bytes())
    assert client.post(f"{HERE}logs/", {"file": log}).status_code == 302
    filled = {"logs": ["1"], "person": "person_key", "time": "sent_at", "zone": "Asia/Nowhere", "until": "2026-06-30"}
    refused = client.post(f"{HERE}new/", filled)
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "id_zone_error" in text
    assert "id_export_error" in text
    assert 'value="Asia/Nowhere"' in text
    filled |= {"zone": "Asia/Shanghai", "export": "export_id"}
    refused = client.post(f"{HERE}new/", filled)
    assert refused.status_code == 422
    assert "id_sensitive_error" in refused.content.decode(), "the declaration does not tell of every export"
    started = client.post(f"{HERE}new/", filled | {"sensitive": "has_sensitive"})
    assert started.status_code == 302
    assert started["Location"] == f"{HERE}runs/1/"
    assert "排" in client.get(f"{HERE}runs/1/").content.decode()
    assert client.post(f"{HERE}runs/1/cancel/").status_code == 302
    assert Run.objects.get().state == "cancelled"
    assert "取消" in client.get(f"{HERE}runs/1/").content.decode()


def test_a_plan_is_mended_where_it_stands(declared: Organisation, owner: User, client: Client) -> None:
    brought(declared, owner, 1)
    plan = SimpleUploadedFile("PLAN.yaml", (HEAD + "sources: [{read: ../x.csv}]\n").encode())
    refused = client.post(f"{HERE}new/?by=plan", {"logs": ["1"], "file": plan})
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "id_text_error" in text
    assert "../x.csv" in text
    assert "第 4 行" in text


def test_only_some_roles_take_a_census(company: Organisation, member: Member) -> None:
    viewer = member(company, Role.VIEWER)
    assert viewer.get(HERE).status_code == 200
    assert viewer.get(f"{HERE}new/").status_code == 403
    assert viewer.post(f"{HERE}logs/").status_code == 403
    assert member(company, Role.ENGINEER).get(f"{HERE}new/").status_code == 200
