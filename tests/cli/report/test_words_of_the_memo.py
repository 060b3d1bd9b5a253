"""Both languages are complete, and every code has a word."""

import re
from pathlib import Path

import pytest

from tests.cli.report.answers import ANSWER, group
from tests.cli.report.conftest import Render
from tests.cli.report.page import Page
from tongguan.cli import report
from tongguan.cli.report import Library
from tongguan.cli.report.words import WORDS
from tongguan.decision.standing import Standing
from tongguan.law import Owes
from tongguan.vocabulary import Grade, Pathway, Phrase
from tongguan.vocabulary.choices import CHOICES
from tongguan.vocabulary.terms import (
    CHANGES,
    DUTIES,
    GRADES,
    KNOWERS,
    MECHANISMS,
    OVERDUE,
    PATHWAYS,
    PRECEDES,
    STANDINGS,
)

HERE = Path(report.__file__).parent
TEMPLATES = sorted(HERE.glob("*.j2"))
HAN = re.compile(r"[一-鿿]")
TERMS = [CHANGES, DUTIES, GRADES, KNOWERS, MECHANISMS, OVERDUE, PATHWAYS, PRECEDES, STANDINGS, CHOICES]


def test_templates_use_the_words_there_are() -> None:
    used = {word for path in TEMPLATES for word in re.findall(r"\bw\.(\w+)", path.read_text(encoding="utf-8"))}
    code = "".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.py") if path.name != "words.py")
    named = {name for name in WORDS if f'"{name}"' in code}
    assert used <= WORDS.keys()
    assert WORDS.keys() - used - named == set(), "words that nothing uses"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.name))
def test_templates_have_no_words_of_their_own(path: Path) -> None:
    text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"<[^>]*>", " ", text)
    assert not re.findall(r"[A-Za-z一-鿿]+", text)


@pytest.mark.parametrize("words", [WORDS, *TERMS])
def test_a_phrase_has_both_languages_with_the_same_gaps(words: dict[str, Phrase]) -> None:
    for name, phrase in words.items():
        assert phrase.zh.strip(), name
        assert phrase.en.strip(), name
        assert not HAN.search(phrase.en), name
        assert sorted(re.findall(r"\{\w+\}", phrase.zh)) == sorted(re.findall(r"\{\w+\}", phrase.en)), name


def test_every_code_has_a_word(library: Library) -> None:
    book = library.book
    assert set(PATHWAYS) == set(Pathway)
    assert set(GRADES) == set(Grade)
    assert list(STANDINGS) == list(Standing), "from the worst to the best"
    owed = [rule.effect for rule in book.rules if isinstance(rule.effect, Owes)]
    assert {effect.code for effect in owed} == DUTIES.keys()
    assert {effect.before for effect in owed if effect.before} <= PRECEDES.keys()
    assert {fact.asks for fact in book.facts.facts if fact.asks} <= KNOWERS.keys()
    (kinds,) = (set(fact.values) for fact in book.facts.of_shape("mechanisms") if fact.name == "kind")
    assert kinds == MECHANISMS.keys()
    (changes,) = (set(fact.values) for fact in book.facts.of_shape("changes") if fact.name == "what")
    assert changes <= CHANGES.keys()
    choices = {value for fact in book.facts.named().values() if fact.kind == "choice" for value in fact.values}
    assert choices <= CHOICES.keys()


@pytest.mark.parametrize("answer", [ANSWER, group()], ids=["handler", "group"])
def test_each_language_speaks_alone(render: Render, answer: dict[str, object]) -> None:
    english, chinese = Page(render(answer, "en")), Page(render(answer, "zh"))
    own = {"云帆零售（上海）有限公司", "云帆物流（宁波）有限公司", "会员管理系统同步"}
    left = [word for word in english.words if HAN.search(word) and not any(name in word for name in own)]
    assert not left
    headings = [text for level, text in chinese.headings if level <= 3]
    assert all(HAN.search(text) for text in headings if not re.fullmatch(r"[\w ?-]*", text, re.ASCII)), headings
    assert len(english.headings) == len(chinese.headings)
