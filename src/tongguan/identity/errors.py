"""What the room refuses."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class IdentityBookError(TongguanError):
    """The book of identifiers is not in order."""

    code: ClassVar[str] = "identity/book-not-in-order"


class UnknownKindError(TongguanError):
    """There is no such kind of identifier."""

    code: ClassVar[str] = "identity/unknown-kind"


class BadKeyError(TongguanError):
    """The text is not a key for pseudonyms. It never stands in the message."""

    code: ClassVar[str] = "identity/bad-key"


class WrongKeyError(TongguanError):
    """The key is that of another handler or another year."""

    code: ClassVar[str] = "identity/wrong-key"


class KeyNotPrivateError(TongguanError):
    """Others on the machine may read the file of a key."""

    code: ClassVar[str] = "identity/key-not-private"


class AlgorithmMissingError(TongguanError):
    """The library that a key's algorithm needs is not installed."""

    code: ClassVar[str] = "identity/algorithm-missing"


class SecretNotSharedError(TongguanError):
    """A key was about to be copied out of the process in which it was read."""

    code: ClassVar[str] = "identity/secret-not-shared"
