"""What one value becomes, kind by kind, as a person would look it up."""

from pathlib import Path

import duckdb
import pytest

from tests.identity.verdicts import in_duckdb
from tongguan.identity import Book, Identifier, Reason, load_identity_book, normaliser_of
from tongguan.strict_yaml import load

BOOK = load_identity_book()
REASONS = {reason.value for reason in Reason}
FILE = Path(__file__).with_name("cases.yaml")
TABLES = load(FILE.read_bytes(), FILE.name)
CASES = [pytest.param(kind, case, id=f"{kind} {case['value']}") for kind, cases in TABLES.items() for case in cases]


def expected(kind: str, case: dict[str, object]) -> Identifier | Reason:
    gives = str(case["gives"])
    if gives in REASONS:
        return Reason(gives)
    return Identifier(str(case.get("space") or BOOK.kinds[kind].space), gives)


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_a_value_is_read(kind: str, case: dict[str, object]) -> None:
    assert normaliser_of(BOOK, kind)(str(case["value"])) == expected(kind, case)


@pytest.mark.parametrize("kind", sorted(TABLES))
def test_the_same_in_sql(kind: str, duck: duckdb.DuckDBPyConnection, book: Book) -> None:
    cases = TABLES[kind]
    for case, verdict in zip(cases, in_duckdb(kind, [str(case["value"]) for case in cases], book, duck), strict=True):
        wanted = expected(kind, case)
        given = Reason(verdict[3]) if verdict[3] else Identifier(str(verdict[1]), str(verdict[2]))
        assert given == wanted, case


def test_every_kind_has_cases() -> None:
    assert set(TABLES) == {*BOOK.kinds, *BOOK.mixtures}


@pytest.mark.parametrize("kind", sorted(BOOK.kinds))
def test_nothing_is_empty(kind: str) -> None:
    normalise = normaliser_of(BOOK, kind)
    assert normalise(None) is Reason.EMPTY
    assert normalise("") is Reason.EMPTY
    assert normalise("\u200b\ufeff") is Reason.EMPTY


@pytest.mark.parametrize("kind", sorted(BOOK.kinds))
def test_half_a_character_is_malformed(kind: str) -> None:
    """Python text may hold half a surrogate pair, which no engine can be asked about."""
    assert normaliser_of(BOOK, kind)("139\ud800") is Reason.MALFORMED


@pytest.mark.parametrize("kind", sorted(BOOK.kinds))
def test_the_example_of_a_kind_is_in_its_normal_form(kind: str) -> None:
    example = BOOK.kinds[kind].example
    assert normaliser_of(BOOK, kind)(example) == Identifier(BOOK.kinds[kind].space, example)


def test_an_identifier_does_not_show_itself() -> None:
    assert repr(Identifier("phone", "+8613912345678")) == "Identifier(phone, 14 characters)"
    assert "139" not in f"{Identifier('phone', '+8613912345678')}"
