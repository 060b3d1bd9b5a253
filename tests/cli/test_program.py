"""The program around the commands: language, help, mistakes, exit codes, real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Tongguan
from tongguan import __version__
from tongguan.cli import app as program
from tongguan.cli import book
from tongguan.cli.language import language_of
from tongguan.cli.registry import COMMANDS, Row, names_below, row_of
from tongguan.law import LawbookError

PROGRAM = Path(sys.executable).with_name("tongguan")


def real(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the installed program in a process of its own."""
    return subprocess.run(
        [PROGRAM, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment},
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LANG": "C", "TONGGUAN_LANG": "zh"}, "zh"),
        (["--lang", "en"], {"TONGGUAN_LANG": "zh"}, "en"),
        (["law", "list", "--lang=zh"], {}, "zh"),
        (["--", "--lang", "zh"], {}, "en"),
    ],
)
def test_the_language_is_the_nearest_setting(arguments: list[str], environment: dict[str, str], expected: str) -> None:
    assert language_of(arguments, environment) == expected


def test_without_arguments_the_commands_are_listed(tongguan: Tongguan) -> None:
    ran = tongguan()
    assert ran.code == 0
    assert all(name in ran.out for name in names_below(""))
    assert ran == tongguan("--help") == tongguan("-h")


def test_a_group_lists_its_commands(tongguan: Tongguan) -> None:
    ran = tongguan("law")
    assert ran.code == 0
    assert "timeline" in ran.out


def test_the_version_is_told(tongguan: Tongguan) -> None:
    assert tongguan("--version").out == f"tongguan {__version__}\n"


@pytest.mark.parametrize("row", [row for row in COMMANDS if row.module], ids=lambda row: row.name)
def test_every_command_has_help_in_both_languages(row: Row, tongguan: Tongguan) -> None:
    english, chinese = tongguan(*row.name.split(), "--help"), tongguan(*row.name.split(), "--help", "--lang", "zh")
    assert english.code == chinese.code == 0
    assert f"$ tongguan {row.name}" in english.out
    assert "Example:" in english.out
    assert "例:" in chinese.out
    assert not any(character >= "\u2e80" for character in english.out)


def test_an_unknown_command_names_the_nearest(tongguan: Tongguan) -> None:
    ran = tongguan("law", "shwo")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "error[cli/unknown-command]: `shwo` is not a command of `tongguan law`",
        "  help: did you mean `tongguan law show`?",
    ]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["nothing-like-it"], "cli/unknown-command"),
        (["law", "list", "--frm", "x"], "cli/unknown-option"),
        (["law", "show"], "cli/missing-parameter"),
        (["law", "list", "--lang", "fr"], "cli/bad-value"),
        (["law", "list", "extra"], "cli/usage"),
        (["due", "--from"], "cli/usage"),
        (["law", "list", "--as-of", "2024-02-30"], "cli/bad-value"),
        (["law", "list", "--as-of", "2024-W01-1"], "cli/bad-value"),
    ],
)
def test_what_is_not_understood_is_refused(arguments: list[str], code: str, tongguan: Tongguan) -> None:
    ran = tongguan(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error[{code}]: ")
    assert "'" not in ran.err.splitlines()[0]


def test_with_json_an_error_is_a_problem_object(tongguan: Tongguan) -> None:
    ran = tongguan("law", "show", "CBDF-2025", "--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.problem == {
        "type": "urn:tongguan:error:law/not-in-book",
        "title": "what was asked for is not in the lawbook",
        "detail": "`CBDF-2025` is not an instrument of the lawbook",
        "code": "law/not-in-book",
        "source": None,
        "line": None,
        "column": None,
        "field": None,
        "help": "did you mean `CBDF-2024`?",
    }


def test_in_chinese_an_error_has_a_chinese_headline_and_the_detail(tongguan: Tongguan) -> None:
    ran = tongguan("law", "show", "CBDF-2025", "--lang", "zh")
    assert ran.err.splitlines() == [
        "错误[law/not-in-book]：法律库没有收录",
        "  详情：`CBDF-2025` is not an instrument of the lawbook",
        "  建议：did you mean `CBDF-2024`?",
    ]


def test_a_fault_of_ours_is_short_and_says_how_to_report(tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_: object) -> int:
        raise KeyError("a secret of the declaration")

    monkeypatch.setattr(program, "_answer", broken)
    ran = tongguan("law", "list")
    assert ran.code == 1
    assert ran.err.startswith("error[cli/unexpected]: something went wrong inside tongguan (KeyError)")
    assert "TONGGUAN_DEBUG=1" in ran.err
    assert "Traceback" not in ran.err
    assert "secret" not in ran.err
    monkeypatch.setenv("TONGGUAN_DEBUG", "1")
    assert "Traceback" in tongguan("law", "list").err


def test_a_damaged_lawbook_is_our_fault(tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise LawbookError("key `artcle` is not known here", source="CBDF-2024/07.yaml", line=1, column=1)

    monkeypatch.setattr(book, "load_book", damaged)
    ran = tongguan("law", "list")
    assert ran.code == 1
    assert "error[cli/lawbook-damaged]" in ran.err
    assert "at: CBDF-2024/07.yaml:1:1" in ran.err


def test_an_interrupt_ends_quietly(tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(program, "_answer", interrupted)
    ran = tongguan("law", "list")
    assert (ran.code, ran.out, ran.err) == (130, "", "")


def test_every_row_is_found_by_its_name() -> None:
    assert [row_of(row.name) for row in COMMANDS] == list(COMMANDS)
    assert row_of("no such command") is None


def test_a_real_process_answers() -> None:
    ran = real("due", "file-standard-contract", "--from", "2026-01-15", "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert json.loads(ran.stdout)["due"] == "2026-01-29"


def test_a_real_process_speaks_chinese_where_the_machine_does() -> None:
    ran = real("law", "lst", LANG="zh_CN.UTF-8")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("错误[cli/unknown-command]：没有这个命令")


def test_a_closed_pipe_is_no_error() -> None:
    """What reads the answer may go before it is written, as ``head`` does."""
    with subprocess.Popen([PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_a_plain_answer_imports_neither_rich_nor_pydantic() -> None:
    """What costs time to start is left to the commands that need it."""
    script = (
        "import sys; from tongguan.cli.app import run; "
        "run(['due', 'file-standard-contract', '--from', '2026-01-15', '--json']); "
        "sys.exit(', '.join(sorted({'rich', 'pydantic', 'jinja2'} & set(sys.modules))) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_help_imports_no_command() -> None:
    script = (
        "import sys; from tongguan.cli.app import run; run(['--help']); "
        "sys.exit(', '.join(sorted({'tongguan.cli.due', 'tongguan.law'} & set(sys.modules))) or 0)"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_completion_offers_commands_and_codes() -> None:
    ran = real(_TONGGUAN_COMPLETE="complete_bash", COMP_WORDS="tongguan law sh", COMP_CWORD="2")
    assert "show" in ran.stdout.split()
    ran = real(_TONGGUAN_COMPLETE="complete_bash", COMP_WORDS="tongguan due file-", COMP_CWORD="2")
    assert set(ran.stdout.split()) == {"file-gba-contract", "file-standard-contract"}
