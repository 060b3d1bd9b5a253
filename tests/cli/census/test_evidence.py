"""``tongguan census --evidence``: one identifier from standard input, and nothing of it in what is written."""

import io
import json
from pathlib import Path

import pytest

from tests.cli.running import Tongguan

PHONE = "13912345678"
PLAN = """\
handler: 甲
sources: [{read: log.csv}]
columns:
  time: at
  export: {constant: crm}
  person: {identifiers: [{kind: mobile, column: phone}, {kind: user_id, column: uid}]}
exports: {crm: {}}
key: {file: 2026.key}
"""


@pytest.fixture
def plan(tmp_path: Path, tongguan: Tongguan) -> Path:
    (tmp_path / "log.csv").write_text(
        f"at,phone,uid\n2026-01-02,{PHONE},u-1\n2026-01-03,,u-1\n2026-01-04,13912345670,u-2\n", encoding="utf-8"
    )
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    assert tongguan("key", "new", "--handler", "甲", "--year", "2026", "--out", str(tmp_path / "2026.key")).code == 0
    return tmp_path / "plan.yaml"


def say(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(text))


@pytest.mark.parametrize(("lang", "said"), [("en", "certainly one person"), ("zh", "确定是一个人")])
def test_people_see_who_is_one_person(
    plan: Path, lang: str, said: str, tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(monkeypatch, f"{PHONE}\n")
    ran = tongguan("census", str(plan), "--as-of", "2026-06-30", "--evidence", "--lang", lang)
    assert (ran.code, ran.err) == (0, "")
    assert said in ran.out
    assert "log.csv" in ran.out
    assert PHONE not in ran.out


def test_machines_see_the_same(plan: Path, tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    say(monkeypatch, f"{PHONE}\n")
    found = tongguan("census", str(plan), "--as-of", "2026-06-30", "--evidence", "--json").json
    assert (found["people"], len(found["said"]), found["complete"]) == ([1, 1], 2, True)
    assert "u-2" not in json.dumps(found)


@pytest.mark.parametrize(
    ("text", "options", "says"),
    [
        ("", (), "no identifier was given"),
        ("9" * 1001, (), "no identifier was given"),
        (PHONE, ("--what-if", "drop=crm"), "`--what-if`"),
        (PHONE, ("--state", "kept.duckdb"), "`--state`"),
        (PHONE, ("--forecast",), "`--evidence`"),
    ],
)
def test_what_cannot_be_answered_is_refused(
    plan: Path, text: str, options: tuple[str, ...], says: str, tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(monkeypatch, text)
    ran = tongguan("census", str(plan), "--evidence", *options, "--lang", "en")
    assert ran.code == 2
    assert says in ran.err
    assert PHONE not in ran.err
