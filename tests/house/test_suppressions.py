"""A suppression names what it suppresses and says why."""

import io
import re
import tokenize
from collections.abc import Iterator

import pytest

MARK = re.compile(r"#\s*(?:noqa|type:\s*ignore|ruff:\s*noqa|mypy:)", re.IGNORECASE)
# mypy reads nothing after its bracket but a further comment: hence the second `#`.
REASONED = re.compile(
    r"# (?:ruff: )?noqa: [A-Z]+[0-9]+(?:, [A-Z]+[0-9]+)* -- \S"
    r"|# type: ignore\[[a-z-]+(?:, [a-z-]+)*\]  # -- \S"
)
XFAIL = re.compile(r"(?:mark\.|pytest\.)xfail\b(?!\([^)]*reason=)")


def unreasoned(text: str) -> Iterator[int]:
    """Give the lines whose suppression lacks a code or a reason."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT and MARK.search(token.string) and not REASONED.search(token.string):
            yield token.start[0]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa",
        "# noqa: A002",
        "# noqa: A002 because",
        "# type: ignore",
        "# type: ignore[operator]",
        "# type: ignore[operator] -- mypy refuses this form",
    ],
)
def test_a_bare_suppression_is_found(comment: str) -> None:
    assert list(unreasoned(f"x = 1  {comment}\n")) == [1]


@pytest.mark.parametrize(
    "comment",
    [
        "# noqa: A002 -- the word users read",
        "# noqa: C901, PLR0911 -- one arm a kind of node",
        "# type: ignore[operator]  # -- a day, by the type check of the parser",
        "# a comment",
    ],
)
def test_a_reasoned_suppression_is_left(comment: str) -> None:
    assert not list(unreasoned(f"x = 1  {comment}\n"))


def test_every_suppression_says_why(modules: dict[str, str]) -> None:
    bare = [f"{name}:{line}" for name, text in modules.items() for line in unreasoned(text)]
    assert not bare, "write `# noqa: CODE -- why` or `# type: ignore[code]  # -- why`"


def test_every_expected_failure_says_why(modules: dict[str, str]) -> None:
    ours = "tests/house/test_suppressions.py"
    bare = [name for name, text in modules.items() if name != ours and XFAIL.search(text)]
    assert not bare
