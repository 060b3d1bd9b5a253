"""The API does what the pages do, by the same rights and verbs, and says why it refuses."""

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.office.password import PASSWORD
from tests.office.programs import Program, program_of
from tests.office.test_catalogues import IMPORTANT
from tongguan.office.accounts.joining import add_member, create_person
from tongguan.office.accounts.models import Membership, Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.api.limiting import LIMITER, Limiter
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.desk.days import legal_day
from tongguan.office.determinations.models import Determination
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.page import exports_page
from tongguan.office.journal.models import Entry


@pytest.fixture(autouse=True)
def fresh() -> None:
    LIMITER.forget()


@pytest.fixture
def program(company: Organisation, owner: User) -> Program:
    return program_of(company, owner)


@pytest.fixture
def reviewer(company: Organisation) -> Program:
    person = create_person("reviewer@yunfan.example", "李审", PASSWORD)
    add_member(company, person, Role.LEGAL_REVIEWER, None)
    return program_of(company, person)


@pytest.fixture
def declared(program: Program, retailer: str) -> Program:
    """A program of a company that has a declaration."""
    answer = program.put("/declaration", {"text": retailer, "why": "first", "after": 0, "source": "declaration.yaml"})
    assert answer.status_code == 201, answer.value
    return program


def test_a_key_tells_where_it_is_good(program: Program) -> None:
    told = program.get("/organisation").value
    assert (told["slug"], told["name"], told["kind"]) == ("yunfan", "云帆零售", "handler")
    assert told["key"]["role"] == "owner"
    assert "exports:read" in told["key"]["scopes"]
    people = program.get("/people").value
    assert (people["all"], people["items"][0]["email"], people["next"]) == (1, "owner@yunfan.example", None)


@pytest.mark.parametrize(
    "shown", [None, "", "Bearer", "Bearer tgk_nothing", "Basic eDp5", "tgk_nothing", "Bearer \x00"]
)
def test_without_a_key_nothing_is_answered(company: Organisation, shown: str | None) -> None:
    headers = {} if shown is None else {"Authorization": shown}
    answer: Any = Client(headers=headers).get("/api/v1/organisation")
    assert answer.status_code == 401
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["WWW-Authenticate"] == "Bearer"
    assert answer.json()["code"] == "office/key-not-known"


def test_a_session_is_no_key(client: Client) -> None:
    assert client.get("/api/v1/organisation").status_code == 401


def test_a_key_does_no_more_than_its_scopes(company: Organisation, owner: User, retailer: str) -> None:
    reading = program_of(company, owner, [Scope.EXPORTS_READ])
    assert reading.get("/versions").status_code == 200
    refused = reading.put("/declaration", {"text": retailer, "why": "x", "after": 0})
    assert (refused.status_code, refused.value["code"]) == (403, "office/scope-missing")
    assert "exports:write" in refused.value["detail"]


def test_a_key_does_no_more_than_its_person_may_now(declared: Program, company: Organisation, owner: User) -> None:
    second = create_person("second@yunfan.example", "", PASSWORD)
    add_member(company, second, Role.OWNER, None)
    Membership.objects.filter(user=owner).update(role=Role.VIEWER)
    assert declared.get("/exports").status_code == 200
    refused = declared.put("/declaration", {"text": "x", "why": "x", "after": 1})
    assert (refused.status_code, refused.value["code"]) == (403, "office/role-too-small")
    assert declared.get("/people").status_code == 403
    Membership.objects.filter(user=owner).delete()
    assert declared.get("/exports").status_code == 401


def test_exports_are_listed_as_on_the_page(declared: Program, company: Organisation) -> None:
    found = declared.get("/exports?on=2026-06-30&limit=2").value
    assert found["all"] == 9
    first = found["items"][0]
    assert (first["id"], first["title"], first["ordinary"]) == ("loyalty-crm", "会员管理系统同步", [84_000, 84_000])
    assert first["recipients"] == [{"name": "Voilier SA", "territory": "FR"}]
    assert found["next"] == "/api/v1/exports?on=2026-06-30&limit=2&offset=2"
    after = declared.get(found["next"].removeprefix("/api/v1")).value
    assert [each["id"] for each in after["items"]] != [each["id"] for each in found["items"]]
    assert [each["id"] for each in declared.get("/exports?q=MERBAU").value["items"]] == ["customer-service"]
    with within(company.pk):
        drawn = {row.id: row.standing for row in exports_page(date(2026, 6, 30)).rows}
    told = declared.get("/exports?on=2026-06-30").value["items"]
    assert {each["id"]: each["standing"] for each in told} == drawn, "as on the page"
    one = declared.get("/exports/marketing-analytics?on=2026-06-30").value
    assert (one["id"], one["standing"]) == ("marketing-analytics", "covered")
    assert declared.get("/exports/nothing").status_code == 404


