"""Headers, cookies, forms and the log: what protects every page."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.office.password import PASSWORD
from tongguan.office.accounts.models import Organisation
from tongguan.office.place import Place
from tongguan.office.settings.databases import UnknownDatabaseError, database_of
from tongguan.office.settings.origin import Origin, UnknownOriginError

SOURCE = Path(__file__).parents[2] / "src" / "tongguan" / "office"
TEMPLATES = sorted(SOURCE.rglob("*.html"))


@pytest.mark.parametrize("address", ["/", "/account/login/", "/o/yunfan/", "/o/yunfan/people/", "/nowhere/"])
def test_every_answer_is_protected(client: Client, address: str) -> None:
    answer = client.get(address)
    policy = dict(each.strip().partition(" ")[::2] for each in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["connect-src"] == "'self'"
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in answer["Permissions-Policy"]


def test_pages_are_not_kept_by_browsers(client: Client) -> None:
    assert "no-store" in client.get("/o/yunfan/")["Cache-Control"]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_has_a_script_or_a_style_inside(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", text)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", text)
    assert "|safe" not in text


def test_a_form_from_elsewhere_is_refused(company: Organisation, client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answer = strict.post("/o/yunfan/people/invite/", {"email": "a@b.example", "role": "owner"})
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_the_language_goes_back_only_to_this_site(client: Client) -> None:
    answer = client.post("/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert answer["Location"] == "/"
    assert client.post("/language/", {"language": "xx", "next": "/"}).cookies.get("tongguan_language") is None
    assert client.get("/language/").status_code == 405


def test_cookies_are_not_read_by_scripts(client: Client) -> None:
    browser = Client()
    browser.get("/account/login/")
    browser.post("/account/login/", {"login": "owner@yunfan.example", "password": PASSWORD})
    for name in ("csrftoken", settings.SESSION_COOKIE_NAME):
        assert browser.cookies[name]["httponly"]
        assert browser.cookies[name]["samesite"] == "Lax"


def test_the_access_log_tells_who_but_not_where_from(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "tongguan.office.access"):
        client.get("/o/yunfan/exports/?q=secret")
        client.get("/join/a-secret-of-an-invitation/")
    lines: list[dict[str, Any]] = [json.loads(each.message) for each in caplog.records if each.name.endswith("access")]
    assert lines[0]["path"] == "/o/yunfan/exports/"
    assert (lines[0]["organisation"], lines[0]["status"], lines[0]["method"]) == ("yunfan", 200, "GET")
    assert lines[1]["path"] == "/join/<str:secret>/"
    assert not {"secret", "a-secret-of-an-invitation", "127.0.0.1", "owner@yunfan.example"} & set(
        map(str, lines[1].values())
    )


def test_a_site_of_others_is_encrypted() -> None:
    origin = Origin.of_environment({"TONGGUAN_ORIGIN": "https://office.example"})
    assert origin.secure
    assert origin.hosts[0] == "office.example"
    assert origin.trusted == ("https://office.example",)
    assert not Origin.of_environment({}).secure
    for wrong in ("office.example", "ftp://office.example", "https://", "https://office.example/path"):
        with pytest.raises(UnknownOriginError):
            Origin.of_environment({"TONGGUAN_ORIGIN": wrong})


def test_the_database_is_one_setting(tmp_path: Path) -> None:
    place = Place(tmp_path)
    assert database_of(place, "")["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    found = database_of(place, "postgresql://us%40er:p%2Fw@db.example:5433/tong%20guan?sslmode=require")
    assert found["ENGINE"].endswith("postgresql")
    assert [found[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME")] == [
        "us@er",
        "p/w",
        "db.example",
        "5433",
        "tong guan",
    ]
    assert found["OPTIONS"] == {"sslmode": "require"}
    for wrong in ("mysql://u:hidden@h/n", "postgresql://u:hidden@h/", "office.sqlite3", "postgresql://u:hidden@h:x/n"):
        with pytest.raises(UnknownDatabaseError) as refused:
            database_of(place, wrong)
        assert "hidden" not in str(refused.value)


def test_the_secret_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    place = Place(tmp_path / "data")
    assert place.secret_key() != place.secret_key(), "before the first start nothing lasts"
    place.prepare()
    first = place.secret_key()
    place.prepare()
    assert place.secret_key() == first
    assert len(first) > 60
    assert place.secret.stat().st_mode & 0o777 == 0o600
    assert place.folder.stat().st_mode & 0o777 == 0o700
