"""Two people freeze a determination; it stays what it was, and can be decided again."""

import json
from datetime import date

import pytest
from django.test import Client

from tests.office.password import PASSWORD
from tests.office.people import Member, signed_in
from tests.office.queries import assert_constant_queries
from tongguan.office.accounts.joining import add_member, create_person
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.determinations.approval_page import approvals_page, frozen_page
from tongguan.office.determinations.approving import (
    DecidedAlreadyError,
    SamePersonError,
    approve,
    decline,
    propose,
    withdraw,
)
from tongguan.office.determinations.asking import Ask
from tongguan.office.determinations.models import Determination
from tongguan.office.determinations.replaying import replay
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.journal.models import Entry

ON = date(2026, 6, 30)
HERE = "/o/yunfan/determinations/approvals/"


@pytest.fixture
def version(company: Organisation, owner: User, retailer: str) -> Version:
    with within(company.pk):
        return keep(company, retailer, source="", why="first", by=owner)


@pytest.fixture
def reviewer(company: Organisation) -> User:
    person = create_person("reviewer@yunfan.example", "李审", PASSWORD)
    add_member(company, person, Role.LEGAL_REVIEWER, None)
    return person


@pytest.fixture
def made(acting: Organisation, version: Version, owner: User) -> Determination:
    return propose(acting, version, Ask(ON), why="季度复核", by=owner)


def test_a_determination_is_frozen_with_what_it_rests_on(
    acting: Organisation, made: Determination, version: Version, retailer: str
) -> None:
    frozen = made.frozen
    assert frozen["declaration"]["text"] == retailer
    assert frozen["declaration"]["sha256"] == version.digest
    assert frozen["declaration"]["facts"]["exports"][0]["id"] == "loyalty-crm"
    assert frozen["lawbook"]["edition"] == made.edition
    assert set(frozen["answers"]) == {"zh", "en"}
    assert made.possible == ["contract_or_certification"]
    told = Entry.objects.get(what="determination.proposed")
    assert (told.detail["digest"], told.why) == (made.digest, "季度复核")


def test_approval_needs_a_second_person_and_happens_once(
    acting: Organisation, made: Determination, owner: User, reviewer: User
) -> None:
    for act in (approve, decline):
        with pytest.raises(SamePersonError):
            act(acting, made, note="", by=owner)
    approve(acting, made, note="同意", by=reviewer)
    made.refresh_from_db()
    assert (made.state, made.decided_by, made.note) == ("approved", reviewer, "同意")
    for act in (approve, decline):
        with pytest.raises(DecidedAlreadyError):
            act(acting, made, note="", by=reviewer)
    with pytest.raises(DecidedAlreadyError):
        withdraw(acting, made, note="", by=owner)
    assert Entry.objects.get(what="determination.approved").actor == reviewer


def test_a_replay_gives_the_same_to_the_letter(acting: Organisation, made: Determination) -> None:
    made.refresh_from_db()
    for language in ("zh", "en"):
        again = replay(made, language)
        assert again.intact
        assert again.same
        assert again.same_edition
        assert again.rows == ()


def test_a_later_declaration_changes_nothing_that_is_frozen(
    acting: Organisation, made: Determination, owner: User, retailer: str
) -> None:
    keep(acting, retailer.replace("84_000", "83_000"), source="", why="more", by=owner)
    made.refresh_from_db()
    assert replay(made, "zh").same
    assert frozen_page(made, owner, "zh").line.version == 1


def test_a_replay_under_another_law_tells_what_differs_and_why(acting: Organisation, made: Determination) -> None:
    export = made.frozen["answers"]["zh"]["exports"][0]
    export["possible"], export["decided_by"] = ["security_assessment"], [{"cite": "DESA-2022#4.1.2"}]
    made.edition = "0123456789abcdef"
    again = replay(made, "zh")
    assert not again.intact, "what was frozen was changed"
    assert not again.same
    assert not again.same_edition
    assert [row.title for row in again.rows] == [export["title"]]
    assert again.rows[0].then.possible == ("security_assessment",)
    assert again.rows[0].now.possible == ("exempt",)


def test_what_cannot_be_read_any_more_is_told(acting: Organisation, made: Determination) -> None:
    made.frozen["declaration"]["text"] = "exports: ["
    again = replay(made, "zh")
    assert again.failed is not None
    assert not again.intact