def test_a_declaration_is_kept_once_and_never_over_another(declared: Program, retailer: str, owner: User) -> None:
    same = declared.put("/declaration", {"text": retailer, "why": "again", "after": 1})
    assert (same.status_code, same.value["number"]) == (200, 1)
    more = retailer.replace("84_000", "85_000")
    stale = declared.put("/declaration", {"text": more, "why": "late", "after": 0})
    assert (stale.status_code, stale.value["code"], stale.value["field"]) == (409, "office/stale-version", "after")
    kept = declared.put("/declaration", {"text": more, "why": "more people", "after": 1})
    assert (kept.status_code, kept.value["number"], kept.value["recorded_by"]) == (201, 2, "王敏")
    assert declared.get("/declaration").value["text"] == more
    assert declared.get("/versions/1").value["text"] == retailer
    assert [each["why"] for each in declared.get("/versions").value["items"]] == ["more people", "first"]
    told = Entry.objects.filter(what="declaration.kept").order_by("-number").first()
    assert told is not None
    assert (told.why, told.actor) == ("more people", owner)
    assert str(told.detail["through"]).startswith("key "), "the journal tells that a program did it"


@pytest.mark.parametrize(
    ("text", "code", "status"),
    [("exports: [", "yaml", 422), ("handler: {nam: x}", "declaration", 422), ("- 1", "", 422)],
)
def test_a_refused_declaration_says_where(program: Program, text: str, code: str, status: int) -> None:
    answer = program.put("/declaration", {"text": text, "why": "x", "after": 0})
    assert answer.status_code == status
    assert code in answer.value["code"]
    assert answer.value["line"] or answer.value["field"] or answer.value["help"]
    assert program.get("/declaration").status_code == 404


def test_fields_are_refused_in_the_language_asked_for(company: Organisation, owner: User) -> None:
    given = {"text": "x", "after": "many", "reason": "x"}
    english = program_of(company, owner).put("/declaration", given)
    assert english.status_code == 422
    assert english.value["code"] == "office/fields-refused"
    assert {each["field"]: each["message"] for each in english.value["errors"]} == {
        "body.why": "the field is missing",
        "body.after": "it should be a whole number",
        "body.reason": "there is no such field",
    }
    chinese = program_of(company, owner, language="zh-CN").put("/declaration", given).value
    assert chinese["title"] == "请求中有不合格的字段"
    assert {"缺少这个字段", "应为整数", "没有这个字段"} == {each["message"] for each in chinese["errors"]}
    assert "请求中有不合格的字段" in chinese["message"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "code"),
    [
        ("PUT", "/declaration", "{", 400, "office/request-not-understood"),
        ("GET", "/exports?limit=0", None, 422, "office/fields-refused"),
        ("GET", "/exports?on=2026-13-01", None, 422, "office/fields-refused"),
        ("GET", "/versions/x", None, 422, "office/fields-refused"),
        ("GET", "/versions/99999999999999999999", None, 422, "office/fields-refused"),
        ("GET", "/nowhere", None, 404, "office/nothing-there"),
        ("GET", "/exports/", None, 404, "office/nothing-there"),
        ("DELETE", "/exports", None, 405, "office/method-not-allowed"),
        ("GET", "/law/instruments/NOTHING-2020", None, 404, "law/not-in-book"),
        ("GET", "/law/instruments/CBDF-2024/77.1", None, 404, "law/not-in-book"),
        ("GET", "/determination?on=2020-01-01", None, 404, "office/nothing-there"),
    ],
)
def test_every_refusal_is_a_problem(
    program: Program, method: str, path: str, body: str | None, status: int, code: str
) -> None:
    answer = program.ask(method, path, body)
    assert (answer.status_code, answer.value["code"]) == (status, code)
    assert answer["Content-Type"] == "application/problem+json"
    assert answer["Cache-Control"] == "no-store"
    assert answer.value["status"] == status
    assert answer.value["title"]


