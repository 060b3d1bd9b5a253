"""A key of one organisation sees and changes nothing of another: every operation of the description is walked."""

from typing import Any

import pytest

from tests.office.programs import Program, program_of
from tests.office.test_catalogues import IMPORTANT
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.api.interface import api
from tongguan.office.apikeys.models import ApiKey
from tongguan.office.apikeys.scopes import RIGHT_OF, Scope
from tongguan.office.determinations.models import Determination
from tongguan.office.exports.models import Version
from tongguan.office.journal.models import Entry

DOCUMENT: Any = api.get_openapi_schema(path_prefix="")
OPERATIONS = [
    (path, method.upper(), details)
    for path, methods in DOCUMENT["paths"].items()
    for method, details in methods.items()
]
PLACES = {"number": "1", "export": "loyalty-crm", "instrument": "CBDF-2024", "unit": "7.1.2"}
OF_THE_LAW = ("/law/timeline", "/law/instruments")
BODIES: dict[str, object] = {
    "keep_declaration": {"text": "handler: {name: x}\nexports: [{id: a}]", "why": "x", "after": 0},
    "propose": {"version": 1},
    "approve": {},
    "decline": {"note": "x"},
    "withdraw": {},
    "bring_catalogue": {"text": IMPORTANT, "why": "x"},
    "preview_catalogue": {"text": IMPORTANT},
    "withdraw_catalogue": {"why": "x"},
}
MADE_ANEW = {"keep_declaration", "bring_catalogue"}
NAMES = [f"{method} {path}" for path, method, _ in OPERATIONS]


def filled(path: str) -> str:
    return path.format(**PLACES)


@pytest.fixture
def full(company: Organisation, owner: User, retailer: str) -> Program:
    """A program of a company that has one of everything."""
    program = program_of(company, owner)
    program.put("/declaration", {"text": retailer, "why": "first", "after": 0})
    program.post("/determinations", {"version": 1, "on": "2026-06-30", "why": "secret reason"})
    program.post("/law/catalogues", {"text": IMPORTANT, "why": "secret reason"})
    return program


def counts() -> tuple[int, ...]:
    kept = (model.everywhere.filter(organisation__slug="yunfan") for model in (Version, Determination))
    return (*(each.count() for each in kept), Entry.objects.filter(organisation__slug="yunfan").count())


def test_every_operation_names_a_scope_and_takes_a_key() -> None:
    assert len(OPERATIONS) > 20
    for path, method, details in OPERATIONS:
        assert details["x-scope"] in set(Scope), f"{method} {path}"
        assert details["security"] == [{"ApiKeyBearer": []}]
        assert {401, 403, 404, 413, 422, 429, 500} <= set(details["responses"])
    assert {details["x-scope"] for _, _, details in OPERATIONS} == set(Scope)


@pytest.mark.parametrize(("path", "method", "details"), OPERATIONS, ids=NAMES)
def test_a_key_of_another_company_reaches_nothing(
    path: str, method: str, details: dict[str, Any], full: Program, other: Organisation
) -> None:
    stranger = program_of(other, User.objects.get(email="owner@elsewhere.example"))
    before = counts()
    answer = stranger.ask(method, filled(path), BODIES.get(details["operationId"]))
    assert counts() == before, "nothing of the company was changed"
    for told in ("云帆", "loyalty-crm", "secret reason", "yunfan"):
        assert told not in answer.content.decode().replace("/exports/loyalty-crm", "").replace("`loyalty-crm`", "")
    if "{" in path and not path.startswith(OF_THE_LAW):
        assert answer.status_code == 404
    elif method == "GET":
        assert answer.status_code in {200, 404}
    else:
        assert (answer.status_code in {200, 201}) is (details["operationId"] in {*MADE_ANEW, "preview_catalogue"})


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("path", "method", "details"), OPERATIONS, ids=NAMES)
def test_a_role_reaches_what_it_carries(
    path: str, method: str, details: dict[str, Any], company: Organisation, owner: User, role: Role
) -> None:
    program = program_of(company, owner)
    company.memberships.filter(user=owner).update(role=role)
    answer = program.ask(method, filled(path), BODIES.get(details["operationId"]))
    allowed = company.memberships.get(user=owner).may(RIGHT_OF[Scope(details["x-scope"])])
    refused = answer.status_code == 403 and answer.value["code"] == "office/role-too-small"
    assert refused is not allowed


@pytest.mark.parametrize(("path", "method", "details"), OPERATIONS, ids=NAMES)
def test_an_operation_needs_its_scope(
    path: str, method: str, details: dict[str, Any], company: Organisation, owner: User
) -> None:
    every = [scope for scope in Scope if scope.value != details["x-scope"]]
    answer = program_of(company, owner, every).ask(method, filled(path), BODIES.get(details["operationId"]))
    assert (answer.status_code, answer.value["code"]) == (403, "office/scope-missing")


def test_a_key_is_of_one_organisation_even_where_its_person_is_of_two(
    full: Program, company: Organisation, other: Organisation, owner: User
) -> None:
    other.memberships.create(user=owner, role=Role.OWNER)
    there = program_of(other, owner)
    assert there.get("/organisation").value["slug"] == "elsewhere"
    assert there.get("/versions").value["all"] == 0
    assert full.get("/versions").value["all"] == 1
    with within(other.pk):
        assert ApiKey.objects.count() == 1
