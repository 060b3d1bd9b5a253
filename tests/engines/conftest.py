"""Every engine, for tests that hold for all of them."""

from collections.abc import Iterator

import pytest

from tests.spark import MASTER
from tongguan.engines import Engine, Settings, open_engine


@pytest.fixture(params=["duckdb", pytest.param("spark", marks=[pytest.mark.xdist_group("spark"), pytest.mark.slow])])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "spark":
        request.getfixturevalue("spark")
    with open_engine(MASTER if request.param == "spark" else "duckdb", Settings(threads=1)) as opened:
        yield opened
