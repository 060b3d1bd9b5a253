"""``tongguan prove``: the whole proof once, and what the command prints and refuses."""

import importlib.util
from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import Tongguan
from tests.proof.books import broken, rewritten
from tongguan.cli import prove as command

SMALL_VOLUME = "CBDF-2024:small-volume-is-free"


def test_the_lawbook_is_proved(tongguan: Tongguan) -> None:
    ran = tongguan("prove", "--json")
    assert ran.code == 0, ran.err
    answer = ran.json
    assert answer["proved"]
    assert answer["reproduced"]
    assert answer["as_if"] is None
    assert answer["spans"][0]["from"] == "2022-09-01"
    assert answer["spans"][-1]["until"] is None
    for span in answer["spans"]:
        claims = {each["claim"]: each for each in span["claims"]}
        assert all(each["proved"] for each in claims.values())
        assert len(claims["reachable"]["shown"]) == span["rules"] + 6
        assert claims["thresholds"]["shown"]
        assert claims["important-data"]["applies"] is (span["from"] >= "2024-03-22")
    assert answer["seconds"] < 60


def test_a_shown_declaration_is_answered_by_assess(tongguan: Tongguan, tmp_path: Path) -> None:
    answer = tongguan("prove", "--on", "2026-06-30", "--json").json
    (span,) = answer["spans"]
    shown = [each["example"] for claim in span["claims"] for each in claim["shown"]]
    assert len(shown) > 40
    for example in [each for each in shown if not each["readings"]][:8]:
        file = tmp_path / "declaration.yaml"
        file.write_text(example["declaration"], encoding="utf-8")
        assessed = tongguan("assess", str(file), "--as-of", example["as_of"], "--json")
        assert assessed.code == 0, assessed.err
        handlers = assessed.json.get("handlers", [assessed.json])
        assert [[each["exports"][0]["possible"]] for each in handlers] == example["possible"]


def test_people_see_tables(tongguan: Tongguan) -> None:
    ran = tongguan("prove", "--on", "2022-10-01")
    assert ran.code == 0
    assert "2022-09-01  2023-12-09" in ran.out
    assert "exactly one pathway" in ran.out
    assert "all proved in" in ran.out
    assert ran.err == ""
    chinese = tongguan("prove", "--on", "2022-10-01", "--lang", "zh").out
    assert "已证明" in chinese
    assert "无此规则" in chinese


def test_a_broken_lawbook_is_refuted_with_a_declaration(
    tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    book = broken(SMALL_VOLUME, rewritten("not handler.ciio and ", ""))
    monkeypatch.setattr(command, "lawbook", lambda: book)
    ran = tongguan("prove", "--on", "2026-06-30")
    assert ran.code == 4
    assert "`CBDF-2024#5.1.4` frees a CIIO" in ran.out
    assert SMALL_VOLUME in ran.out
    printed = ran.out[ran.out.index("handler: {") :].split("\n\n")[0]
    file = tmp_path / "printed.yaml"
    file.write_text(printed + "\n", encoding="utf-8")
    assert tongguan("assess", str(file), "--as-of", "2026-06-30").code == 0


def test_an_unreachable_exemption_has_no_declaration(tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    book = broken(SMALL_VOLUME, rewritten("not contains.sensitive", "contains.sensitive and not contains.sensitive"))
    monkeypatch.setattr(command, "lawbook", lambda: book)
    ran = tongguan("prove", "--on", "2026-06-30")
    assert ran.code == 4
    assert "`CBDF-2024#5.1.4` never holds" in ran.out
    assert "there are no facts to show it by" in ran.out


def test_a_draft_is_proved_and_compared(tongguan: Tongguan) -> None:
    ran = tongguan("prove", "--as-if", "CERT-2025D", "--on", "2026-06-30")
    assert ran.code == 0
    assert "where it parts from the law" in ran.out
    assert "security assessment → standard contract or certification" in ran.out
    assert "`tongguan assess FILE --as-of 2026-05-11 --as-if CERT-2025D`" in ran.out
    assert (
        "安全评估 → 标准合同或认证"
        in tongguan("prove", "--as-if", "CERT-2025D", "--on", "2026-06-30", "--lang", "zh").out
    )
    assert "CERT-2025D#5" in ran.out
    answer = tongguan("prove", "--as-if", "CERT-2025D", "--json").json
    assert answer["as_if"] == {"draft": "CERT-2025D", "decides": True}
    assert [span["from"] for span in answer["spans"]] == ["2025-01-01", "2026-05-11"]
    assert all(each["reproduced"] for span in answer["spans"] for each in span["differences"])


def test_a_day_past_the_lawbook_is_flagged(tongguan: Tongguan) -> None:
    shown = tongguan("prove", "--on", "2030-01-01")
    assert shown.code == 0
    assert "law made since is not in it" in " ".join(shown.out.split())
    assert [each["code"] for each in tongguan("prove", "--on", "2030-01-01", "--json").json["flags"]] == [
        "past-the-lawbook"
    ]
    assert tongguan("prove", "--on", "2026-06-30", "--json").json["flags"] == []


def test_a_draft_without_rules_says_so(tongguan: Tongguan) -> None:
    ran = tongguan("prove", "--as-if", "LARGE-2026D")
    assert (ran.code, ran.out) == (
        0,
        "LARGE-2026D has no rule that decides a pathway: there is nothing to prove\n",
    )
    assert tongguan("prove", "--as-if", "LARGE-2026D", "--json").json["as_if"]["decides"] is False


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--on", "2022-08-31"], "cli/bad-value"),
        (["--on", "yesterday"], "cli/bad-value"),
        (["--as-if", "CBDF-2024"], "decision/no-such-draft"),
    ],
)
def test_what_cannot_be_proved_is_refused(arguments: list[str], code: str, tongguan: Tongguan) -> None:
    ran = tongguan("prove", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error[{code}]: ")


def test_without_z3_the_command_says_how_to_get_it(tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr("tongguan.proof.requirement.find_spec", lambda name: None if name == "z3" else found(name))
    ran = tongguan("prove")
    assert (ran.code, ran.out) == (2, "")
    assert "error[proof/solver-missing]" in ran.err
    assert "pip install 'tongguan[proof]'" in ran.err


@pytest.mark.parametrize(
    ("proved", "reproduced", "code"), [(True, True, 0), (False, True, 4), (True, False, 1), (False, False, 1)]
)
def test_the_exit_code_is_the_worst(proved: bool, reproduced: bool, code: int) -> None:  # noqa: FBT001 -- a table
    class Stub:
        def __init__(self) -> None:
            self.proved, self.reproduced = proved, reproduced

    proofs: Any = [Stub()]
    assert command.exit_code(proofs) == code
