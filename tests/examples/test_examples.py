"""The shipped companies get the answers that were written from the law beforehand."""

from pathlib import Path

import pytest

from tests.examples.answers import EXAMPLES, PAIRS, differences, differences_on_other_days, expected_of
from tongguan.law import load_book


@pytest.mark.parametrize(("declaration", "expected"), PAIRS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_example(declaration: Path, expected: Path) -> None:
    assert not list(differences(declaration, expected, load_book()))


def test_other_days_of_the_drug_maker() -> None:
    declaration, expected = EXAMPLES / "drug-maker" / "declaration.yaml", EXAMPLES / "drug-maker" / "expected.yaml"
    assert expected_of(expected)["other_days"]
    assert not list(differences_on_other_days(declaration, expected, load_book()))
