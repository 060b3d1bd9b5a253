"""``tongguan ask --json``: another front end drives the interview, question by question, keeping the declaration."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ask.talking import DAY
from tests.cli.running import Tongguan
from tongguan.decision.interview.content import put

ANSWERS: dict[str, Any] = {
    "handler/name": "示例公司",
    "exports": 1,
    "exports/export-1/title": "会员同步",
    "exports/export-1/recipients": ["总部"],
    "exports/export-1/data_items": ["name"],
    "recipients/recipient-1/territory": "SG",
    "exports/export-1/contains.important_data": "none",
    "exports/export-1/people": {"ordinary": 5_000, "sensitive": 0},
    "exports/export-1/mode": "transfer",
}


def asked(tongguan: Tongguan, file: Path, content: Any, *more: str) -> Any:
    file.write_text(json.dumps(content), encoding="utf-8")
    ran = tongguan("ask", str(file), "--json", "--as-of", DAY, *more)
    assert ran.code == 0, ran.err
    return ran.json


def test_a_front_end_drives_it_to_the_end(tongguan: Tongguan, tmp_path: Path) -> None:
    content: Any = {}
    file = tmp_path / "declaration.json"
    names = []
    while (step := asked(tongguan, file, content))["question"] is not None:
        question = step["question"]
        names.append(question["question"])
        assert question["where"] == question["question"].split("/")
        assert question["text"]
        assert question["why"]["says"]
        content = put(content, tuple(question["where"]), ANSWERS.get(question["question"], False))
        assert len(names) < 30
    assert step["answer"]["settled"] is True
    assert step["answer"]["overall"] == "exempt"
    assert names[:2] == ["handler/name", "exports"]
    ran = tongguan("assess", str(file), "--as-of", DAY, "--json")
    assert ran.json["overall"]["possible"] == ["exempt"]


def test_each_answer_tells_what_could_still_come_out(tongguan: Tongguan, tmp_path: Path) -> None:
    content = {
        "handler": {"name": "x"},
        "recipients": [{"id": "r", "territory": "SG"}],
        "exports": [{"id": "e", "recipients": ["r"], "data_items": ["name"]}],
    }
    question = asked(tongguan, tmp_path / "d.json", content)["question"]
    by_value = {choice["value"]: choice["leads_to"] for choice in question["choices"]}
    assert by_value[True] == ["not_an_export", "security_assessment"]
    assert len(by_value[False]) > 2
    assert question["why"]["cites"]


def test_what_is_not_known_is_not_asked_again(tongguan: Tongguan, tmp_path: Path) -> None:
    content = {
        "handler": {"name": "x"},
        "recipients": [{"id": "r", "territory": "SG"}],
        "exports": [{"id": "e", "recipients": ["r"], "data_items": ["name"]}],
    }
    said: list[str] = []
    step = asked(tongguan, tmp_path / "d.json", content)
    while step["question"] is not None:
        assert step["question"]["question"] not in said
        said.append(step["question"]["question"])
        more = [word for name in said for word in ("--not-known", name)]
        step = asked(tongguan, tmp_path / "d.json", content, *more)
    assert step["answer"]["settled"] is False
    assert {each["question"] for each in step["answer"]["to_find_out"]} <= set(said)
    assert step["answer"]["exports"] == [
        {"id": "e", "possible": ["not_an_export", "exempt", "contract_or_certification", "security_assessment"]}
    ]


def test_nothing_to_begin_with_asks_for_the_handler(tongguan: Tongguan) -> None:
    ran = tongguan("ask", "--json", "--as-of", DAY)
    assert ran.json["question"]["question"] == "handler/name"
    assert ran.json["question"]["required"] is True


@pytest.mark.parametrize("name", ["handler/ciio/x", "nowhere", ""])
def test_a_name_of_no_question_is_refused(name: str, tongguan: Tongguan) -> None:
    ran = tongguan("ask", "--json", "--as-of", DAY, "--not-known", name)
    assert (ran.code, ran.problem["code"]) == (2, "cli/bad-value")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_words_are_in_one_language(language: str, tongguan: Tongguan) -> None:
    ran = tongguan("ask", "--json", "--as-of", DAY, "--lang", language)
    assert (ran.json["question"]["text"] == "What is the name of the handler?") == (language == "en")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("handler/cio", "handler/ciio"),
        ("exports/e/peple", "exports/e/people"),
        ("recipients/x/territory", "recipients/r"),
    ],
)
def test_a_question_that_is_none_is_refused(name: str, meant: str, tongguan: Tongguan, tmp_path: Path) -> None:
    file = tmp_path / "d.yaml"
    file.write_text("handler: {name: A}\nrecipients: [{id: r}]\nexports: [{id: e, recipients: [r]}]", encoding="utf-8")
    ran = tongguan("ask", str(file), "--json", "--as-of", DAY, "--not-known", name)
    assert (ran.code, ran.problem["code"], ran.problem["field"]) == (2, "cli/bad-value", "--not-known")
    assert ran.problem["help"].startswith(f"did you mean `{meant}")
    assert ran.problem["help"].count("did you mean") == 1


@pytest.mark.parametrize(("day", "code"), [("2199-12-31", 0), ("2200-01-01", 2)])
def test_a_day_too_far_ahead_is_refused(day: str, code: int, tongguan: Tongguan) -> None:
    ran = tongguan("ask", "--json", "--as-of", day)
    assert ran.code == code
    assert ("too far ahead" in ran.err) is (code == 2)
