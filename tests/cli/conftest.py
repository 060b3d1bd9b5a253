"""Runs the command line within the test, with what it wrote."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tongguan.cli.app import run


@dataclass(frozen=True)
class Ran:
    """What a run of ``tongguan`` left: its exit code and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def problem(self) -> Any:
        return json.loads(self.err)


Tongguan = Callable[..., Ran]


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """No setting of the machine that runs the tests decides the language, or the width."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "TONGGUAN_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TONGGUAN_LANG", "en")


@pytest.fixture
def tongguan(capsys: pytest.CaptureFixture[str]) -> Tongguan:
    """Run ``tongguan`` with these arguments."""

    def ran(*arguments: str) -> Ran:
        code = run(arguments)
        written = capsys.readouterr()
        return Ran(code, written.out, written.err)

    return ran