def test_a_large_body_is_refused(program: Program) -> None:
    answer = program.put("/declaration", {"text": "x" * (5 * 1024 * 1024), "why": "x", "after": 0})
    assert (answer.status_code, answer.value["code"]) == (413, "office/request-too-large")


def test_a_failure_is_a_problem_without_its_cause(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LookupError("inner workings")

    monkeypatch.setattr("tongguan.office.api.journal.verify", fail)
    quiet = Client(
        raise_request_exception=False,
        headers={"Authorization": f"Bearer {program.secret}", "Accept-Language": "en"},
    )
    answer: Any = quiet.get("/api/v1/journal/verify")
    assert (answer.status_code, answer.json()["code"]) == (500, "office/failed")
    assert b"inner workings" not in answer.content


def test_a_key_is_slowed_down(
    program: Program, company: Organisation, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tongguan.office.api.limiting.time", SimpleNamespace(time=lambda: 612.0))
    before, settings.API_REQUESTS_A_MINUTE = settings.API_REQUESTS_A_MINUTE, 2
    try:
        answers = [program.get("/organisation") for _ in range(4)]
        other = program_of(company, owner).get("/organisation")
    finally:
        settings.API_REQUESTS_A_MINUTE = before
    assert [each.status_code for each in answers] == [200, 200, 429, 429]
    last = answers[-1]
    assert last.value["code"] == "office/too-many-requests"
    assert (last["Retry-After"], last["RateLimit-Limit"], last["RateLimit-Remaining"]) == ("48", "2", "0")
    assert other.status_code == 200, "each key is counted on its own"


def test_a_minute_ends() -> None:
    limiter, most = Limiter(), int(settings.API_REQUESTS_A_MINUTE)
    for _ in range(most - 1):
        limiter.count(1, now=600.0)
    left = limiter.count(1, now=600.0)
    assert (left.over, left.requests, left.seconds) == (False, 0, 60)
    assert limiter.count(1, now=659.0).over
    assert not limiter.count(2, now=659.0).over
    assert not limiter.count(1, now=660.0).over


def test_a_determination_from_proposal_to_replay(declared: Program, reviewer: Program) -> None:
    answer = declared.get("/determination?on=2026-06-30").value
    assert answer["overall"]["possible"] == ["contract_or_certification"]
    one = declared.get("/determination?on=2026-06-30&export=staff-hr").value
    assert [each["id"] for each in one["exports"]] == ["staff-hr"]
    assert declared.get("/determination?export=nothing").status_code == 404
    made = declared.post("/determinations", {"version": 1, "on": "2026-06-30", "why": "quarterly"})
    assert (made.status_code, made.value["number"], made.value["state"]) == (201, 1, "proposed")
    own = declared.post("/determinations/1/approve", {})
    assert (own.status_code, own.value["code"]) == (403, "office/second-person")
    assert reviewer.post("/determinations", {"version": 1}).status_code == 403, "a reviewer proposes nothing"
    assert reviewer.post("/determinations/1/decline", {"note": " "}).status_code == 422
    done = reviewer.post("/determinations/1/approve", {"note": "agreed"}).value
    assert (done["state"], done["decided_by"], done["note"]) == ("approved", "李审", "agreed")
    again = reviewer.post("/determinations/1/decline", {"note": "no"})
    assert (again.status_code, again.value["code"]) == (409, "office/decided-already")
    assert declared.get("/determinations/1").value["state"] == "approved"
    shown = declared.get("/determinations/1/frozen").value
    assert (shown["declaration"]["version"], shown["digest"]) == (1, done["digest"])
    assert declared.get("/determinations/9/frozen").status_code == 404
    replayed = declared.get("/determinations/1/replay").value
    assert (replayed["intact"], replayed["same"], replayed["same_edition"], replayed["differs"]) == (
        True,
        True,
        True,
        [],
    )
    assert declared.get("/determinations").value["all"] == 1
    assert declared.post("/determinations/1/withdraw", {}).status_code == 409
    assert reviewer.post("/determinations/1/withdraw", {}).status_code == 403
    assert declared.post("/determinations", {"version": 9}).status_code == 404
    assert declared.post("/determinations", {"version": 1, "on": "2020-01-01"}).status_code == 422
    assert declared.get("/determination?draft=NOTHING").status_code == 422


def test_the_law_is_told(program: Program) -> None:
    timeline = program.get("/law/timeline?from=2024-01-01&until=2024-12-31&limit=200").value
    assert any(each["instrument"] == "CBDF-2024" and each["kind"] == "in_force" for each in timeline["items"])
    assert all("2024-01-01" <= each["on"] <= "2024-12-31" for each in timeline["items"])
    every = program.get("/law/instruments?limit=200").value
    assert "PIPL-2021" in {each["id"] for each in every["items"]}
    assert len(program.get("/law/instruments?limit=200&drafts=false").value["items"]) < every["all"]
    instrument = program.get("/law/instruments/CBDF-2024?on=2024-03-22").value
    assert instrument["status"] == "in_force"
    provision = program.get("/law/instruments/CBDF-2024/7.1.2?on=2024-03-22").value
    assert provision["cites"] == "CBDF-2024#7.1.2"
    assert provision["rules"][0]["effect"]


def test_a_catalogue_comes_and_goes(declared: Program) -> None:
    seen = declared.post("/law/catalogues/preview", {"text": IMPORTANT})
    assert (seen.status_code, seen.value["known"]) == (200, None)
    assert declared.get("/law/catalogues").value["all"] == 0, "nothing was kept"
    kept = declared.post("/law/catalogues", {"text": IMPORTANT, "why": "published"})
    assert (kept.status_code, kept.value["number"]) == (201, 1)
    again = declared.post("/law/catalogues", {"text": IMPORTANT, "why": "published"})
    assert (again.status_code, again.value["code"]) == (409, "office/same-catalogue")
    shown = declared.get("/law/catalogues/1").value
    assert shown["text"] == IMPORTANT
    assert len(shown["exports"]) == kept.value["changed"] == len(seen.value["exports"])
    gone = declared.post("/law/catalogues/1/withdraw", {"why": "superseded"})
    assert gone.value["withdrawn_at"]
    assert declared.post("/law/catalogues/1/withdraw", {"why": "again"}).status_code == 409
    assert declared.post("/law/catalogues/9/withdraw", {"why": "x"}).status_code == 404
    assert declared.post("/law/catalogues", {"text": "x: [", "why": "x"}).status_code == 422


def test_the_journal_is_read_and_verified(declared: Program, other: Organisation) -> None:
    first = declared.get("/journal?limit=2").value
    assert first["items"][0]["what"] == "declaration.kept"
    rest = declared.get(f"/journal?before={first['before']}&limit=200").value
    assert rest["before"] is None
    whats = [each["what"] for each in (*first["items"], *rest["items"])]
    assert len(whats) == Entry.objects.filter(organisation__slug="yunfan").count()
    checked = declared.get("/journal/verify").value
    assert (checked["holds"], checked["entries"]) == (True, Entry.objects.count())
    assert declared.get(f"/journal/verify?head={checked['head']}").value["holds"]
    lost = declared.get(f"/journal/verify?head={'0' * 64}").value
    assert not lost["holds"]
    assert lost["failed"]


LISTS = ("/exports", "/versions", "/determinations", "/journal", "/people", "/law/timeline")


@pytest.mark.parametrize("path", LISTS)
def test_a_longer_list_takes_no_more_queries(
    declared: Program, company: Organisation, owner: User, retailer: str, path: str
) -> None:
    def grow(times: range) -> None:
        with within(company.pk):
            for each in times:
                version = keep(company, retailer.replace("84_000", f"84_{each:03}"), source="", why="x", by=owner)
                Determination.objects.create(
                    number=each + 1, version=version, on=legal_day(), standing="free", proposed_by=owner
                )
                person = create_person(f"p{each}@yunfan.example", "", PASSWORD)
                add_member(company, person, Role.VIEWER, None)

    def queries() -> int:
        declared.get(path)
        with CaptureQueriesContext(connection) as asked:
            assert declared.get(path).status_code == 200
        return len(asked)

    grow(range(2))
    before = queries()
    grow(range(2, 8))
    assert queries() == before
    assert before <= 7
