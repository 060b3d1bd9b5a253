"""A key is bound to a handler and a year, and shows its secret to nobody."""

import copy
import hmac
import json
import pickle
import traceback

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.hmac import HMAC
from hypothesis import given
from hypothesis import strategies as st

from tongguan.identity import (
    Algorithm,
    AlgorithmMissingError,
    BadKeyError,
    Identifier,
    Key,
    KeyNotPrivateError,
    SecretNotSharedError,
    WrongKeyError,
    parse_key,
    pseudonym_of,
    require_private,
    unsafe_text_of_key,
)
from tongguan.vocabulary import TongguanError

SECRET = bytes(range(7, 39))
HANDLER = "云帆零售（上海）有限公司"
KEY = Key(HANDLER, 2026, SECRET)
PHONE = Identifier("phone", "+8613912345678")


def text_of(**changes: object) -> bytes:
    return json.dumps({**json.loads(unsafe_text_of_key(KEY)), **changes}).encode()


@pytest.mark.parametrize("algorithm", list(Algorithm))
def test_a_written_key_is_read_again(algorithm: Algorithm) -> None:
    key = Key(HANDLER, 2026, SECRET, algorithm)
    read = parse_key(unsafe_text_of_key(key).encode(), "a.key")
    assert read == key
    assert (read.handler, read.year, read.algorithm, read.id) == (HANDLER, 2026, algorithm, key.id)
    assert pseudonym_of(PHONE, read) == pseudonym_of(PHONE, key)


def test_a_key_is_written_as_one_line_of_yaml() -> None:
    assert unsafe_text_of_key(KEY).count("\n") == 1
    pretty = "\n".join(f"{name}: {json.dumps(value)}" for name, value in json.loads(unsafe_text_of_key(KEY)).items())
    assert parse_key(pretty.encode(), "a.key") == KEY


def test_a_key_shows_its_secret_nowhere() -> None:
    hidden = [SECRET, SECRET.hex().encode(), json.loads(unsafe_text_of_key(KEY))["secret"].encode()]
    hidden.append(repr(SECRET).encode())
    for shown in (repr(KEY), str(KEY), f"{KEY}", f"{[KEY]}", f"{vars(Key)}"):
        assert not any(each in shown.encode() for each in hidden)
    assert repr(KEY) == f"Key(handler='{HANDLER}', year=2026, id={KEY.id})"
    assert not hasattr(KEY, "__dict__")


@pytest.mark.parametrize("protocol", range(pickle.HIGHEST_PROTOCOL + 1))
def test_a_key_is_not_pickled(protocol: int) -> None:
    with pytest.raises(SecretNotSharedError) as refused:
        pickle.dumps(KEY, protocol)
    assert "secret" not in str(refused.value) or KEY.id in str(refused.value)


def test_a_key_is_not_copied() -> None:
    for copying in (copy.copy, copy.deepcopy):
        with pytest.raises(SecretNotSharedError):
            copying(KEY)


def test_what_hashes_is_not_pickled_either() -> None:
    with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
        pickle.dumps(KEY.keyed(b""))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"secret": "AAAA"}, None),
        ({"secret": "not base64!"}, "secret"),
        ({"secret": "密" * 44}, "secret"),
        ({"secret": 7}, "secret"),
        ({"id": "0123456789abcdef"}, "id"),
        ({"handler": "另一家公司"}, "id"),
        ({"handler": ""}, None),
        ({"handler": "a\nb"}, None),
        ({"year": 2025}, "id"),
        ({"year": 26}, None),
        ({"year": "2026"}, "year"),
        ({"algorithm": "hmac-sm3"}, "id"),
        ({"algorithm": "md5"}, "algorithm"),
        ({"tongguan_key": 2}, "tongguan_key"),
        ({"extra": 1}, None),
    ],
)
def test_a_changed_key_is_refused_and_not_shown(changes: dict[str, object], field: str | None) -> None:
    with pytest.raises(BadKeyError) as refused:
        parse_key(text_of(**changes), "a.key")
    error = refused.value
    assert error.source == "a.key"
    assert error.field == field
    secret = json.loads(unsafe_text_of_key(KEY))["secret"]
    assert secret not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize("text", [b"", b"\xff", b"- a", b"key", b"{", b"a: 1\na: 2", b"x" * 5000])
