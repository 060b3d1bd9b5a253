"""Hypothesis profiles: ``ci`` repeats the same examples on every run, ``dev`` looks for new ones; and one cluster.

All tests that ask Spark share one cluster, and run in the process that holds it.
"""

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyspark.sql import SparkSession

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("dev", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

SPARK = pytest.mark.xdist_group("spark")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep those that share the cluster together."""
    for item in items:
        if "spark" in getattr(item, "fixturenames", ()):
            item.add_marker(SPARK)


@pytest.fixture(scope="session")
def spark() -> "Iterator[SparkSession]":
    from tests.spark import running_spark  # noqa: PLC0415 -- starts slowly, for those who ask it

    with running_spark() as session:
        yield session
