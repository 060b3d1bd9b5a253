"""Words of other laws, and promises without an issue, stay out."""

import re

import pytest

CODE = (".py", ".yaml", ".html", ".css", ".js", ".json", ".sql")

# Short ones only as whole words: `SCCM-2023` is an instrument.
BANNED = re.compile(
    r"controller|processor|data_?subject|importer(?!r)|(?<![a-z])(?:scc|dpia)s?(?![a-z])", re.IGNORECASE
)
ALLOWED = "context_processors"  # Django's own name

TO_DO = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|X" + r"XX)\b")
WITH_ISSUE = re.compile(r"TO" + r"DO\(#\d+\)")


def banned_words(text: str) -> list[str]:
    return [found.group() for found in BANNED.finditer(text.replace(ALLOWED, ""))]


@pytest.mark.parametrize(
    "text",
    ["processor", "DataSubject", "data_subjects", "the_importer", "scc_filing", "SCCs", "a DPIA", "subprocessors"],
)
def test_a_banned_word_is_found(text: str) -> None:
    assert banned_words(text)


@pytest.mark.parametrize(
    "text", ["SCCM-2023", "context_processors", "importlib", "ImportError", "process", "control", "subject"]
)
def test_a_similar_word_is_left(text: str) -> None:
    assert not banned_words(text)


def test_no_banned_word_in_the_code(texts: dict[str, str]) -> None:
    code = {name: text for name, text in texts.items() if name.startswith("src/") and name.endswith(CODE)}
    found = {name: words for name, text in code.items() if (words := banned_words(text) + banned_words(name))}
    assert not found


def test_what_is_to_do_names_its_issue(texts: dict[str, str]) -> None:
    loose = [
        f"{name}:{number}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), start=1)
        if TO_DO.search(WITH_ISSUE.sub("", line))
    ]
    assert not loose
