"""A token as a file: JSON, so that any tool shows what it is (the flattened serialization of RFC 7515)."""

from typing import Final, Literal

from msgspec import Struct

from tongguan.clearance.errors import NotATokenError, WrongContentsError
from tongguan.clearance.json_text import read_json
from tongguan.clearance.signing import MOST_TOKEN_BYTES

_BEGIN = b"{"


MOST_SERVED_BYTES: Final = 64 * 1024 * 1024


class Served(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Clearances as an issuer serves them at an address: compact tokens, each verified by whoever takes it."""

    format: Literal["tongguan-clearances/1"] = "tongguan-clearances/1"
    clearances: tuple[str, ...]


class _Flattened(Struct, frozen=True, forbid_unknown_fields=True):
    protected: str
    payload: str
    signature: str


def file_text(token: str) -> str:
    """Give the text of the file of a token."""
    protected, payload, signature = token.split(".")
    return f'{{\n  "protected": "{protected}",\n  "payload": "{payload}",\n  "signature": "{signature}"\n}}\n'


def token_of(text: bytes) -> str:
    """Give the token of a file; the compact serialization by itself is taken too.

    Raises:
        ClearanceError: It is neither.
    """
    stripped = text.strip()
    if not stripped.startswith(_BEGIN):
        try:
            return stripped.decode("ascii")
        except UnicodeDecodeError as error:
            raise NotATokenError("the file holds no token") from error
    try:
        found = read_json(stripped, _Flattened, MOST_TOKEN_BYTES + 100)
    except WrongContentsError as error:
        raise NotATokenError(
            "the file holds no token: `protected`, `payload` and `signature` and nothing else"
        ) from error
    return f"{found.protected}.{found.payload}.{found.signature}"


def read_served(text: bytes) -> list[str]:
    """Give the tokens of an answer with clearances.

    Raises:
        ClearanceError: It is none.
    """
    return list(read_json(text, Served, MOST_SERVED_BYTES).clearances)
