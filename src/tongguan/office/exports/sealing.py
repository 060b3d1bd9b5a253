"""Encrypts evidence at rest: AES-256-GCM, a fresh nonce for each file, the newest key first.

The keys stand in ``evidence.keys`` of the data folder, one a line in base64, or in ``TONGGUAN_EVIDENCE_KEYS`` with
commas between. The first one encrypts; every one decrypts. To rotate, put a new one first and keep the old ones.
"""

import base64
import binascii
import hashlib
import os
import secrets
from typing import ClassVar, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tongguan.office.place import OWNER_ONLY, Place
from tongguan.vocabulary import TongguanError

VARIABLE: Final = "TONGGUAN_EVIDENCE_KEYS"
_FORMAT: Final = b"tongguan-evidence-1\n"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 12
_NAME_BYTES: Final = 8


class EvidenceKeyError(TongguanError):
    """The keys cannot be used, or the one a file was encrypted with is not among them."""

    code: ClassVar[str] = "office/evidence-key"


class EvidenceDamagedError(TongguanError):
    """A file is not what was encrypted."""

    code: ClassVar[str] = "office/evidence-damaged"


def new_key() -> str:
    """Make a key, in base64."""
    return base64.b64encode(secrets.token_bytes(_KEY_BYTES)).decode("ascii")


def keys_of(place: Place) -> list[bytes]:
    """Give the keys, the newest first; the first start of all makes one.

    Raises:
        EvidenceKeyError: One is no key.
    """
    given = os.environ.get(VARIABLE, "").replace(",", "\n")
    if not given.strip():
        if not place.evidence_keys.exists():
            descriptor = os.open(place.evidence_keys, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ONLY)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(f"{new_key()}\n")
        given = place.evidence_keys.read_text(encoding="ascii")
    try:
        keys = [base64.b64decode(each, validate=True) for line in given.splitlines() if (each := line.strip())]
    except (binascii.Error, ValueError) as error:
        raise _unusable() from error
    if not keys or any(len(each) != _KEY_BYTES for each in keys):
        raise _unusable()
    return keys


def seal(content: bytes, about: str, keys: list[bytes]) -> bytes:
    """Encrypt a file; ``about`` binds it to its place, so that files cannot be exchanged."""
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return _FORMAT + _name(keys[0]) + nonce + AESGCM(keys[0]).encrypt(nonce, content, about.encode())


def unseal(sealed: bytes, about: str, keys: list[bytes]) -> bytes:
    """Decrypt a file.

    Raises:
        EvidenceKeyError: Its key is not there.
        EvidenceDamagedError: It was changed, or is another file.
    """
    start = len(_FORMAT)
    name, rest = sealed[start : start + _NAME_BYTES], sealed[start + _NAME_BYTES :]
    if not sealed.startswith(_FORMAT) or len(rest) <= _NONCE_BYTES:
        raise EvidenceDamagedError("the file is not as it was encrypted", help="restore it from a backup")
    key = next((each for each in keys if _name(each) == name), None)
    if key is None:
        raise EvidenceKeyError(
            "the key that the file was encrypted with is not there", help="put the old key back, below the new one"
        )
    try:
        return AESGCM(key).decrypt(rest[:_NONCE_BYTES], rest[_NONCE_BYTES:], about.encode())
    except InvalidTag as error:
        raise EvidenceDamagedError("the file is not as it was encrypted", help="restore it from a backup") from error


def _name(key: bytes) -> bytes:
    return hashlib.sha256(b"tongguan evidence key" + key).digest()[:_NAME_BYTES]


def _unusable() -> EvidenceKeyError:
    return EvidenceKeyError(
        "a key of evidence is not 32 bytes in base64", help="put the file of keys back from a backup"
    )
