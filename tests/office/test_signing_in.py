"""People sign in by e-mail and password, with a second factor, and are locked out when they guess."""

from pathlib import Path

import pytest
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters
from django.test import Client

from tests.office.password import PASSWORD
from tests.office.people import signed_in
from tongguan.office.accounts.joining import create_person
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.place import Place
from tongguan.office.settings.sign_on import BadSignOnError, providers_of

LOGIN = "/account/login/"


def sign_in(client: Client, password: str = PASSWORD, email: str = "owner@yunfan.example") -> int:
    return client.post(LOGIN, {"login": email, "password": password}).status_code


def code_of(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(counters()))))


def test_the_way_in(owner: User, company: Organisation) -> None:
    client = Client()
    assert client.get("/")["Location"] == LOGIN
    assert sign_in(client) == 302
    assert client.get("/")["Location"] == "/o/yunfan/"
    assert client.get("/o/yunfan/").status_code == 200
    assert client.post("/account/logout/").status_code == 302
    assert client.get("/o/yunfan/").status_code == 302


def test_capitals_of_an_address_do_not_matter(owner: User, company: Organisation) -> None:
    assert sign_in(Client(), email="Owner@Yunfan.example") == 302


def test_a_wrong_password_is_told_and_the_address_kept(owner: User) -> None:
    answer = Client().post(LOGIN, {"login": "owner@yunfan.example", "password": "wrong"})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="owner@yunfan.example"' in text
    assert "wrong" not in text


def test_whether_an_address_is_known_is_not_told(owner: User) -> None:
    def told(email: str) -> str:
        text = Client().post(LOGIN, {"login": email, "password": "wrong"}).content.decode()
        return text[text.index('role="alert"') :].partition("</form>")[0].partition("<input")[0]

    assert told("owner@yunfan.example") == told("nobody@yunfan.example")


def test_guessing_locks_the_account(owner: User) -> None:
    for _ in range(5):
        assert sign_in(Client(), "wrong") == 200
    answer = Client().post(LOGIN, {"login": "owner@yunfan.example", "password": PASSWORD})
    assert answer.status_code == 200
    assert "_auth_user_id" not in answer.client.session


def test_nobody_signs_up_alone(db: None) -> None:
    given = {"email": "new@yunfan.example", "password1": PASSWORD, "password2": PASSWORD}
    Client().post("/account/signup/", given)
    assert not User.objects.exists()


def test_a_second_factor_is_set_up_and_asked_for(owner: User, company: Organisation) -> None:
    client = Client()
    sign_in(client)
    assert client.get("/account/2fa/totp/activate/").status_code == 302, "the password is asked once more"
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    assert page.status_code == 200
    assert "data:image/svg+xml" in page.content.decode()
    secret = page.context["form"].secret
    assert client.post("/account/2fa/totp/activate/", {"code": code_of(secret)}).status_code == 302
    assert Authenticator.objects.filter(user=owner, type=Authenticator.Type.TOTP).exists()
    codes = Authenticator.objects.get(user=owner, type=Authenticator.Type.RECOVERY_CODES).wrap().get_unused_codes()
    assert len(codes) == 10

    fresh = Client()
    assert fresh.post(LOGIN, {"login": owner.email, "password": PASSWORD})["Location"] == "/account/2fa/authenticate/"
    assert fresh.get("/o/yunfan/").status_code == 302
    assert fresh.post("/account/2fa/authenticate/", {"code": "000000"}).status_code == 200
    assert fresh.get("/o/yunfan/").status_code == 302
    assert fresh.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 302
    assert fresh.get("/o/yunfan/").status_code == 200

    again = Client()
    again.post(LOGIN, {"login": owner.email, "password": PASSWORD})
    assert again.post("/account/2fa/authenticate/", {"code": codes[0]}).status_code == 200, "a code is used once"


def test_an_authenticator_signs_in(owner: User, company: Organisation) -> None:
    secret = generate_totp_secret()
    TOTP.activate(owner, secret)
    client = Client()
    sign_in(client)
    assert client.post("/account/2fa/authenticate/", {"code": code_of(secret)}).status_code == 302
    assert client.get("/o/yunfan/").status_code == 200
    assert get_adapter().is_mfa_enabled(owner)


def test_a_person_without_an_organisation_is_told_what_to_do(db: None) -> None:
    text = signed_in(create_person("alone@yunfan.example", "", PASSWORD)).get("/").content.decode()
    assert "tongguan office demo" in text


def test_identity_providers_come_from_the_data_folder(tmp_path: Path) -> None:
    place = Place(tmp_path)
    assert providers_of(place) == []
    place.sign_on.write_text(
        '[{"id": "company", "name": "Company", "server": "https://login.example", "client_id": "a", "secret": "b"}]',
        encoding="utf-8",
    )
    (found,) = providers_of(place)
    assert found["settings"] == {"server_url": "https://login.example"}
    for broken in (
        "",
        "{}",
        "[1]",
        '[{"id": "company"}]',
        '[{"id": "", "name": "", "server": "", "client_id": "", "secret": "hidden"}]',
    ):
        place.sign_on.write_text(broken, encoding="utf-8")
        with pytest.raises(BadSignOnError) as refused:
            providers_of(place)
        assert "hidden" not in str(refused.value)
