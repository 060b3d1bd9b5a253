"""Keeps the tokens of gates encrypted: AES-GCM under a key derived from the secret of the office."""

import os
from typing import ClassVar, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from tongguan.vocabulary import TongguanError

_NONCE_BYTES: Final = 12
_FOR: Final = b"tongguan office: tokens of gates"


class TokenLostError(TongguanError):
    """The token of a gate cannot be decrypted with the secret of this office."""

    code: ClassVar[str] = "office/gate-token-lost"


def sealed(token: str) -> bytes:
    """Encrypt a token."""
    nonce = os.urandom(_NONCE_BYTES)
    return nonce + _cipher().encrypt(nonce, token.encode(), _FOR)


def unsealed(kept: "bytes | memoryview[int]") -> str:
    """Decrypt a token.

    Raises:
        TokenLostError: The secret of the office is another than when it was kept.
    """
    text = bytes(kept)
    try:
        return _cipher().decrypt(text[:_NONCE_BYTES], text[_NONCE_BYTES:], _FOR).decode()
    except (InvalidTag, ValueError) as error:
        raise TokenLostError(
            "the token cannot be decrypted: the secret of the office changed", help="register the gate again"
        ) from error


def _cipher() -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=_FOR)
    return AESGCM(derived.derive(settings.SECRET_KEY.encode()))
