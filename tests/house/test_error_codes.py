"""Every error has a stable code, a headline in both languages, and a place in the reference."""

import re
from pathlib import Path

from tongguan.cli.failing import headlines
from tools.generators.errors import raised

CODE = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z]+(?:-[a-z]+)*")


def test_a_code_says_where_and_what() -> None:
    assert [error.code for error in raised() if not CODE.fullmatch(error.code)] == []


def test_an_error_is_named_so() -> None:
    assert [error.name for error in raised() if not error.name.endswith("Error")] == []


def test_an_error_says_what_it_means() -> None:
    assert [error.name for error in raised() if not error.says] == []


def test_every_code_has_a_headline() -> None:
    missing = sorted({error.code for error in raised()} - set(headlines()))
    assert not missing, f"add to src/tongguan/cli/words/errors.yaml: {missing}"


def test_no_headline_is_left_over() -> None:
    stale = sorted(set(headlines()) - {error.code for error in raised()})
    assert not stale, f"take out of src/tongguan/cli/words/errors.yaml: {stale}"


def test_a_headline_is_one_clause_in_either_language() -> None:
    for code, said in headlines().items():
        assert any(character >= "\u2e80" for character in said.zh), code
        assert not said.zh.endswith("。"), code
        assert said.en == said.en.strip(), code
        assert not said.en.endswith("."), code
        assert not any(character >= "\u2e80" for character in said.en), code


def test_every_code_stands_in_the_reference(root: Path) -> None:
    reference = (root / "docs" / "reference" / "errors.md").read_text(encoding="utf-8")
    missing = sorted({error.code for error in raised() if f"`{error.code}`" not in reference})
    assert not missing, f"run `make generate`: {missing}"
