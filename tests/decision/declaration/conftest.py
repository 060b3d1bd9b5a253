"""The lawbook and the catalogues that declarations are read with."""

from collections.abc import Callable

import pytest

from tongguan.decision.declaration import Declaration, read_declarations
from tongguan.law import load_book, load_catalogues

Read = Callable[[str | bytes], tuple[Declaration, ...]]


@pytest.fixture(scope="session")
def read() -> Read:
    """Read a declaration file named ``d.yaml``."""
    book, catalogues = load_book(), load_catalogues()
    return lambda text: read_declarations(text, "d.yaml", book, catalogues)
