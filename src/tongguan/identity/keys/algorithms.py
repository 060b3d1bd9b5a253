"""Keyed hashing of one message, by algorithm.

A keyed hash (RFC 2104) hashes the key's two blocks first. They are the same for every message, so they are hashed
once and their state copied: half the work for short messages.
"""

import hashlib
from collections.abc import Callable
from enum import Enum
from typing import assert_never

from tongguan.identity.errors import AlgorithmMissingError

Keyed = Callable[[bytes], bytes]
"""Gives the keyed hash of a message, 32 bytes."""

_BLOCK = 64
_INNER = bytes(byte ^ 0x36 for byte in range(256))
_OUTER = bytes(byte ^ 0x5C for byte in range(256))


class Algorithm(Enum):
    """The algorithms a key may name; both give 32 bytes."""

    HMAC_SHA256 = "hmac-sha256"
    """RFC 2104 with SHA-256 (FIPS 180-4)."""
    HMAC_SM3 = "hmac-sm3"
    """RFC 2104 with SM3 (GB/T 32905), where national algorithms are asked for."""


def keyed_by(algorithm: Algorithm, secret: bytes, prefix: bytes = b"") -> Keyed:
    """Give the function that hashes ``prefix`` and a message under ``secret`` (at most 64 bytes).

    Raises:
        AlgorithmMissingError: The algorithm needs the package ``cryptography``, which is not there or has it not.
    """
    match algorithm:
        case Algorithm.HMAC_SHA256:
            return _sha256(secret, prefix)
        case Algorithm.HMAC_SM3:
            return _sm3(secret, prefix)
        case _:
            assert_never(algorithm)


def _sha256(secret: bytes, prefix: bytes) -> Keyed:
    block = secret.ljust(_BLOCK, b"\0")
    begin_inner = hashlib.sha256(block.translate(_INNER) + prefix).copy
    begin_outer = hashlib.sha256(block.translate(_OUTER)).copy

    def keyed(message: bytes) -> bytes:
        inner = begin_inner()
        inner.update(message)
        outer = begin_outer()
        outer.update(inner.digest())
        return outer.digest()

    return keyed


def _sm3(secret: bytes, prefix: bytes) -> Keyed:
    try:
        from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 -- only SM3 needs it
        from cryptography.hazmat.primitives.hashes import SM3  # noqa: PLC0415 -- as above
        from cryptography.hazmat.primitives.hmac import HMAC  # noqa: PLC0415 -- as above
    except ImportError as error:
        raise AlgorithmMissingError(
            "a key with `hmac-sm3` needs the package `cryptography`", help="pip install cryptography"
        ) from error
    try:
        begun = HMAC(secret, SM3())
    except UnsupportedAlgorithm as error:
        raise AlgorithmMissingError(
            "the `cryptography` of this machine was built without SM3", help="use `hmac-sha256`, or another build"
        ) from error
    begun.update(prefix)
    begin = begun.copy

    def keyed(message: bytes) -> bytes:
        state = begin()
        state.update(message)
        return state.finalize()

    return keyed
