"""The description of the API is true: whatever it allows is answered as it says, by a live office with every scope."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.office.password import PASSWORD
from tests.office.programs import BASE
from tests.office.test_api_isolation import OPERATIONS
from tongguan.office.api.interface import api

CHECKS = (status_code_conformance, content_type_conformance, response_schema_conformance)
SCHEMA: Any = schemathesis.openapi.from_dict(dict(api.get_openapi_schema(path_prefix=BASE)))
PROGRAM = "import sys; from tongguan.cli.app import run; sys.exit(run(sys.argv[1:]))"
MAKES_KEYS = """
import sys
from pathlib import Path
from tongguan.office.running.opening import open_existing
open_existing(Path(sys.argv[1]))
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.apikeys.keeping import make_key
from tongguan.office.apikeys.scopes import Scope
company, owner = Organisation.objects.get(), User.objects.get()
with within(company.pk):
    for number in range(int(sys.argv[2])):
        print(make_key(company, f"walk {number}", list(Scope), days=1, by=owner)[1])
"""
pytestmark = pytest.mark.slow


class Live:
    """A running office with a key for each operation, so that none is slowed down by another."""

    def __init__(self, address: str, secrets: list[str]) -> None:
        self.address = address
        self.secrets = dict(zip((f"{method} {path}" for path, method, _ in OPERATIONS), secrets, strict=True))


@pytest.fixture(scope="module")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Live]:
    folder = tmp_path_factory.mktemp("described") / "office"
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    own = {name: value for name, value in os.environ.items() if not name.startswith(("TONGGUAN_", "DJANGO_"))}
    server = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, "serve", "--data", str(folder), "--port", str(port), "--demo", "--lang", "en"],
        env={**own, "TONGGUAN_ADMIN_EMAIL": "admin@office.example", "TONGGUAN_ADMIN_PASSWORD": PASSWORD},
        stdin=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait_for(f"{address}{BASE}/openapi.json", server)
        made = subprocess.run(
            [sys.executable, "-c", MAKES_KEYS, str(folder), str(len(OPERATIONS))],
            env=own,
            capture_output=True,
            text=True,
            check=True,
        )
        yield Live(address, made.stdout.split())
    finally:
        server.terminate()
        server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.mark.parametrize(("path", "method"), [(path, method) for path, method, _ in OPERATIONS])
def test_every_answer_is_as_described(path: str, method: str, live: Live) -> None:
    """What the description allows, and what it forbids."""
    operation = SCHEMA[f"{BASE}{path}"][method]
    either = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
    if operation.body or operation.query or operation.path_parameters:
        either |= operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
    headers = {"Authorization": f"Bearer {live.secrets[f'{method} {path}']}"}

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=either)
    def answered(case: Any) -> None:
        answer = case.call_and_validate(base_url=live.address, headers=headers, checks=list(CHECKS), timeout=30)
        assert answer.status_code < 500

    answered()


def test_the_description_is_served_to_everybody(live: Live) -> None:
    answer = requests.get(f"{live.address}{BASE}/openapi.json", timeout=30)
    assert answer.status_code == 200
    assert answer.json()["info"]["title"] == "tongguan"
    assert set(answer.json()["paths"]) == {f"{BASE}{path}" for path, _, _ in OPERATIONS}


def _wait_for(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        try:
            if requests.get(address, timeout=5).ok:
                return
        except (requests.ConnectionError, requests.Timeout):
            assert server.poll() is None, "the server ended"
            time.sleep(0.2)
    raise TimeoutError(address)
