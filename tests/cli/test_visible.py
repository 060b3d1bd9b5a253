"""What a declaration says cannot steer the terminal that shows it: codes are written out, JSON keeps the data."""

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import Tongguan
from tongguan.cli.visible import escaped, visible, visible_in

OBEYED = "\x00\x07\x08\t\n\r\x1b\x7f\x85\x9b\u061c\u200b\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff"
NASTY = f"云帆\u202egnp.exe\x1b[2J\x9b31m{OBEYED}[bold]x[/bold]"
texts = st.text(st.characters(codec="utf-8") | st.sampled_from([*OBEYED, "\U000e0041"]))


def steers(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Zl", "Zp"} or unicodedata.bidirectional(character) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip


@pytest.fixture
def declaration(tmp_path: Path) -> Path:
    contains = {"personal_information": False, "important_data": "none"}
    content = {
        "handler": {"name": NASTY, "established_in": "CN", "ciio": False, "zone": "none"},
        "recipients": [{"id": f"hq{OBEYED}", "name": NASTY, "territory": "FR"}],
        "exports": [
            {"id": f"a{OBEYED}", "title": NASTY, "recipients": [f"hq{OBEYED}"], "purpose": NASTY, "contains": contains},
            {
                "id": "b",
                "contains": contains | {"important_data": "told_or_published"},
                "important_data_notice": {"date": "2026-05-11", "by": NASTY},
            },
        ],
    }
    file = tmp_path / "d.yaml"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


@given(texts)
def test_nothing_that_steers_is_left(text: str) -> None:
    assert not any(map(steers, visible(text)))
    assert visible_in({"a": [text, 1, None]}) == {"a": [visible(text), 1, None]}


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF) | st.sampled_from("aZ09 （），é∶–")))
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.recursive(texts | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(texts, inner)))
def test_json_keeps_the_data(value: object) -> None:
    written = escaped(json.dumps(value, ensure_ascii=False, indent=2))
    assert json.loads(written) == value
    assert not any(steers(character) for character in written.replace("\n", ""))


@pytest.mark.parametrize("more", [(), ("--explain",), ("--lang", "zh")], ids=" ".join)
def test_an_answer_shows_codes_and_obeys_none(declaration: Path, more: tuple[str, ...], tongguan: Tongguan) -> None:
    ran = tongguan("assess", str(declaration), "--as-of", "2026-06-30", *more)
    assert ran.code == 0
    assert not any(steers(character) for character in ran.out.replace("\n", ""))
    assert all(
        code in ran.out.replace("\n", "") for code in (r"\u202egnp.exe", r"\x1b[2J", r"\x9b31m", "[bold]x[/bold]")
    )


def test_a_memo_to_sign_shows_codes_too(declaration: Path, tmp_path: Path, tongguan: Tongguan) -> None:
    memo = tmp_path / "memo.html"
    assert tongguan("assess", str(declaration), "--as-of", "2026-06-30", "--report", str(memo)).code == 0
    text = memo.read_text(encoding="utf-8")
    assert r"\u202egnp.exe" in text
    assert not any(steers(character) for character in text.replace("\n", ""))


def test_the_json_answer_holds_the_name_as_declared(declaration: Path, tongguan: Tongguan) -> None:
    ran = tongguan("assess", str(declaration), "--as-of", "2026-06-30", "--json")
    assert ran.json["handler"] == NASTY
    assert not any(steers(character) for character in ran.out.replace("\n", ""))


@pytest.mark.parametrize("more", [(), ("--json",), ("--lang", "zh")], ids=" ".join)
def test_a_refusal_quotes_the_codes_too(more: tuple[str, ...], tmp_path: Path, tongguan: Tongguan) -> None:
    file = tmp_path / "bad\u202e.yaml"
    file.write_text(json.dumps({"handler": {"name": "x", "established_in": NASTY}, "exports": []}), encoding="utf-8")
    ran = tongguan("assess", str(file), *more)
    assert ran.code == 2
    assert "u202egnp.exe" in ran.err
    assert not any(steers(character) for character in ran.err.replace("\n", ""))
