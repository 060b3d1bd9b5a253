"""Nothing of one organisation is seen or changed from another: every address, every table."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from tests.office.people import Member, signed_in
from tests.office.test_catalogues import IMPORTANT, ON
from tongguan.office.accounts.joining import invite
from tongguan.office.accounts.models import Membership, Organisation, User
from tongguan.office.accounts.owned import Owned
from tongguan.office.accounts.rights import Right, Role, may
from tongguan.office.accounts.scope import NoOrganisationError, OtherOrganisationError, within
from tongguan.office.apikeys.keeping import make_key
from tongguan.office.apikeys.scopes import Scope
from tongguan.office.censuses.models import Run
from tongguan.office.censuses.storing import keep_log
from tongguan.office.desk.pages import MARK
from tongguan.office.determinations.approving import propose
from tongguan.office.determinations.asking import Ask
from tongguan.office.exports.evidence import attach
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.gates.registering import make_address, register
from tongguan.office.journal.models import Entry
from tongguan.office.lawdesk.keeping import keep_catalogue
from tongguan.office.urls import guarded
from tongguan.office.webhooks.keeping import add_endpoint, send_test

NOT_OWNED = {Membership, Entry}
"""What decides the organisation acted for, and the journal, which is one chain for the whole office."""
HOOKS = ("endpoint", "test", "pause", "resume", "rotate", "remove")
ACTS = ("frozen", "download", "decide", "withdraw")
COUNTED = ("run", "progress", "stop", "suppose", "download", "plan")


LAW = {"lawdesk:instrument", "lawdesk:provision"}
"""What is the same law for everybody."""


def pages(patterns: Iterable[Any] | None = None, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Give every address below ``/o/<organisation>/`` with the name it is reversed by."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver):
            name = f"{each.namespace}:" if each.namespace else before
            yield from pages(each.url_patterns, name)
        elif hasattr(each.callback, MARK):
            yield f"{before}{each.name}", each


PAGES = sorted(dict(pages()).items())


@pytest.fixture
def things(company: Organisation, other: Organisation, owner: User, retailer: str) -> dict[str, dict[str, object]]:
    """Something of the company for every address that names one thing; the other company has none of it."""
    with within(company.pk):
        version = keep(company, retailer, source="", why="first", by=owner)
        catalogue = keep_catalogue(company, IMPORTANT, source="", why="x", by=owner, today=ON)
        evidence = attach(company, "loyalty-crm", "a.pdf", b"%PDF-1.7", what="x", by=owner)
        invitation, _ = invite(company, "new@yunfan.example", Role.VIEWER, owner)
        log = keep_log(company, SimpleUploadedFile("a.csv", b"at,who"), by=owner)
        census = Run.objects.create(number=1, plan="", plan_name="PLAN.yaml", as_of=ON, state="failed")
        key, _ = make_key(company, "pipeline", [Scope.LAW_READ], days=30, by=owner)
        endpoint, _ = add_endpoint(company, "https://1.1.1.1/hook", ["export.changed"], by=owner)
        delivery = send_test(company, endpoint)
        determination = propose(company, version, Ask(date(2026, 6, 30)), why="", by=owner)
        gate = register(company, "first", "http://127.0.0.1:9", "token", by=owner)
        polled, _ = make_address(company, "first", by=owner)
    return {
        "exports:download": {"number": version.number},
        "exports:restore": {"number": version.number},
        **{f"exports:{act}": {"entry": "loyalty-crm"} for act in ("export", "edit", "remove", "attach", "fides")},
        **{f"exports:{act}": {"number": evidence.number} for act in ("evidence", "remove-evidence")},
        **{f"exports:{act}": {"shape": "recipients", "entry": "hq"} for act in ("edit-party", "remove-party")},
        "determinations:export": {"export": "loyalty-crm"},
        **{f"determinations:{act}": {"number": determination.number} for act in ACTS},
        "censuses:remove": {"number": log.number},
        **{f"censuses:{act}": {"number": census.number} for act in COUNTED},
        "lawdesk:catalogue": {"number": catalogue.number},
        "lawdesk:download": {"number": catalogue.number},
        "lawdesk:instrument": {"name": "CBDF-2024"},
        "lawdesk:provision": {"name": "CBDF-2024", "unit": "7.1.2"},
        **{f"gates:{act}": {"pk": gate.pk} for act in ("one", "live", "renew", "remove")},
        "gates:hold": {"pk": gate.pk, "number": 1},
        "gates:end-address": {"pk": polled.pk},
        "clearances:issue": {"number": determination.number, "export": "loyalty-crm"},
        "clearances:lift": {"order": "STOP-000001"},
        **{f"clearances:{act}": {"clearance": "CLR-2026-000001"} for act in ("one", "download", "revoke")},
        "apikeys:revoke": {"pk": key.pk},
        **{f"webhooks:{act}": {"number": endpoint.number} for act in HOOKS},
        "webhooks:again": {"number": endpoint.number, "pk": delivery.pk},
        "accounts:withdraw": {"pk": invitation.pk},
        "accounts:change-role": {"pk": Membership.objects.get(user=owner).pk},
        "accounts:remove": {"pk": Membership.objects.get(user=owner).pk},
    }


def address(name: str, slug: str, things: dict[str, dict[str, object]]) -> str:
    return reverse(name, kwargs={"organisation": slug, **things.get(name, {})})


def test_there_are_pages() -> None:
    assert {"today:show", "exports:bring", "journal:show", "accounts:show"} <= dict(PAGES).keys()


@pytest.mark.parametrize("name", dict(PAGES))
def test_a_stranger_is_asked_to_sign_in(name: str, things: dict[str, dict[str, object]]) -> None:
    for answer in (Client().get(address(name, "yunfan", things)), Client().post(address(name, "yunfan", things))):
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/")


@pytest.mark.parametrize("name", dict(PAGES))
def test_an_owner_of_another_company_finds_nothing(
    name: str, things: dict[str, dict[str, object]], other: Organisation
) -> None:
    stranger = signed_in(User.objects.get(email="owner@elsewhere.example"))
    assert stranger.get(address(name, "yunfan", things)).status_code == 404
    assert stranger.post(address(name, "yunfan", things), {"role": "viewer"}).status_code == 404
    if things.get(name) and name not in LAW:  # the same thing, asked for as if it were of the stranger's own company
        assert stranger.get(address(name, "elsewhere", things)).status_code in {404, 405}
        assert stranger.post(address(name, "elsewhere", things), {"role": "viewer"}).status_code in {404, 405}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("name", "page"), PAGES)
def test_a_role_reaches_what_it_carries(
    name: str,
    page: URLPattern,
    role: Role,
    things: dict[str, dict[str, object]],
    company: Organisation,
    member: Member,
) -> None:
    right: Right = getattr(page.callback, MARK)
    answer = member(company, role).get(address(name, "yunfan", things))
    assert (answer.status_code == 403) is not may(role, right)


def test_a_page_that_names_no_right_is_not_served() -> None:
    with pytest.raises(ImproperlyConfigured, match="not made by `@page`"):
        guarded([path("open/", lambda _: HttpResponse())])


def test_every_table_of_an_organisation_is_owned() -> None:
    with_organisation = {
        model
        for model in apps.get_models()
        if model.__module__.startswith("tongguan.") and any(f.name == "organisation" for f in model._meta.get_fields())
    }
    loose = {model for model in with_organisation if not issubclass(model, Owned)}
    assert loose == NOT_OWNED


def test_no_owned_table_can_be_asked_outside_an_organisation(db: None) -> None:
    for model in apps.get_models():
        if issubclass(model, Owned):
            with pytest.raises(NoOrganisationError):
                model.objects.count()


def test_a_row_is_not_written_for_another(company: Organisation, other: Organisation, owner: User) -> None:
    row = Version(organisation=company, number=1, text="", digest="", why="")
    with within(other.pk):
        for write in (row.save, row.delete, lambda: Version.objects.bulk_create([row])):
            with pytest.raises(OtherOrganisationError):
                write()
    assert not Version.everywhere.exists()


def test_asking_across_organisations_stays_where_it_is_needed() -> None:
    source = Path(__file__).parents[2] / "src" / "tongguan" / "office"
    asking = {path.name for path in source.rglob("*.py") if ".everywhere." in path.read_text(encoding="utf-8")}
    assert asking == {"joining.py", "feeding.py", "finding.py", "gathering.py", "delivering.py"}
