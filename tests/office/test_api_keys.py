"""Keys of the API: made once, shown once, never beyond the person's role, and useless when revoked or expired."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.office.people import Member
from tests.office.queries import assert_constant_queries
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.apikeys.finding import key_of, note_use
from tongguan.office.apikeys.keeping import make_key, revoke_key
from tongguan.office.apikeys.models import ApiKey
from tongguan.office.apikeys.page import keys_page
from tongguan.office.apikeys.scopes import RIGHT_OF, SCOPES, Scope
from tongguan.office.journal.models import Entry

KEYS = "/o/yunfan/keys/"


def test_every_scope_has_a_right_and_a_word() -> None:
    assert set(RIGHT_OF) == set(Scope) == set(SCOPES)


def test_only_the_hash_of_a_secret_is_kept(acting: Organisation, owner: User) -> None:
    key, secret = make_key(acting, "pipeline", [Scope.EXPORTS_READ], days=30, by=owner)
    assert secret.startswith("tgk_")
    assert len(secret) > 40
    kept = ApiKey.objects.values().get()
    assert secret not in str(kept)
    assert key_of(secret) == key
    assert key_of(secret + "x") is None
    assert key_of("") is None
    assert key_of("tgk_" + "x" * 1000) is None
    told = Entry.objects.get(what="key.made")
    assert told.detail == {"scopes": ["exports:read"], "days": 30}
    assert secret not in str(told.detail)


def test_a_key_ends(acting: Organisation, owner: User) -> None:
    expired, first = make_key(acting, "old", [Scope.EXPORTS_READ], days=30, by=owner)
    ApiKey.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(seconds=1))
    revoked, second = make_key(acting, "leaked", [Scope.EXPORTS_READ], days=30, by=owner)
    revoke_key(acting, revoked, owner)
    revoke_key(acting, revoked, owner)
    _, third = make_key(acting, "good", [Scope.EXPORTS_READ], days=30, by=owner)
    assert key_of(first) is None
    assert key_of(second) is None
    assert Entry.objects.filter(what="key.revoked").count() == 1
    assert [(row.name, row.state) for row in keys_page()] == [
        ("good", "usable"),
        ("leaked", "revoked"),
        ("old", "expired"),
    ]
    owner.is_active = False
    owner.save()
    assert key_of(third) is None


def test_the_last_use_is_noted_once_a_minute(acting: Organisation, owner: User) -> None:
    key, _ = make_key(acting, "pipeline", [Scope.EXPORTS_READ], days=30, by=owner)
    note_use(key)
    key.refresh_from_db()
    first = key.last_used_at
    assert first is not None
    note_use(key)
    key.refresh_from_db()
    assert key.last_used_at == first


def test_a_key_is_made_and_revoked_by_the_page(client: Client, company: Organisation) -> None:
    assert "还没有密钥" in client.get(KEYS).content.decode()
    made = client.post(KEYS, {"name": "夜间流水线", "scopes": ["exports:read", "law:read"], "days": "90"})
    text = made.content.decode()
    secret = made.context["secret"]
    assert secret in text
    assert "夜间流水线" in text
    assert secret not in client.get(KEYS).content.decode(), "it is shown once"
    key = ApiKey.everywhere.get()
    assert (key.organisation, key.scopes) == (company, ["exports:read", "law:read"])
    done = client.post(f"{KEYS}{key.pk}/revoke/", follow=True).content.decode()
    assert "密钥已吊销" in done
    assert key_of(secret) is None


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"scopes": ["law:read"], "days": "90"}, "name"),
        ({"name": "x", "days": "90"}, "scopes"),
        ({"name": "x", "scopes": ["everything"], "days": "90"}, "scopes"),
        ({"name": "x", "scopes": ["law:read"], "days": "9000"}, "days"),
        ({}, "name"),
    ],
)
def test_a_mistake_is_told_beside_its_field(client: Client, given: dict[str, object], field: str) -> None:
    answer = client.post(KEYS, given)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert f'id="id_{field}_error"' in answer.content.decode()
    if given.get("scopes") == ["law:read"]:
        assert 'value="law:read" checked' in answer.content.decode()
    assert not ApiKey.everywhere.exists()


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.OWNER])
def test_only_an_owner_makes_keys(member: Member, company: Organisation, role: Role) -> None:
    person = member(company, role)
    assert person.get(KEYS).status_code == 403
    assert person.post(KEYS, {"name": "x", "scopes": ["law:read"], "days": "90"}).status_code == 403
    assert KEYS not in person.get("/o/yunfan/").content.decode()


def test_more_keys_take_no_more_queries(client: Client, acting: Organisation, owner: User) -> None:
    def more(times: int) -> None:
        for _ in range(times):
            make_key(acting, "pipeline", list(Scope), days=30, by=owner)

    more(2)
    assert_constant_queries(client, KEYS, lambda: more(10), most=6)
