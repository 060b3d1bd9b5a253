"""``tongguan key``: a key is made once, kept private, and never shown."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.running import Tongguan
from tongguan.identity import parse_key

HANDLER = "云帆零售（上海）有限公司"


@pytest.fixture
def key(tongguan: Tongguan, tmp_path: Path) -> Path:
    file = tmp_path / "2026.key"
    assert tongguan("key", "new", "--handler", HANDLER, "--year", "2026", "--out", str(file)).code == 0
    return file


def test_a_key_is_made(tongguan: Tongguan, tmp_path: Path) -> None:
    file = tmp_path / "2026.key"
    ran = tongguan("key", "new", "--handler", HANDLER, "--year", "2026", "--out", str(file), "--json")
    read = parse_key(file.read_bytes(), "2026.key")
    assert ran.code == 0
    assert ran.json == {
        "id": read.id,
        "handler": HANDLER,
        "year": 2026,
        "algorithm": "hmac-sha256",
        "source": str(file),
    }
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_keys_differ(tongguan: Tongguan, tmp_path: Path) -> None:
    made = [
        tongguan("key", "new", "--handler", HANDLER, "--year", "2026", "--out", str(tmp_path / name), "--json").json[
            "id"
        ]
        for name in ("a.key", "b.key")
    ]
    assert made[0] != made[1]


def test_the_national_algorithm(tongguan: Tongguan, tmp_path: Path) -> None:
    arguments = ("--handler", HANDLER, "--year", "2026", "--algorithm", "hmac-sm3", "--out", str(tmp_path / "a.key"))
    assert tongguan("key", "new", *arguments, "--json").json["algorithm"] == "hmac-sm3"
    assert tongguan("key", "show", str(tmp_path / "a.key"), "--json").json["algorithm"] == "hmac-sm3"


def test_a_key_is_shown_without_its_secret(tongguan: Tongguan, key: Path) -> None:
    secret = json.loads(key.read_text(encoding="utf-8"))["secret"]
    for arguments in ((), ("--json",), ("--lang", "zh")):
        ran = tongguan("key", "show", str(key), *arguments)
        assert ran.code == 0
        assert HANDLER in ran.out
        assert secret not in ran.out + ran.err


def test_a_key_from_the_environment(tongguan: Tongguan, key: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MY_KEY", key.read_text(encoding="utf-8"))
    assert tongguan("key", "show", "--env", "MY_KEY", "--json").json["source"] == "$MY_KEY"
    assert tongguan("key", "show", "--env", "NO_SUCH_KEY", "--json").problem["code"] == "cli/bad-value"


def test_a_key_is_never_replaced(tongguan: Tongguan, key: Path) -> None:
    before = key.read_bytes()
    ran = tongguan("key", "new", "--handler", HANDLER, "--year", "2026", "--out", str(key), "--json")
    assert (ran.code, ran.problem["code"]) == (2, "cli/file-exists")
    assert key.read_bytes() == before


def test_a_key_that_others_may_read_is_refused(tongguan: Tongguan, key: Path) -> None:
    key.chmod(0o640)
    ran = tongguan("key", "show", str(key), "--json")
    assert (ran.code, ran.problem["code"]) == (2, "identity/key-not-private")


def test_a_damaged_key_is_refused_and_not_shown(tongguan: Tongguan, key: Path) -> None:
    text = key.read_text(encoding="utf-8")
    secret = json.loads(text)["secret"]
    key.write_text(text.replace("2026", "2025"), encoding="utf-8")
    ran = tongguan("key", "show", str(key))
    assert ran.code == 2
    assert "error[identity/bad-key]" in ran.err
    assert secret not in ran.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("new", "--handler", HANDLER, "--year", "next", "--out", "a.key"), "cli/bad-value"),
        (("new", "--handler", HANDLER, "--year", "26", "--out", "a.key"), "identity/bad-key"),
        (("new", "--handler", " ", "--year", "2026", "--out", "a.key"), "identity/bad-key"),
        (("new", "--handler", HANDLER, "--year", "2026", "--out", "no/such/folder/a.key"), "cli/file-not-written"),
        (("new", "--handler", HANDLER, "--year", "2026"), "cli/missing-parameter"),
        (("new", "--handler", HANDLER, "--year", "2026", "--algorithm", "md5", "--out", "a.key"), "cli/bad-value"),
        (("show", "no-such.key"), "cli/file-not-read"),
        (("show", "."), "cli/file-not-read"),
        (("show",), "cli/usage"),
        (("show", "a.key", "--env", "A"), "cli/usage"),
    ],
)
def test_what_cannot_be_is_refused(
    arguments: tuple[str, ...], code: str, tongguan: Tongguan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = tongguan("key", *arguments, "--json")
    assert (ran.code, ran.problem["code"]) == (2, code)
    assert not list(tmp_path.iterdir())
