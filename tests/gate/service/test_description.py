"""The description of the interface is true: whatever it allows is answered as it says, and nothing else is."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.gate.service.offices import Office
from tests.gate.service.serving import Served, served
from tongguan.gate.service.openapi import document
from tongguan.gate.service.routes import ROUTES

pytestmark = pytest.mark.slow
CHECKS = (status_code_conformance, content_type_conformance, response_schema_conformance)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    office = Office(tmp_path_factory.mktemp("described"))
    office.make_ledger()
    with served(office) as gate:
        yield gate


SCHEMA = schemathesis.openapi.from_dict(document())


@pytest.mark.parametrize(("path", "method"), [(route.path, route.method) for route in ROUTES])
def test_every_answer_is_as_described(path: str, method: str, running: Served) -> None:
    """What the description allows, and what it forbids."""
    operation = SCHEMA[path][method]
    either = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if operation.body or operation.query or operation.path_parameters:
        either |= operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=either)
    def answered(case: Any) -> None:
        headers = running.office.headers("everything")
        case.call_and_validate(base_url=running.url, headers=headers, checks=list(CHECKS), timeout=30)

    answered()


def test_every_route_is_described_with_its_errors() -> None:
    paths = document()["paths"]
    assert {(route.path, route.method.lower()) for route in ROUTES} == {
        (path, method) for path, methods in paths.items() for method in methods
    }
    for route in ROUTES:
        responses = paths[route.path][route.method.lower()]["responses"]
        assert {str(status) for status in route.answers} <= set(responses)
        if route.role is not None:
            assert {"401", "403", "429", "500", "503"} <= set(responses)
