"""The files that the house tests read."""

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _kept() -> list[Path]:
    """List the files git keeps or would keep: tracked and new ones, not ignored ones."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [path for name in listed.split("\0") if name and (path := ROOT / name).is_file()]


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def texts() -> dict[str, str]:
    """Every kept text file, by its path inside the repository; what is not UTF-8 is no text."""
    found = {}
    for path in _kept():
        try:
            found[path.relative_to(ROOT).as_posix()] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return found


@pytest.fixture(scope="session")
def modules(texts: dict[str, str]) -> dict[str, str]:
    """Every Python file of ours, by its path inside the repository."""
    ours = ("src/", "tests/", "tools/")
    return {name: text for name, text in texts.items() if name.endswith(".py") and name.startswith(ours)}
