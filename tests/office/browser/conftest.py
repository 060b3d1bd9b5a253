"""One real server with the demo company and one Chromium for all tests of pages; people sign in once."""

import shutil
from collections.abc import Iterator

import pytest

from tests.office.browser.serving import Office, served, signed_in


@pytest.fixture(scope="session")
def origin(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served") / "office"
    try:
        with served(folder) as address:
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def office(origin: str) -> Iterator[Office]:
    with signed_in(origin) as opened:
        yield opened
