"""``tongguan ask``: a person answers, leaves, comes back, and gets a declaration."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.ask.talking import DAY, OPENING, TO_FREE, Terminal, command, environment, piped
from tests.cli.running import Tongguan
from tongguan.decision.declaration import read_declarations
from tongguan.law import load_book, load_catalogues

HALF = """\
handler: {name: Yunfan, state_organ: false, authorised_public_body: false}
recipients: [{id: hq, name: HQ, territory: SG}]
exports:
  - {id: crm, recipients: [hq], data_items: [name], mode: transfer, onward: []}
"""


def test_an_interview_through_a_pipe_writes_what_assess_settles(tmp_path: Path, tongguan: Tongguan) -> None:
    said = piped(tmp_path, (*OPENING, *TO_FREE))
    assert said.code == 0, said.err
    assert "Settled" in said.out
    file = tmp_path / "declaration.yaml"
    assert not (tmp_path / "declaration.yaml.partial").exists()
    ran = tongguan("assess", str(file), "--as-of", DAY, "--json")
    assert ran.json["overall"]["possible"] == ["exempt"]
    assert ran.json["overall"]["settled"] is True
    assert "# " in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(("language", "words"), [("zh", "答案已定"), ("en", "Settled")])
def test_it_speaks_both_languages(tmp_path: Path, language: str, words: str) -> None:
    said = piped(tmp_path, (*OPENING, *TO_FREE), language=language)
    assert words in said.out
    text = (tmp_path / "declaration.yaml").read_text(encoding="utf-8")
    assert any(character >= "\u2e80" for character in text) == (language == "zh")


def test_the_end_of_the_pipe_loses_no_answer(tmp_path: Path) -> None:
    said = piped(tmp_path, OPENING)
    assert said.code == 0
    assert "5 answers are saved" in said.out
    assert not (tmp_path / "declaration.yaml").exists()
    again = piped(tmp_path, TO_FREE)
    assert "going on from declaration.yaml.partial (5 answered)" in again.out
    assert (tmp_path / "declaration.yaml").exists()
    assert not (tmp_path / "declaration.yaml.partial").exists()


def test_it_goes_on_from_a_half_filled_declaration(tmp_path: Path) -> None:
    (tmp_path / "half.yaml").write_text(HALF, encoding="utf-8")
    said = piped(tmp_path, ("3", "n", "5,000 0", "y"), "half.yaml")
    assert said.code == 0, said.err
    (declaration,) = read_declarations(
        (tmp_path / "half.yaml").read_bytes(), "half.yaml", load_book(), load_catalogues()
    )
    assert declaration.handler["handler.ciio"] is False
    assert declaration.recipients["hq"].facts["recipients.territory"] == "SG"


def test_a_file_is_not_replaced_without_a_yes(tmp_path: Path) -> None:
    (tmp_path / "half.yaml").write_text(HALF, encoding="utf-8")
    said = piped(tmp_path, ("3", "n", "5,000 0", "n", "other.yaml"), "half.yaml")
    assert said.code == 0, said.err
    assert (tmp_path / "half.yaml").read_text(encoding="utf-8") == HALF
    assert (tmp_path / "other.yaml").exists()


def test_a_no_without_another_name_keeps_the_interview(tmp_path: Path) -> None:
    (tmp_path / "half.yaml").write_text(HALF, encoding="utf-8")
    piped(tmp_path, ("3", "n", "5,000 0", "n"), "half.yaml")
    assert (tmp_path / "half.yaml").read_text(encoding="utf-8") == HALF
    assert (tmp_path / "half.yaml.partial").exists()


def test_force_replaces_and_out_writes_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "half.yaml").write_text(HALF, encoding="utf-8")
    assert piped(tmp_path, ("3", "n", "5,000 0"), "half.yaml", "--out", "full.yaml").code == 0
    assert (tmp_path / "half.yaml").read_text(encoding="utf-8") == HALF
    assert piped(tmp_path, ("3", "n", "5,000 0"), "half.yaml", "--force").code == 0
    assert (tmp_path / "half.yaml").read_text(encoding="utf-8") != HALF


def test_a_file_changed_meanwhile_stands_and_the_answers_are_offered_again(tmp_path: Path) -> None:
    half = tmp_path / "half.yaml"
    half.write_text(HALF, encoding="utf-8")
    piped(tmp_path, ("3", "n"), "half.yaml")
    half.write_text(HALF.replace("name: Yunfan", "name: Yunfan Retail"), encoding="utf-8")
    said = piped(tmp_path, ("", "", "q"), "half.yaml")
    assert "is not what the saved interview began with" in said.out
    assert "answered before: none" in said.out
    kept = json.loads((tmp_path / "half.yaml.partial").read_text(encoding="utf-8"))
    assert kept["began_with"]["handler"]["name"] == "Yunfan Retail"
    assert len(kept["answers"]) == 2


def test_what_is_not_known_is_found_out_from_whoever_knows(tmp_path: Path, tongguan: Tongguan) -> None:
    said = piped(tmp_path, (*OPENING, "n", "n", "3", "n", *(("s",) * 40)))
    assert said.code == 0
    assert "Nothing is left to ask" in said.out
    assert "ask engineering" in said.out
    text = (tmp_path / "declaration.yaml").read_text(encoding="utf-8")
    assert "people: null" in text
    assert "not known; ask: engineering" in text
    ran = tongguan("assess", str(tmp_path / "declaration.yaml"), "--as-of", DAY, "--json")
    assert ran.json["overall"]["settled"] is False


def test_wrong_answers_come_back_beside_the_question(tmp_path: Path) -> None:
    said = piped(tmp_path, ("", "Yunfan", "none", "1", "Loyalty", "HQ", "name, mobil number", "2", "maybe", "n"))
    assert "no answer; s if it is not known" in said.out
    assert "`none` is not a number from 1 to 200" in said.out
    assert "`mobil number`: no data item of the catalogue has this name" in said.out
    assert "mobile number (mobile_number)" in said.out
    assert "`maybe` is neither yes nor no" in said.out


def test_a_suggestion_is_taken_by_its_number(tmp_path: Path) -> None:
    piped(tmp_path, ("Yunfan", "1", "Loyalty", "HQ", "name, mobil number", "1"))
    kept = json.loads((tmp_path / "declaration.yaml.partial").read_text(encoding="utf-8"))
    assert kept["answers"][-1]["value"] == ["name", "mobile_number"]


def test_a_person_at_a_terminal_asks_why_goes_back_and_leaves(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    assert "What is the name of the handler?" in terminal.ask()
    for line in OPENING[:-1]:
        terminal.say(line)
    shown = terminal.say(OPENING[-1])
    assert "at most" in shown
    assert "cites" in terminal.say("?")
    assert "Which data items go abroad?" in terminal.say("b")
    assert "body authorised by law" in terminal.say("")  # what was answered before, by Enter alone
    terminal.say("n")
    code, shown = terminal.end("q")
    assert code == 0
    assert "6 answers are saved" in shown
    assert (tmp_path / "declaration.yaml.partial").exists()


def test_ctrl_c_loses_no_answer(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, language="zh")
    terminal.ask()
    for line in OPENING[:3]:
        terminal.say(line)
    terminal.press(b"\x03")
    code, shown = terminal.end()
    assert code == 130
    assert "已保存 3 个回答" in shown
    kept = json.loads((tmp_path / "declaration.yaml.partial").read_text(encoding="utf-8"))
    assert [each["value"] for each in kept["answers"]] == ["Yunfan Retail", 1, "Loyalty"]


def test_a_whole_interview_on_a_terminal(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.ask()
    for line in (*OPENING, *TO_FREE[:-1]):
        terminal.say(line)
    code, shown = terminal.end(TO_FREE[-1])
    assert code == 0
    assert "exempt from procedure" in shown
    assert (tmp_path / "declaration.yaml").exists()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("handlers: [{handler: {name: A}, exports: [{id: e}]}]", "interview/several-handlers"),
        ("interview: something-else", "interview/saved-state"),
        (
            '{"interview": "tongguan-interview/1", "as_of": "junk", "began_with": {}, "answers": []}',
            "interview/saved-state",
        ),
        ('{"interview": "tongguan-interview/1", "began_with": {}, "answers": [1]}', "interview/saved-state"),
        (
            '{"interview": "tongguan-interview/1", "began_with": {}, "answers": [{"where": ["a", "b", "c", "d"]}]}',
            "interview/saved-state",
        ),
        ("handler: {name: A, nonsense: 1}\nexports: [{id: e}]", "declaration/unknown-field"),
        ("a: [", "yaml/"),
    ],
)
def test_a_file_that_is_no_beginning_is_refused(content: str, code: str, tmp_path: Path, tongguan: Tongguan) -> None:
    file = tmp_path / "d.yaml"
    file.write_text(content, encoding="utf-8")
    ran = tongguan("ask", str(file), "--json", "--as-of", DAY)
    assert ran.code == 2
    assert ran.problem["code"].startswith(code)
    assert file.read_text(encoding="utf-8") == content


def test_a_day_before_the_law_is_refused(tongguan: Tongguan) -> None:
    ran = tongguan("ask", "--json", "--as-of", "2020-01-01")
    assert (ran.code, ran.problem["code"]) == (2, "cli/bad-value")


@pytest.mark.parametrize("target", [".", "nowhere/declaration.yaml"])
def test_a_target_that_cannot_be_written_is_refused_before_the_first_question(target: str, tmp_path: Path) -> None:
    said = piped(tmp_path, OPENING, "--out", target)
    assert (said.code, said.out) == (2, "")
    assert "cli/file-not-written" in said.err
    assert not list(tmp_path.iterdir())


def test_a_name_like_none_of_the_catalogue_shows_no_empty_list(tmp_path: Path) -> None:
    said = piped(tmp_path, ("Yunfan", "1", "Loyalty", "HQ", "qqqqqq", "q"))
    assert "`qqqqqq`: no data item" in said.out
    assert "`qqqqqq`:\n" not in said.out


def test_input_in_another_encoding_is_refused_and_what_was_said_is_kept(tmp_path: Path) -> None:
    ran = subprocess.run(
        command("--as-of", DAY),
        cwd=tmp_path,
        env=environment(),
        input=b"Yunfan\n1\n" + "会员同步\n".encode("gb18030"),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 2
    assert b"cli/file-not-read" in ran.stderr
    assert "Yunfan" in (tmp_path / "declaration.yaml.partial").read_text(encoding="utf-8")
