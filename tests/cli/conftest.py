"""Runs the command line within the test."""

import pytest

from tests.cli.running import Ran, Tongguan
from tongguan.cli.app import run


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
