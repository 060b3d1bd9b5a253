"""Whether a clearance holds: offline, with a feed, with keys that change, and with a journal that was touched."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.clearance.issuers import DAY, DECLARATION, HANDLER, Issuer
from tests.cli.running import Tongguan


@pytest.fixture
def file(issuer: Issuer) -> Path:
    return Path(issuer.issue().json["file"])


def test_it_is_verified_offline(issuer: Issuer, file: Path) -> None:
    ran = issuer.verify(file)
    assert (ran.code, ran.json["clearance"]["id"]) == (0, "CLR-2026-000001")


def test_show_tells_the_same_as_issue_did(issuer: Issuer, file: Path, tongguan: Tongguan) -> None:
    shown = tongguan("clearance", "show", str(file), "--json").json
    assert shown["clearance"] == issuer.verify(file).json["clearance"]
    assert shown["verified"] is False
    assert "verify" in tongguan("clearance", "show", str(file)).out


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2026-06-29T23:59:59+08:00", "clearance/not-yet-valid"),
        ("2027-01-01T00:00:00+08:00", "clearance/expired"),
    ],
)
def test_days_are_those_of_beijing(at: str, code: str, issuer: Issuer, file: Path) -> None:
    assert issuer.verify(file, at=at).problem["code"] == code


@pytest.mark.parametrize("at", ["2026-06-30T00:00:00+08:00", "2026-12-31T23:59:59+08:00", "2026-12-31T15:59:59+00:00"])
def test_the_first_and_the_last_second_count(at: str, issuer: Issuer, file: Path) -> None:
    assert issuer.verify(file, at=at).code == 0


def test_another_ledger_is_refused(issuer: Issuer, file: Path) -> None:
    assert issuer.verify(file, "--ledger", "beijing").problem["code"] == "clearance/wrong-ledger"


@pytest.mark.parametrize("place", [10, 60, -20])
def test_one_changed_letter_is_seen(place: int, issuer: Issuer, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    token = json.loads(text) if text.lstrip().startswith("{") else None
    body = text if token is None else max((each for each in token.values() if isinstance(each, str)), key=len)
    letter = "A" if body[place] != "A" else "B"
    at = place % len(body)
    file.write_text(text.replace(body, body[:at] + letter + body[at + 1 :]), encoding="utf-8")
    ran = issuer.verify(file)
    assert ran.code == 2
    assert ran.problem["code"].startswith("clearance/")


def test_a_revoked_clearance_is_revoked_where_the_feed_is(issuer: Issuer, file: Path) -> None:
    revoked = issuer.asked("revoke", "CLR-2026-000001", "--reason", "the contract ended")
    assert revoked["feed"] == 1
    feed = json.loads(Path(issuer.feed).read_text(encoding="utf-8"))
    assert feed
    now = issuer.lines()[-1]["at"]
    assert issuer.verify(file, "--feed", issuer.feed, at=now).problem["code"] == "clearance/revoked"
    assert issuer.verify(file, at=now).code == 0  # who has no feed cannot know
    assert issuer.asked("revoke", "CLR-2026-000001", "--reason", "again")["feed"] == 2
    assert [each["what"] for each in issuer.lines()].count("revoked") == 1


def test_a_stop_order_stops_until_it_is_lifted(issuer: Issuer, file: Path) -> None:
    stopped = issuer.asked(
        "stop", "--handler", HANDLER, "--export", "loyalty-crm", "--order", "1", "--cite", "DESA-2022#17"
    )
    assert stopped["not_in_any_clearance"] == []
    now = issuer.lines()[-1]["at"]
    assert issuer.verify(file, "--feed", issuer.feed, at=now).problem["code"] == "clearance/stopped"
    issuer.asked("stop", "--lift", stopped["stop"], "--reason", "the authority lifted it")
    now = issuer.lines()[-1]["at"]
    assert issuer.verify(file, "--feed", issuer.feed, at=now).code == 0


@pytest.mark.parametrize(
    ("options", "unseen"),
    [
        (("--handler", "云帆零售"), ["云帆零售"]),
        (("--handler", HANDLER, "--export", "loyalty-cmr"), ["loyalty-cmr"]),
        (("--handler", HANDLER, "--recipient", "hq"), []),
    ],
)
def test_an_order_that_names_nobody_says_so(
    options: tuple[str, ...], unseen: list[str], issuer: Issuer, file: Path
) -> None:
    assert file.exists()
    assert issuer.asked("stop", *options, "--order", "1")["not_in_any_clearance"] == unseen
    said = issuer.ran("stop", *options, "--order", "2", "--lang", "zh").out
    assert ("注意" in said) == bool(unseen)


def test_an_old_feed_is_not_relied_on(issuer: Issuer, file: Path) -> None:
    issuer.asked("feed", "--max-age", "60")
    assert (
        issuer.verify(file, "--feed", issuer.feed, at="2026-12-31T12:00:00+08:00").problem["code"]
        == "clearance/feed-too-old"
    )


def test_a_rotated_key_goes_on_verifying_and_a_revoked_one_does_not(issuer: Issuer, file: Path) -> None:
    old = issuer.asked("keys", "list")["keys"][0]["kid"]
    new = issuer.asked("keys", "rotate")["kid"]
    assert issuer.verify(file).json["kid"] == old
    later = issuer.issue("--ledger", "beijing", "--allotment", "ordinary=0")
    assert issuer.verify(later.json["file"]).json["kid"] == new
    issuer.asked("keys", "revoke", old, "--reason", "the file was copied")
    assert issuer.verify(file).problem["code"] == "clearance/key-revoked"
    assert issuer.verify(later.json["file"]).code == 0


def test_a_private_key_that_others_may_read_is_not_used(issuer: Issuer) -> None:
    (pem,) = (issuer.folder / "private").iterdir()
    assert pem.stat().st_mode & 0o777 == 0o600
    pem.chmod(0o644)
    ran = issuer.issue()
    assert (ran.code, ran.problem["code"]) == (2, "clearance/wrong-key-set")
    assert "chmod 600" in ran.problem["help"]


def test_an_encrypted_key_needs_its_password(tmp_path: Path, tongguan: Tongguan) -> None:
    password = tmp_path / "password.txt"
    password.write_text("correct horse\n", encoding="utf-8")
    issuer = Issuer(tmp_path / "locked", tongguan)
    issuer.asked("keys", "new", "--password-file", str(password))
    without = issuer.issue()
    assert without.code == 2
    assert without.problem["code"].startswith("clearance/")
    assert issuer.issue("--password-file", str(password)).code == 0
    (pem,) = (issuer.folder / "private").iterdir()
    assert "ENCRYPTED" in pem.read_text(encoding="ascii")


def test_a_second_first_key_is_refused(issuer: Issuer) -> None:
    ran = issuer.ran("keys", "new", "--json")
    assert ran.code == 2
    assert len(list((issuer.folder / "private").iterdir())) == 1


@pytest.mark.parametrize("damage", ["cut", "altered", "taken out"])
def test_a_journal_that_was_touched_is_refused(damage: str, issuer: Issuer, file: Path) -> None:
    assert file.exists()
    issuer.asked("feed")
    journal = issuer.folder / "journal.ndjson"
    text = journal.read_text(encoding="utf-8")
    first, second = text.splitlines()
    journal.write_text(
        {"cut": text[:-5], "altered": text.replace("99999", "99998"), "taken out": f"{second}\n"}[damage],
        encoding="utf-8",
    )
    assert first
    for command in (("list", "--json"), ("feed", "--json")):
        ran = issuer.ran(*command)
        assert (ran.code, ran.problem["code"]) == (2, "clearance/journal-altered")


def test_list_tells_how_each_stands(issuer: Issuer, file: Path) -> None:
    assert file.exists()
    issuer.issue("--ledger", "beijing", "--allotment", "ordinary=0")
    issuer.asked("revoke", "CLR-2026-000001", "--reason", "moved")
    listed = issuer.asked("list")["clearances"]
    assert (listed[0]["clearance"], listed[0]["state"]) == ("CLR-2026-000001", "revoked")
    assert issuer.ran("list", "--lang", "zh").code == 0


def test_four_at_once_get_four_numbers(issuer: Issuer) -> None:
    """The folder's lock holds over processes: journal lines follow one another, and no id is given twice."""
    command = [
        str(Path(sys.executable).with_name("tongguan")), "clearance", "issue", str(DECLARATION), "--export",
        "loyalty-crm", "--as-of", DAY, "--issuer", str(issuer.folder), "--json",
    ]  # fmt: skip
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(4)]
    found = [json.loads(each.communicate(timeout=120)[0])["clearance"]["id"] for each in running]
    assert sorted(found) == [f"CLR-2026-{number:06d}" for number in range(1, 5)]
    assert [each["number"] for each in issuer.lines()] == [1, 2, 3, 4]
