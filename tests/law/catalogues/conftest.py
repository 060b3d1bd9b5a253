"""The catalogues of the lawbook, read once."""

from pathlib import Path

import pytest

import tongguan.law
from tongguan.law.catalogues import Catalogues
from tongguan.strict_yaml import load

FOLDER = Path(tongguan.law.__file__).parent / "book" / "catalogues"


@pytest.fixture(scope="session")
def parsed() -> dict[str, object]:
    """The files as plain values; not to be changed."""
    return {path.stem: load(path.read_bytes(), path.name) for path in sorted(FOLDER.glob("*.yaml"))}


@pytest.fixture(scope="session")
def catalogues(parsed: dict[str, object]) -> Catalogues:
    """All catalogues, checked against each other."""
    return Catalogues.of(parsed)
