"""Clearances are issued from approved determinations, shown as they stand, revoked and stopped."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client

from tests.office.issuing import approved, empty_folders, with_issuer
from tests.office.people import Member, signed_in
from tests.office.queries import assert_constant_queries
from tongguan.clearance import KeySet, legal_day, read_feed, verify
from tongguan.clearance.errors import UnknownClearanceError
from tongguan.clearance.files import token_of
from tongguan.decision.clearing import NotClearedError
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.clearances import issuing
from tongguan.office.clearances.basis import NotApprovedError, OutdatedError, assessed_from, cleared_by
from tongguan.office.clearances.page import one_page
from tongguan.office.determinations.models import Determination
from tongguan.office.issuer.errors import IssuerThereError
from tongguan.office.issuer.of_organisation import folder_of
from tongguan.office.journal.models import Entry

HERE = "/o/yunfan/clearances/"
NOW = datetime.now(UTC)
TODAY = legal_day(NOW)


@pytest.fixture(autouse=True)
def folders() -> Iterator[None]:
    empty_folders()
    yield
    empty_folders()


@pytest.fixture
def made(acting: Organisation, owner: User, retailer: str) -> Determination:
    return approved(acting, owner, retailer, TODAY)


@pytest.fixture
def issuer(acting: Organisation, owner: User) -> Organisation:
    with_issuer(acting, owner)
    return acting


def given(client: Client, made: Determination, export: str = "marketing-analytics") -> dict[str, object]:
    """Give what the form proposes, as a browser would send it."""
    answer = client.get(f"{HERE}issue/{made.number}/{export}/")
    assert answer.status_code == 200
    form = answer.context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | {"act": "issue"}


def issued(client: Client, made: Determination, export: str = "marketing-analytics", **other: object) -> str:
    answer = client.post(f"{HERE}issue/{made.number}/{export}/", given(client, made, export) | other)
    assert answer.status_code == 302, answer.content.decode()
    name = answer["Location"].rstrip("/").rpartition("/")[2]
    assert name.startswith("CLR-")
    return name


def test_only_what_is_approved_and_cleared_is_issued(made: Determination, acting: Organisation) -> None:
    found, assessment = cleared_by(made, "marketing-analytics", None, TODAY)
    assert found.mechanism is not None
    assert assessment.ground.as_of == TODAY
    with pytest.raises(NotClearedError, match="unknown"):
        cleared_by(made, "fraud-prevention", None, TODAY)
    for state in ("proposed", "declined", "withdrawn"):
        made.state = state
        with pytest.raises(NotApprovedError):
            assessed_from(made)


def test_nothing_is_issued_from_what_was_altered_or_is_of_another_year(made: Determination) -> None:
    with pytest.raises(OutdatedError, match="counted by the year"):
        cleared_by(made, "loyalty-crm", None, date(TODAY.year + 1, 1, 1))
    made.frozen["as_of"] = "2026-01-01"
    with pytest.raises(OutdatedError, match="hash"):
        cleared_by(made, "loyalty-crm", None, TODAY)


def test_a_clearance_is_issued_from_the_proposal(
    client: Client, issuer: Organisation, made: Determination, owner: User
) -> None:
    proposal = given(client, made)
    name = issued(client, made, why="上线")
    folder = folder_of(issuer)
    verified = verify(token_of(folder.clearance_file(name).read_bytes()), folder.keys(), NOW + timedelta(minutes=1))
    clearance = verified.clearance
    assert (clearance.ledger, clearance.export.id) == ("gate", "marketing-analytics")
    assert clearance.determination.as_of == TODAY
    limits = {counter.name: counter.limits[0] for counter in clearance.counters if counter.limits}
    assert limits
    assert [limits[name].allotment for name in limits] == [
        proposal[f"allotment_{place}"] for place, counter in enumerate(clearance.counters) if counter.limits
    ]
    assert {each.source for each in limits.values()} <= {"route", "scope"}, "what was computed is not the person's"
    entry = Entry.objects.get(what="clearance.issued")
    assert (entry.subject, entry.why, entry.actor) == (name, "上线", owner)
    assert entry.detail["determined"] == made.digest
    page = client.get(f"{HERE}of/{name}/").content.decode()
    assert verified.kid in page
    assert "上线" in page
    assert client.get(f"{HERE}of/{name}/clearance.json").content == folder.clearance_file(name).read_bytes()
    assert KeySet.read(client.get(f"{HERE}issuer/keys.json").content) == folder.keys()


def test_private_keys_are_their_owners_alone(issuer: Organisation) -> None:
    folder = folder_of(issuer)
    private = list((folder.path / "private").iterdir())
    assert [file.stat().st_mode & 0o077 for file in private] == [0]
    assert settings.PLACE.issuers in folder.path.parents
    with pytest.raises(IssuerThereError):
        folder.keep_private(folder.signing_key(None), None)


def test_private_keys_are_encrypted_where_a_password_is_set(
    acting: Organisation, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TONGGUAN_KEY_PASSWORD", "river-of-keys")
    with_issuer(acting, owner)
    (private,) = (folder_of(acting).path / "private").iterdir()
    assert b"ENCRYPTED" in private.read_bytes()


def test_terms_beyond_what_was_determined_are_explained_beside_their_field(
    client: Client, issuer: Organisation, made: Determination
) -> None:
    where = f"{HERE}issue/{made.number}/marketing-analytics/"
    proposal = given(client, made)
    place = next(each.removeprefix("ceiling_") for each in proposal if each.startswith("ceiling_") and proposal[each])
    for field, value in (
        (f"ceiling_{place}", 10**9),
        (f"allotment_{place}", 10**9),
        ("last", f"{TODAY.year + 5}-01-01"),
        ("warn_at", "80 and more"),
        ("first", "soon"),
        ("ledger", ""),
    ):
        answer = client.post(where, proposal | {field: value})
        assert answer.status_code == 422, field
        assert answer.context["form"].errors.get(field), (field, answer.context["form"].errors)
        assert str(value) in answer.content.decode()
    none = {name: value for name, value in proposal.items() if name != "recipients"}
    assert client.post(where, none).context["form"].errors["recipients"]
    assert not folder_of(issuer).journal().issued
    assert not Entry.objects.filter(what="clearance.issued").exists()


def test_shares_of_ledgers_together_fit_what_is_left(client: Client, issuer: Organisation, made: Determination) -> None:
    first = given(client, made)
    place = next(each.removeprefix("ceiling_") for each in first if each.startswith("ceiling_") and first[each])
    left = int(str(first[f"allotment_{place}"]))
    issued(client, made, "marketing-analytics", **{f"allotment_{place}": left - 10})
    again = given(client, made) | {"ledger": "shanghai", "act": "compute"}
    form = client.post(f"{HERE}issue/{made.number}/marketing-analytics/", again).context["form"]
    assert form[f"allotment_{place}"].value() == 10
    assert form["ledger"].value() == "shanghai"
    answer = client.post(
        f"{HERE}issue/{made.number}/marketing-analytics/",
        again | {"act": "issue", f"allotment_{place}": 11},
    )
    assert answer.status_code == 422
    assert answer.context["form"].errors[f"allotment_{place}"]


def test_an_export_that_is_not_cleared_is_refused_with_the_reason(
    client: Client, issuer: Organisation, made: Determination
) -> None:
    page = client.get(f"{HERE}issue/").context["page"]
    row = next(each for each in page.choices if each.export == "fraud-prevention")
    assert not row.cleared
    assert row.why
    where = f"{HERE}issue/{made.number}/fraud-prevention/"
    assert client.get(where).context["told"]
    assert client.post(where, {"act": "issue"}).context["told"]
    assert not folder_of(issuer).journal().issued


def test_a_clearance_is_revoked_for_good(client: Client, issuer: Organisation, made: Determination) -> None:
    name = issued(client, made)
    assert client.post(f"{HERE}of/{name}/revoke/", {"why": ""}).status_code == 422
    assert client.post(f"{HERE}of/{name}/revoke/", {"why": "合同已终止"}).status_code == 302
    folder = folder_of(issuer)
    feed = read_feed(token_of(folder.feed_file.read_bytes()), folder.keys(), datetime.now(UTC))
    revocation = feed.revocation_of(name)
    assert revocation is not None
    assert revocation.reason == "合同已终止"
    page = one_page(folder, name, issuer.pk, datetime.now(UTC), "zh")
    assert page.state.says.en == "revoked"
    assert not page.can_revoke
    assert Entry.objects.get(what="clearance.revoked").why == "合同已终止"


def test_an_order_stops_and_is_lifted(client: Client, issuer: Organisation, made: Determination) -> None:
    name = issued(client, made)
    empty = client.post(f"{HERE}stop/", {"order": "", "cites": "PIPL-2021#66.1"})
    assert empty.status_code == 422
    wrong = client.post(f"{HERE}stop/", {"order": "2026-1", "cites": "article 66"})
    assert wrong.status_code == 422
    assert wrong.context["form"].errors["cites"]
    assert "2026-1" in wrong.content.decode()
    order = {"order": "网信停〔示例〕1号", "cites": "PIPL-2021#66.1", "exports": ["marketing-analytics"]}
    assert client.post(f"{HERE}stop/", order).status_code == 302
    folder = folder_of(issuer)
    (stop,) = folder.journal().standing_stops
    assert one_page(folder, name, issuer.pk, datetime.now(UTC), "zh").state.says.en == "stopped by order"
    assert "网信停〔示例〕1号" in client.get(HERE).content.decode()
    assert client.post(f"{HERE}stop/{stop.id}/lift/", {"why": ""}).status_code == 422
    assert client.post(f"{HERE}stop/{stop.id}/lift/", {"why": "已整改"}).status_code == 302
    assert one_page(folder, name, issuer.pk, datetime.now(UTC), "zh").state.says.en == "stands"
    assert client.get(f"{HERE}stop/{stop.id}/lift/").status_code == 404
    assert {"stop.entered", "stop.lifted"} <= set(Entry.objects.values_list("what", flat=True))


def test_the_issuer_is_made_once_by_who_governs(client: Client, company: Organisation, member: Member) -> None:
    assert member(company, Role.PRIVACY_OFFICER).post(f"{HERE}issuer/", {"name": "x"}).status_code == 403
    assert client.post(f"{HERE}issuer/", {"name": ""}).status_code == 422
    assert client.post(f"{HERE}issuer/", {"name": "云帆合规部"}).status_code == 302
    assert client.post(f"{HERE}issuer/", {"name": "again"}).status_code == 422
    page = client.get(HERE).context["page"]
    assert (page.issuer, page.rows) == ("云帆合规部", ())


def test_who_only_looks_issues_nothing(
    client: Client, issuer: Organisation, made: Determination, member: Member
) -> None:
    name = issued(client, made)
    viewer = member(issuer, Role.VIEWER)
    assert viewer.get(f"{HERE}of/{name}/").status_code == 200
    for where in (f"of/{name}/revoke/", "stop/", "issue/", f"issue/{made.number}/loyalty-crm/"):
        assert viewer.post(f"{HERE}{where}", {"why": "x"}).status_code == 403
    assert "/revoke/" not in viewer.get(f"{HERE}of/{name}/").content.decode()


def test_another_company_finds_no_clearance(
    client: Client, issuer: Organisation, made: Determination, other: Organisation
) -> None:
    name = issued(client, made)
    stranger = signed_in(User.objects.get(email="owner@elsewhere.example"))
    for slug in ("yunfan", "elsewhere"):
        for what in ("", "clearance.json", "revoke/"):
            assert stranger.get(f"/o/{slug}/clearances/of/{name}/{what}").status_code == 404
    with within(other.pk):
        with_issuer(other, User.objects.get(email="owner@elsewhere.example"))
    assert stranger.get(f"/o/elsewhere/clearances/of/{name}/").status_code == 404
    with pytest.raises(UnknownClearanceError):
        issuing.revoke(other, name, why="x", by=User.objects.get(email="owner@elsewhere.example"))


def test_a_damaged_journal_is_told(client: Client, issuer: Organisation, made: Determination) -> None:
    issued(client, made)
    file = folder_of(issuer).journal_file
    file.write_bytes(file.read_bytes().replace(b'"sequence":1', b'"sequence":7'))
    answer = client.get(HERE)
    assert answer.status_code == 500
    assert "签发日志" in answer.content.decode()


def test_queries_do_not_grow(client: Client, issuer: Organisation, made: Determination) -> None:
    def grow() -> None:
        issued(client, made, "loyalty-crm")

    issued(client, made)
    assert_constant_queries(client, HERE, grow, most=12)
    assert_constant_queries(client, f"{HERE}issue/", grow, most=12)


def test_the_command_line_knows_the_same_folder(client: Client, issuer: Organisation, made: Determination) -> None:
    name = issued(client, made)
    program = "import sys; from tongguan.cli.app import run; sys.exit(run(sys.argv[1:]))"
    asked = [sys.executable, "-c", program, "clearance", "list", "--issuer", str(folder_of(issuer).path), "--json"]
    listed = json.loads(subprocess.run(asked, capture_output=True, check=True).stdout)
    assert listed["clearances"][0]["clearance"] == name