def test_what_was_changed_behind_the_program_is_told(acting: Organisation, made: Determination, owner: User) -> None:
    made.refresh_from_db()
    assert frozen_page(made, owner, "zh").intact
    made.frozen["answers"]["zh"]["overall"]["standing"] = "free"
    assert not frozen_page(made, owner, "zh").intact


def test_from_proposal_to_approval_by_the_pages(
    client: Client, version: Version, company: Organisation, reviewer: User, member: Member
) -> None:
    answer = client.post(f"{HERE}propose/?on=2026-06-30", {"version": "1", "why": "季度复核"}, follow=True)
    text = answer.content.decode()
    assert "已提交第 1 号判断" in text
    assert "您是提交人" in text
    client.post(f"{HERE}1/decide/", {"act": "approve"})
    with within(company.pk):
        assert Determination.objects.get().state == "proposed", "the owner proposed it"
    other = signed_in(reviewer)
    assert "批注" in other.get(f"{HERE}1/").content.decode()
    assert "退回须写明原因" in other.post(f"{HERE}1/decide/", {"act": "decline"}, follow=True).content.decode()
    done = other.post(f"{HERE}1/decide/", {"act": "approve", "note": "同意"}, follow=True).content.decode()
    assert "已批准第 1 号判断" in done
    assert "李审" in done
    assert "重算结果与冻结的完全相同" in other.get(f"{HERE}1/?again").content.decode()
    assert "1,900–8,100" in other.get(f"{HERE}1/?export=marketing-analytics").content.decode()
    assert "李审" in client.get(HERE).content.decode()
    given = json.loads(client.get(f"{HERE}1/determination.json").content)
    assert given["declaration"]["version"] == 1
    viewer = member(company, Role.VIEWER)
    assert viewer.post(f"{HERE}propose/", {"version": "1"}).status_code == 403
    assert viewer.post(f"{HERE}1/decide/", {"act": "approve"}).status_code == 403
    assert member(company, Role.ENGINEER).post(f"{HERE}1/decide/").status_code == 403
    assert other.post(f"{HERE}propose/", {"version": "1"}).status_code == 403, "a reviewer proposes nothing"


def test_those_who_prepare_do_not_approve_each_other(
    client: Client, version: Version, company: Organisation, member: Member
) -> None:
    client.post(f"{HERE}propose/?on=2026-06-30", {"version": "1"})
    officer = member(company, Role.PRIVACY_OFFICER)
    assert officer.post(f"{HERE}1/decide/", {"act": "approve"}).status_code == 403
    assert "批注" not in officer.get(f"{HERE}1/").content.decode()
    officer.post(f"{HERE}propose/?on=2026-06-30", {"version": "1"})
    done = client.post(f"{HERE}2/decide/", {"act": "approve"}, follow=True).content.decode()
    assert "已批准第 2 号判断" in done, "an owner is a second person"


def test_only_whoever_proposed_withdraws(
    client: Client, version: Version, company: Organisation, member: Member
) -> None:
    client.post(f"{HERE}propose/?on=2026-06-30", {"version": "1"})
    member(company, Role.PRIVACY_OFFICER).post(f"{HERE}1/withdraw/")
    with within(company.pk):
        assert Determination.objects.get().state == "proposed"
    assert "已撤回第 1 号判断" in client.post(f"{HERE}1/withdraw/", follow=True).content.decode()


@pytest.mark.parametrize("given", [{}, {"version": "9"}, {"version": "²"}, {"version": "x"}])
def test_a_version_that_is_not_there_is_not_proposed(client: Client, version: Version, given: dict[str, str]) -> None:
    assert client.post(f"{HERE}propose/", given).status_code == 404


def test_a_day_without_law_is_told(client: Client, version: Version) -> None:
    answer = client.post(f"{HERE}propose/?on=2020-01-01", {"version": "1"}, follow=True)
    assert "没有" in answer.content.decode()
    assert approvals_in(version) == ()


def approvals_in(version: Version) -> tuple[object, ...]:
    with within(version.organisation_id):
        return approvals_page()


def test_more_approvals_take_no_more_queries(
    client: Client, version: Version, company: Organisation, owner: User
) -> None:
    def more(times: int) -> None:
        with within(company.pk):
            for _ in range(times):
                propose(company, version, Ask(ON), why="", by=owner)

    more(1)
    assert_constant_queries(client, HERE, lambda: more(6), most=7)
