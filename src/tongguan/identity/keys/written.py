"""What the file of a key holds, and who may read it.

One mapping in strict YAML, so that the same text fits a file and, on one line in braces, an environment variable.
The fingerprint stands in it as well: a key that was cut, mixed up or mistyped is refused.
"""

import base64
import binascii
from typing import Literal

import msgspec

from tongguan.identity.errors import BadKeyError, KeyNotPrivateError
from tongguan.identity.keys.algorithms import Algorithm
from tongguan.identity.keys.key import Key
from tongguan.strict_yaml import YamlError, load

LARGEST_BYTES = 65_536
_OTHERS = 0o077
_HELP = "`tongguan key new` writes one; its fields are tongguan_key, handler, year, algorithm, id and secret"


class _Written(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    tongguan_key: Literal[1]
    handler: str | list[str]
    year: int
    algorithm: Algorithm
    id: str
    secret: str


def parse_key(text: bytes, source: str) -> Key:
    """Read a key.

    Args:
        text: What the file or the environment variable holds.
        source: Its name, for messages; never the text.

    Raises:
        BadKeyError: The text is no key, or its parts do not belong together. The message shows nothing of it.
        AlgorithmMissingError: The library of its algorithm is not installed.
    """
    return _key_of(_read(text, source), source)


def _read(text: bytes, source: str) -> _Written:
    if len(text) > LARGEST_BYTES:
        raise BadKeyError("the text is longer than a key", source=source)
    try:
        return msgspec.convert(load(text, source), _Written)
    except YamlError as error:
        # `from None`: the cause would show the line that holds the secret
        raise BadKeyError("the text is no key", source=source, line=error.line, help=_HELP) from None
    except msgspec.ValidationError as error:
        field = str(error).rpartition(" - at ")[2].strip("`$.")
        raise BadKeyError(
            "the text is no key: a part is missing, unknown or of another type",
            source=source,
            field=field if field in _Written.__struct_fields__ else None,
            help=_HELP,
        ) from None


def _key_of(written: _Written, source: str) -> Key:
    try:
        secret = base64.b64decode(written.secret.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise BadKeyError("the secret is not Base64", source=source, field="secret") from None
    try:
        key = Key(written.handler, written.year, secret, written.algorithm)
    except BadKeyError as error:
        raise BadKeyError(error.message, help=error.help, source=source) from None
    if key.id != written.id:
        raise BadKeyError(
            "the parts of the key do not belong together: its id is that of another",
            source=source,
            field="id",
            help="restore the file from its copy; a changed key gives other pseudonyms and counts everyone anew",
        )
    return key


def unsafe_text_of_key(key: Key) -> str:
    """Give the text of a key with its secret, for the one file it is kept in and for nothing else."""
    secret = base64.b64encode(key._secret).decode("ascii")  # noqa: SLF001 -- the one place that writes it
    written = msgspec.json.encode(
        {
            "tongguan_key": 1,
            "handler": list(key.handlers) if key.is_joint else key.handler,
            "year": key.year,
            "algorithm": key.algorithm.value,
            "id": key.id,
            "secret": secret,
        }
    )
    return written.decode() + "\n"


def require_private(mode: int, source: str) -> None:
    """Refuse a file that others may read.

    Args:
        mode: The mode of the file, as ``os.stat`` gives it.
        source: Its name, for the message.

    Raises:
        KeyNotPrivateError: Its group or others have a right to it.
    """
    if mode & _OTHERS:
        raise KeyNotPrivateError(
            f"`{source}` may be read by others: its mode is {mode & 0o777:03o}, not 600",
            help=f"chmod 600 {source}",
        )