def test_what_is_no_key_is_refused(text: bytes) -> None:
    with pytest.raises(BadKeyError):
        parse_key(text, "a.key")


@given(st.integers(0, len(text_of()) - 1), st.sampled_from(b"A9x\x00\xff\n{"))
def test_a_key_with_one_byte_changed_is_refused_or_the_same(place: int, byte: int) -> None:
    text = bytearray(text_of())
    text[place] = byte
    error = None
    try:
        assert parse_key(bytes(text), "a.key") == KEY
    except BadKeyError as refused:
        error = refused
    assert json.loads(text_of())["secret"] not in "".join(traceback.format_exception(error))


@pytest.mark.parametrize("secret", [b"", bytes(32), b"ab" * 16, SECRET[:-1], SECRET + b"x"])
def test_a_secret_that_is_none_is_refused(secret: bytes) -> None:
    with pytest.raises(BadKeyError):
        Key(HANDLER, 2026, secret)


def test_a_key_serves_its_own_handler_and_year_only() -> None:
    KEY.require(HANDLER, 2026)
    for handler, year in ((HANDLER, 2025), ("另一家公司", 2026)):
        with pytest.raises(WrongKeyError, match=KEY.id):
            KEY.require(handler, year)


@pytest.mark.parametrize("mode", [0o100600, 0o100400, 0o600])
def test_a_private_file_is_taken(mode: int) -> None:
    require_private(mode, "a.key")


@pytest.mark.parametrize("mode", [0o100644, 0o100640, 0o100660, 0o100601, 0o100777])
def test_a_file_that_others_may_read_is_refused(mode: int) -> None:
    with pytest.raises(KeyNotPrivateError, match=r"a\.key") as refused:
        require_private(mode, "a.key")
    assert refused.value.help == "chmod 600 a.key"


def derived(name: str) -> bytes:
    """Derive the key that hashes, written out from its definition."""
    binding = b"\0".join((b"tongguan/pseudonym-key/1", name.encode(), b"2026", HANDLER.encode()))
    return keyed(name, SECRET, binding)


def keyed(name: str, secret: bytes, message: bytes) -> bytes:
    if name == "hmac-sha256":
        return hmac.digest(secret, message, "sha256")
    state = HMAC(secret, hashes.SM3())
    state.update(message)
    return state.finalize()


@pytest.mark.parametrize("algorithm", list(Algorithm))
@given(text=st.text(st.characters(codec="utf-8")), space=st.sampled_from(["phone", "email", "user_id"]))
def test_pseudonyms_are_what_they_are_said_to_be(algorithm: Algorithm, text: str, space: str) -> None:
    key = Key(HANDLER, 2026, SECRET, algorithm)
    message = b"tongguan/pseudonym/1\0" + space.encode() + b"\0" + text.encode()
    wanted = keyed(algorithm.value, derived(algorithm.value), message)
    assert pseudonym_of(Identifier(space, text), key) == wanted[:16]
    assert key.id == keyed(algorithm.value, derived(algorithm.value), b"tongguan/pseudonym-key-id/1").hex()[:16]


def test_sm3_is_that_of_the_standard() -> None:
    """GB/T 32905-2016, annex A.1: the hash of abc."""
    state = hashes.Hash(hashes.SM3())
    state.update(b"abc")
    assert state.finalize().hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_no_two_contexts_share_a_pseudonym() -> None:
    keys = [
        KEY,
        Key(HANDLER, 2025, SECRET),
        Key("另一家公司", 2026, SECRET),
        Key(HANDLER, 2026, bytes(reversed(SECRET))),
        Key(HANDLER, 2026, SECRET, Algorithm.HMAC_SM3),
    ]
    spaces = ["phone", "email", "user_id"]
    found = {pseudonym_of(Identifier(space, "12345678901"), key) for key in keys for space in spaces}
    assert len(found) == len(keys) * len(spaces)
    assert len({key.id for key in keys}) == len(keys)


def test_without_the_library_sm3_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "cryptography.hazmat.primitives.hmac", None)
    with pytest.raises(AlgorithmMissingError, match="cryptography"):
        Key(HANDLER, 2026, SECRET, Algorithm.HMAC_SM3)
    assert issubclass(AlgorithmMissingError, TongguanError)
