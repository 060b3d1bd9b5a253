"""An owner invites people, gives roles and takes them away; one owner always stays."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.office.password import PASSWORD
from tests.office.people import Member, signed_in
from tests.office.queries import assert_constant_queries
from tongguan.office.accounts.joining import create_person
from tongguan.office.accounts.models import Invitation, Membership, Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.journal.models import Entry

PEOPLE = "/o/yunfan/people/"
NEW = "new@yunfan.example"


def link(client: Client, email: str = NEW, role: str = "engineer") -> str:
    answer = client.post(f"{PEOPLE}invite/", {"email": email, "role": role})
    assert answer.status_code == 200, answer.context["form"].errors
    found: str = answer.context["link"]
    return found.removeprefix("http://testserver")


def accept(secret_link: str, password: str = PASSWORD, again: str = PASSWORD) -> Client:
    browser = Client()
    browser.post(secret_link, {"name": "李强", "password": password, "again": again})
    return browser


def test_an_invited_person_joins(client: Client, company: Organisation) -> None:
    invitation = link(client)
    assert "云帆零售" in Client().get(invitation).content.decode()
    person = accept(invitation)
    assert person.get("/o/yunfan/").status_code == 200
    assert person.get(PEOPLE).status_code == 403
    assert Membership.objects.get(user__email=NEW).role == Role.ENGINEER
    told = list(Entry.objects.filter(organisation=company).order_by("number").values_list("what", flat=True))
    assert told[-3:] == ["person.invited", "person.added", "person.joined"]
    assert NEW not in str(list(Entry.objects.values())), "no address stands in the journal"


def test_an_invitation_is_used_once(client: Client) -> None:
    invitation = link(client)
    accept(invitation)
    assert Client().get(invitation).status_code == 404


@pytest.mark.parametrize(
    ("password", "again", "field"),
    [("short", "short", "password"), ("123456789012", "123456789012", "password"), (PASSWORD, "other", "again")],
)
def test_a_weak_password_is_refused(client: Client, password: str, again: str, field: str) -> None:
    answer = Client().post(link(client), {"name": "李强", "password": password, "again": again})
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not re.search("[a-z]{5}", str(answer.context["form"].errors[field].as_text())), "all of it is Chinese"
    assert 'value="李强"' in answer.content.decode()
    assert not User.objects.filter(email=NEW).exists()


def test_an_invitation_expires(client: Client, company: Organisation) -> None:
    invitation = link(client)
    Invitation.everywhere.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert Client().get(invitation).status_code == 404


def test_an_invitation_is_withdrawn(client: Client) -> None:
    invitation = link(client)
    client.post(f"{PEOPLE}invitations/{Invitation.everywhere.get().pk}/withdraw/")
    assert Client().get(invitation).status_code == 404


def test_who_has_an_account_signs_in_to_join(client: Client) -> None:
    invitation = link(client)
    person = create_person(NEW, "李强", PASSWORD)
    assert "请先登录" in Client().get(invitation).content.decode()
    accept(invitation)
    assert not Membership.objects.filter(user=person).exists(), "a password is not changed by an invitation"
    signed_in(person).post(invitation)
    assert Membership.objects.get(user=person).role == Role.ENGINEER


def test_nobody_joins_with_the_invitation_of_another(client: Client) -> None:
    stranger = create_person("stranger@yunfan.example", "", PASSWORD)
    invitation = link(client)
    assert signed_in(stranger).post(invitation).status_code == 403
    assert not Membership.objects.filter(user=stranger).exists()


def test_a_member_is_not_invited_again(client: Client) -> None:
    answer = client.post(f"{PEOPLE}invite/", {"email": "Owner@yunfan.example", "role": "viewer"})
    assert answer.status_code == 422
    assert "已经是成员" in str(answer.context["form"].errors["email"])


def test_roles_are_changed_and_ended(client: Client, company: Organisation, member: Member) -> None:
    member(company, Role.VIEWER)
    found = Membership.objects.get(role=Role.VIEWER)
    client.post(f"{PEOPLE}{found.pk}/role/", {"role": "privacy_officer"})
    found.refresh_from_db()
    assert found.role == Role.PRIVACY_OFFICER
    client.post(f"{PEOPLE}{found.pk}/remove/")
    assert not Membership.objects.filter(pk=found.pk).exists()
    assert Entry.objects.filter(what="person.removed").count() == 1


@pytest.mark.parametrize(("act", "given"), [("role", {"role": "viewer"}), ("remove", {})])
def test_the_last_owner_stays(client: Client, owner: User, act: str, given: dict[str, str]) -> None:
    own = Membership.objects.get(user=owner)
    answer = client.post(f"{PEOPLE}{own.pk}/{act}/", given, follow=True)
    assert "至少须保留一位所有者" in answer.content.decode()
    own.refresh_from_db()
    assert own.role == Role.OWNER


def test_more_people_take_no_more_queries(client: Client, company: Organisation, member: Member) -> None:
    def grow() -> None:
        for role in (Role.ENGINEER, Role.VIEWER, Role.OWNER):
            member(company, role)
        for number in range(3):
            link(client, f"new{number}@yunfan.example")

    member(company, Role.LEGAL_REVIEWER)
    link(client)
    assert_constant_queries(client, PEOPLE, grow, most=8)


def test_the_administrator_opens_an_organisation(db: None) -> None:
    person = signed_in(create_person("admin@office.example", "", PASSWORD, administrator=True))
    assert "/organisations/open/" in person.get("/").content.decode()
    answer = person.post("/organisations/open/", {"name": "云帆零售", "slug": "yunfan"}, follow=True)
    assert answer.redirect_chain == [("/o/yunfan/", 302)]
    assert "已设立 云帆零售" in answer.content.decode()
    again = person.post("/organisations/open/", {"name": "云帆零售", "slug": "yunfan"})
    assert again["Location"].startswith("/o/yunfan-")
    assert person.post("/organisations/open/", {"name": "", "slug": "a b"}).status_code == 422


def test_nobody_else_opens_one(client: Client) -> None:
    assert Client().get("/organisations/open/").status_code == 302
    assert client.post("/organisations/open/", {"name": "Mine"}).status_code == 403
    assert "/organisations/open/" not in client.get("/o/yunfan/").content.decode()


def test_a_person_is_spoken_to_in_their_language_on_another_machine(client: Client, owner: User) -> None:
    client.post("/language/", {"language": "en", "next": "/"})
    other = signed_in(owner)
    other.get("/")
    assert '<html lang="en">' in other.get("/o/yunfan/").content.decode()
