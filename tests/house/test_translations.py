"""Every word has its Chinese and its English, and every name of the lawbook has a word."""

import re
from collections.abc import Iterator
from string import Formatter
from typing import Any

import pytest
from typer.main import get_command

from tongguan.cli.app import app
from tongguan.cli.groups import load_command
from tongguan.cli.registry import COMMANDS
from tongguan.cli.words import phrases
from tongguan.cli.words.law import TOUCHED
from tongguan.law import load_book
from tongguan.law.telling import words as legal
from tongguan.vocabulary import Phrase, terms

HAN = re.compile("[\u3400-\u9fff]")
WORDS = dict(phrases())
SAME_IN_BOTH = {"init.KINDS.boolean"}
"""What is code in either language."""
PUNCTUATION = re.compile(r"[^\w]*")


def places(words: str) -> list[str]:
    """Give what is filled into the words; braces of an example are none."""
    try:
        return sorted(name for _, name, _, _ in Formatter().parse(words) if name and name.isidentifier())
    except ValueError:
        return []


def helps() -> Iterator[tuple[str, str]]:
    """Give every help text with what it is the help of."""
    root: Any = get_command(app)
    loaded: list[tuple[str, Any]] = [("tongguan", root)]
    loaded.extend((row.name, load_command(row.name)) for row in COMMANDS if row.module is not None)
    for name, command in loaded:
        yield name, command.help
        yield from ((f"{name} {param.name}", param.help) for param in command.params)


@pytest.mark.parametrize("name", sorted(WORDS))
def test_a_phrase_has_both_languages(name: str) -> None:
    phrase = WORDS[name]
    if name in SAME_IN_BOTH or PUNCTUATION.fullmatch(phrase.zh):
        return
    assert HAN.search(phrase.zh), "its Chinese holds no Chinese"
    assert phrase.en.strip()
    assert not HAN.search(phrase.en), "its English holds Chinese"
    assert places(phrase.zh) == places(phrase.en), "the two languages fill in different things"


@pytest.mark.parametrize(("name", "english"), sorted(helps()))
def test_a_help_text_has_one_chinese(name: str, english: str) -> None:
    found = {phrase.zh for phrase in WORDS.values() if phrase.en == english}
    assert found, f"{name}: add a phrase with this English to a module of src/tongguan/cli/words"
    assert len(found) == 1, f"{name}: {found} are both the Chinese of one English"


def test_the_summaries_of_commands_have_both_languages() -> None:
    assert all(HAN.search(row.says.zh) and not HAN.search(row.says.en) for row in COMMANDS)


def test_every_name_of_the_lawbook_has_a_word() -> None:
    book = load_book()
    assert {clock.start for clock in book.clocks()} <= set(legal.STARTS)
    assert {name for each in book.instruments for name in each.issuer} <= set(legal.ISSUERS)
    assert {each.rank for each in book.instruments} <= set(legal.RANKS)
    assert {rule.binds for rule in book.rules} <= set(legal.BOUND)
    assert {reading.touches for reading in book.readings} <= set(TOUCHED)


def test_every_start_of_a_clock_is_one_of_the_lawbook() -> None:
    assert {clock.start for clock in load_book().clocks()} == set(legal.STARTS)


def test_what_the_lawbook_says_is_said_in_both_languages() -> None:
    book = load_book()
    said = {rule.name: rule.says for rule in book.rules}
    said |= {f"{reading.id} {part}": phrase for reading in book.readings for part, phrase in _of(reading)}
    said |= {fact.known_as: fact.says for fact in book.facts.facts}
    assert [name for name, phrase in said.items() if not HAN.search(phrase.zh)] == []
    assert [name for name, phrase in said.items() if not phrase.en.strip()] == []


def test_the_terms_of_an_answer_have_both_languages() -> None:
    tables = [value for value in vars(terms).values() if isinstance(value, dict)]
    said = [phrase for table in tables for phrase in table.values() if isinstance(phrase, Phrase)]
    assert said
    assert all(HAN.search(phrase.zh) and not HAN.search(phrase.en) for phrase in said)


def _of(reading: Any) -> Iterator[tuple[str, Phrase]]:
    yield "question", reading.question
    yield "why", reading.why
    yield from ((choice.id, choice.says) for choice in reading.choices)
