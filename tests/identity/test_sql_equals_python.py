"""The SQL normaliser and the Python one give the same for every value, on every engine."""

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyspark.sql import SparkSession

from tests.identity.dirty_values import drawn, values_of
from tests.identity.verdicts import in_duckdb, in_python, in_spark
from tongguan.identity import Book, load_identity_book

BOOK = load_identity_book()
NAMES = sorted((*BOOK.kinds, *BOOK.mixtures))


@pytest.mark.parametrize("kind", NAMES)
def test_duckdb_reads_as_python_does(kind: str, duck: duckdb.DuckDBPyConnection) -> None:
    @settings(max_examples=12)
    @given(st.lists(st.none() | values_of(kind, BOOK), min_size=1, max_size=40))
    def same(values: list[str | None]) -> None:
        assert in_duckdb(kind, values, BOOK, duck) == in_python(kind, values, BOOK)

    same()


@pytest.mark.slow
@pytest.mark.parametrize("kind", NAMES)
def test_spark_reads_as_python_does(kind: str, spark: SparkSession, book: Book) -> None:
    values = [None, "", *drawn(kind, book, 200)]
    assert in_spark(kind, values, book, spark) == in_python(kind, values, book)


@pytest.mark.parametrize("kind", sorted(BOOK.kinds))
def test_the_values_drawn_meet_every_way_a_value_can_fare(kind: str) -> None:
    """Else the two tests above would hold of nothing."""
    reasons = {verdict[3] for verdict in in_python(kind, drawn(kind, BOOK, 500, always_the_same=True), BOOK)}
    wanted = {None, "placeholder", "malformed"}
    steps = [step for each in BOOK.kinds_of(kind) for step in (*each.require, *each.refuse)]
    if any(type(step).__name__ in {"Checksum", "Luhn"} for step in steps):
        wanted.add("checksum")
    if any(type(step).__name__ in {"StartsWith", "DateWithin"} for step in steps):
        wanted.add("implausible")
    assert wanted <= reasons
