"""The Envoy of these tests, one for all of them."""

from collections.abc import Iterator

import pytest

from tests.gate.envoy.passing import Through, through


@pytest.fixture(scope="session")
def way(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Through]:
    """A way through Envoy."""
    with through(tmp_path_factory.mktemp("envoy")) as made:
        yield made
