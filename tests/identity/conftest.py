"""The book, and the engines that the SQL normaliser is held to."""

from collections.abc import Iterator

import duckdb
import pytest

from tongguan.identity import Book, load_identity_book


@pytest.fixture(scope="session")
def book() -> Book:
    return load_identity_book()


@pytest.fixture(scope="session")
def duck() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection
