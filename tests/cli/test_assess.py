"""``tongguan assess``: the public answer, its exit codes, its views, its memo."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Tongguan
from tongguan.law import load_book

EXAMPLES = Path(__file__).parents[2] / "examples"
ONE = str(EXAMPLES / "retailer" / "one-export.yaml")
DAY = ("--as-of", "2026-06-30")

PUBLISHED: dict[str, Any] = {
    "as_of": "2026-06-30",
    "overall": {
        "possible": ["exempt"],
        "settled": True,
        "exact": True,
        "counted": {"ordinary": [84000, 84000], "sensitive": [0, 0]},
        "left_out": {"ordinary": [0, 0], "sensitive": [0, 0]},
        "headroom": [
            {
                "counter": "ordinary",
                "line": 100000,
                "people": 15999,
                "then": "contract_or_certification",
                "cites": ["CBDF-2024#8.1"],
            }
        ],
    },
    "exports": [
        {
            "id": "loyalty-crm",
            "possible": ["exempt"],
            "settled": True,
            "exact": True,
            "options": [],
            "decided_by": [{"cite": "CBDF-2024#5.1.4", "grade": "VERIFIED"}],
            "displaced": [],
            "items": [],
            "standing": "free",
        }
    ],
    "assumptions": [],
    "questions": [],
    "changes": [],
}
"""The answer of the published format, from its own example."""


def holds(answer: Any, wanted: Any) -> bool:
    """Whether the answer says at least what is wanted."""
    if isinstance(wanted, dict):
        return all(key in answer and holds(answer[key], value) for key, value in wanted.items())
    if isinstance(wanted, list):
        return len(answer) == len(wanted) and all(holds(a, w) for a, w in zip(answer, wanted, strict=True))
    return bool(answer == wanted)


def test_the_published_answer_is_kept(tongguan: Tongguan) -> None:
    ran = tongguan("assess", ONE, *DAY, "--json")
    answer = ran.json
    assert ran.code == 0
    assert holds(answer, PUBLISHED)
    book = load_book()
    assert answer["lawbook"] == {"edition": book.edition, "known_until": book.known_until.isoformat()}
    reading = next(each for each in answer["readings"] if each["id"] == "A1")
    assert (reading["used"], reading["alternative"]) == ("both-counters", "sensitive-only")
    assert (reading["possible"], reading["differs"]) == (["exempt"], False)
    notice = next(duty for duty in answer["exports"][0]["duties"] if duty["code"] == "notice")
    assert "PIPL-2021#39" in notice["cites"]
    assert notice["due"] is None
    for export in answer["exports"]:
        for flag in export["flags"]:
            assert flag["code"]
            assert flag["message"]
            assert all(book.resolves(cite) for cite in flag["cites"])


def test_every_citation_of_the_examples_resolves(tongguan: Tongguan) -> None:
    book = load_book()
    for path in sorted(EXAMPLES.glob("*/declaration.yaml")):
        answer = tongguan("assess", str(path), *DAY, "--json").json

        def cites(value: Any) -> list[str]:
            if isinstance(value, dict):
                own = [*value.get("cites", ()), *([value["cite"]] if "cite" in value else ())]
                return own + [cite for each in value.values() for cite in cites(each)]
            return [cite for each in value for cite in cites(each)] if isinstance(value, list) else []

        found = cites(answer)
        assert len(found) > 20
        assert [cite for cite in found if not book.resolves(cite)] == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("more", [(), ("--explain",), ("--as-if", "CBDF-2023D"), ("--no-presumptions",)])
def test_people_read_every_view(language: str, more: tuple[str, ...], tongguan: Tongguan) -> None:
    for path in sorted(EXAMPLES.glob("*/declaration.yaml")):
        ran = tongguan("assess", str(path), *DAY, "--lang", language, *more)
        assert ran.code == 0, ran.err
        assert "None" not in ran.out
        assert "{" not in ran.out


def test_the_explanation_shows_what_was_seen(tongguan: Tongguan) -> None:
    ran = tongguan("assess", ONE, *DAY, "--explain")
    assert "≥ 100,000" in ran.out
    assert "seen" in ran.out.split("≥ 100,000")[1].split("84,000")[0]


def test_a_draft_stands_beside_the_law(tongguan: Tongguan) -> None:
    answer = tongguan("assess", ONE, *DAY, "--as-if", "CBDF-2023D", "--json").json
    assert answer["as_if"]["overall"]["law"] == ["exempt"]
    assert answer["overall"]["possible"] == ["exempt"]
    assert tongguan("assess", ONE, *DAY, "--as-if", "CBDF-2024").code == 2


@pytest.mark.parametrize(
    ("name", "code"), [("retailer/one-export", 0), ("hotel-group/declaration", 4), ("drug-maker/declaration", 4)]
)
def test_check_sets_the_exit_code(name: str, code: int, tongguan: Tongguan) -> None:
    assert tongguan("assess", str(EXAMPLES / f"{name}.yaml"), *DAY, "--check").code == code


def test_check_tells_what_is_open(tmp_path: Path, tongguan: Tongguan) -> None:
    content = (EXAMPLES / "retailer" / "one-export.yaml").read_text(encoding="utf-8")
    open_one = content.replace("sensitive: 0, both: 0, until", "sensitive: null, both: null, until")
    open_one = open_one.replace("data_items: [name, mobile_number, purchase_history]", "data_items: null")
    assert open_one != content
    (tmp_path / "open.yaml").write_text(open_one, encoding="utf-8")
    assert tongguan("assess", str(tmp_path / "open.yaml"), *DAY, "--check").code == 3


def test_standard_input(monkeypatch: pytest.MonkeyPatch, tongguan: Tongguan) -> None:
    class Stdin:
        buffer = io.BytesIO(Path(ONE).read_bytes())

    monkeypatch.setattr(sys, "stdin", Stdin)
    assert tongguan("assess", "-", *DAY, "--json").json["exports"][0]["id"] == "loyalty-crm"


def test_a_memo_is_written_whole(tmp_path: Path, tongguan: Tongguan) -> None:
    memo = tmp_path / "memo.html"
    ran = tongguan("assess", ONE, *DAY, "--lang", "zh", "--report", str(memo))
    assert ran.code == 0
    text = memo.read_text(encoding="utf-8")
    assert text.lower().startswith("<!doctype html>")
    assert "CBDF-2024#5.1.4" in text


def test_nothing_is_written_when_the_input_is_refused(tmp_path: Path, tongguan: Tongguan) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("handler: {name: x}\nexports: [{id: a, contians: {}}]\n", encoding="utf-8")
    ran = tongguan("assess", str(bad), *DAY, "--report", str(tmp_path / "memo.html"))
    assert ran.code == 2
    assert "contains" in ran.err
    assert "bad.yaml:2:" in ran.err
    assert not (tmp_path / "memo.html").exists()


def test_a_refusal_is_a_problem_object_too(tmp_path: Path, tongguan: Tongguan) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("handler: {name: x}\nexports: [{id: a, people: {ordinary: -1}}]\n", encoding="utf-8")
    ran = tongguan("assess", str(bad), *DAY, "--json")
    problem = json.loads(ran.err)
    assert (problem["code"], problem["field"], problem["line"]) == (
        "declaration/wrong-value",
        "exports[0].people.ordinary",
        2,
    )
    assert ran.out == ""


@pytest.mark.parametrize("day", ["2021-10-31", "2026-02-30", "yesterday"])
def test_days_that_cannot_be_answered(day: str, tongguan: Tongguan) -> None:
    assert tongguan("assess", ONE, "--as-of", day).code == 2


def test_past_the_lawbook_the_answer_warns(tongguan: Tongguan) -> None:
    answer = tongguan("assess", ONE, "--as-of", "2031-01-01", "--json").json
    assert "past-the-lawbook" in {flag["code"] for flag in answer["overall"]["flags"]}
    assert "count-of-another-year" in {flag["code"] for flag in answer["exports"][0]["flags"]}


def test_a_memo_is_never_written_over_the_declaration(tmp_path: Path, tongguan: Tongguan) -> None:
    declaration = tmp_path / "declaration.yaml"
    declaration.write_bytes(Path(ONE).read_bytes())
    link = tmp_path / "link.html"
    link.symlink_to(declaration)
    for target in (declaration, link):
        assert tongguan("assess", str(declaration), *DAY, "--report", str(target)).code == 2
        assert declaration.read_bytes() == Path(ONE).read_bytes()
    memo = tmp_path / "memo.html"
    for _ in range(2):
        assert tongguan("assess", str(declaration), *DAY, "--report", str(memo)).code == 0


def test_law_that_nobody_knew_decides_nothing(tongguan: Tongguan) -> None:
    ran = tongguan("assess", ONE, *DAY, "--known-on", "1990-01-01")
    assert ran.code == 2
    assert "decision/no-law" in ran.err


def test_json_declarations_hold_days(tmp_path: Path, tongguan: Tongguan) -> None:
    declaration = tmp_path / "declaration.json"
    content = {"handler": {"name": "x"}, "exports": [{"id": "a", "began_on": "2026-01-01"}]}
    declaration.write_text(json.dumps(content), encoding="utf-8")
    assert tongguan("assess", str(declaration), *DAY).code == 0


def test_very_many_exports_are_answered_and_say_what_was_left_out(tmp_path: Path, tongguan: Tongguan) -> None:
    exports = [{"id": f"e{place}", "contains": {"personal_information": False}} for place in range(501)]
    declaration = tmp_path / "many.json"
    declaration.write_text(json.dumps({"handler": {"name": "x"}, "exports": exports}), encoding="utf-8")
    answer = tongguan("assess", str(declaration), *DAY, "--json").json
    assert "alternatives-not-searched" in {flag["code"] for flag in answer["overall"]["flags"]}
