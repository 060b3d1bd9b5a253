"""Every word of the office is there in both languages, and every word that a template says is there at all."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest

from tongguan.office.accounts import rights
from tongguan.office.desk import words as around
from tongguan.office.desk.problems import headlines
from tongguan.vocabulary import Phrase

SOURCE = Path(__file__).parents[2] / "src" / "tongguan" / "office"
HAN = re.compile("[\u3400-\u9fff]")
NO_WORDS = re.compile(r"[\W\d_]*|\{[a-z]+\}.*")
SAYS = re.compile(r"\b(words|around)\.([A-Z][A-Z_]*)")
SAID_WITH = re.compile(r"\{% say (?:words|around)\.([A-Z_]+)((?: \w+=[^%]*?)?) %\}")
ICON = re.compile(r"\{% icon \"([a-z0-9-]+)\"|icon=\"([a-z0-9-]+)\"|Link\([^\"]*\"([a-z0-9-]+)\"")


def word_modules() -> dict[str, ModuleType]:
    names = sorted(path.parent.name for path in SOURCE.glob("*/words.py"))
    return {name: importlib.import_module(f"tongguan.office.{name}.words") for name in names}


def phrases() -> Iterator[tuple[str, Phrase]]:
    for app, module in {**word_modules(), "rights": rights}.items():
        for name, value in vars(module).items():
            if isinstance(value, Phrase):
                yield f"{app}.{name}", value
            elif isinstance(value, dict):
                yield from ((f"{app}.{name}.{key}", each) for key, each in value.items() if isinstance(each, Phrase))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize(("name", "phrase"), sorted(phrases()), ids=lambda each: each if isinstance(each, str) else "")
def test_a_phrase_has_both_languages(name: str, phrase: Phrase) -> None:
    assert NO_WORDS.fullmatch(phrase.zh) or HAN.search(phrase.zh), f"{name}: its Chinese holds no Chinese"
    assert phrase.en
    assert not HAN.search(phrase.en), f"{name}: its English holds Chinese"
    assert places(phrase.zh) == places(phrase.en), f"{name}: the languages fill in different things"


@pytest.mark.parametrize("template", sorted(SOURCE.rglob("*.html")), ids=lambda path: path.name)
def test_what_a_template_says_exists(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    app = template.relative_to(SOURCE).parts[0]
    own = word_modules().get(app, around)
    missing = [name for where, name in SAYS.findall(text) if not hasattr(own if where == "words" else around, name)]
    assert template.name == "page.html" or not missing
    for name, filled in SAID_WITH.findall(text):
        phrase = getattr(own, name, None) or getattr(around, name, None)
        if phrase is not None:
            assert places(phrase.zh) == set(re.findall(r"(\w+)=", filled)), f"{name} is filled in wrongly"


def test_every_icon_is_in_the_sheet() -> None:
    listed = (SOURCE.parents[2] / "tools" / "office_assets" / "icons.txt").read_text(encoding="utf-8").split("\n")
    texts = [path.read_text(encoding="utf-8") for path in (*SOURCE.rglob("*.html"), *SOURCE.rglob("apps.py"))]
    used = {name for text in texts for found in ICON.findall(text) for name in found if name}
    assert used <= set(listed), used - set(listed)


def test_templates_say_words_and_hold_none() -> None:
    loose = [
        path.name for path in SOURCE.rglob("*.html") if HAN.search(path.read_text(encoding="utf-8").replace("中文", ""))
    ]
    assert not loose


def test_errors_have_their_headline() -> None:
    assert headlines()["office/last-owner"].zh
