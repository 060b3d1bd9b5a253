"""A key for pseudonyms, bound to a handler and a calendar year, that never shows itself."""

from collections.abc import Sequence
from typing import NoReturn

from tongguan.identity.errors import BadKeyError, SecretNotSharedError, WrongKeyError
from tongguan.identity.keys.algorithms import Algorithm, Keyed, keyed_by

SECRET_BYTES = 32
FIRST_YEAR, LAST_YEAR = 2000, 2999
MOST_HANDLER_CHARACTERS = 200
MOST_HANDLERS = 62
_BINDING = b"tongguan/pseudonym-key/1"
_JOINT_BINDING = b"tongguan/joint-pseudonym-key/1"
_FINGERPRINT = b"tongguan/pseudonym-key-id/1"
_FEWEST_DIFFERENT_BYTES = 16


class Key:
    """A key that turns identifiers into pseudonyms.

    What hashes is derived from the secret, the handler and the year, so that one secret under two names gives two
    unrelated sets of pseudonyms. ``id`` is a fingerprint: it may be shown, logged and stored, and tells nothing of
    the secret. The key itself is shown by nothing, and is neither copied, pickled nor sent to another process:
    each process reads it for itself.

    Args:
        handler: Whose people are counted; the same words as in the census plan and the clearance. Several handlers
            have a joint key, made for a joint plan and good for nothing else; their order tells nothing.
        year: The calendar year (Beijing time) whose people are counted.
        secret: 32 random bytes.
        algorithm: How messages are hashed.

    Raises:
        BadKeyError: The secret has another length or is not random, or handler or year are not as they should be.
        AlgorithmMissingError: The algorithm's library is not installed.
    """

    __slots__ = ("_derived", "_secret", "algorithm", "handlers", "id", "year")

    def __init__(
        self,
        handler: str | Sequence[str],
        year: int,
        secret: bytes,
        algorithm: Algorithm = Algorithm.HMAC_SHA256,
    ) -> None:
        self.handlers = (handler,) if isinstance(handler, str) else tuple(sorted(handler))
        _check(self.handlers, year, secret)
        purpose = _JOINT_BINDING if self.is_joint else _BINDING
        named = (each.encode() for each in self.handlers)
        binding = b"\0".join((purpose, algorithm.value.encode(), str(year).encode(), *named))
        self.year = year
        self.algorithm = algorithm
        self._secret = secret
        self._derived = keyed_by(algorithm, secret)(binding)
        self.id = keyed_by(algorithm, self._derived)(_FINGERPRINT).hex()[:16]

    @property
    def handler(self) -> str:
        """Give the handler; those of a joint key in one line, to be shown."""
        return " + ".join(self.handlers)

    @property
    def is_joint(self) -> bool:
        """Whether it was made for several handlers together."""
        return len(self.handlers) > 1

    def keyed(self, prefix: bytes) -> Keyed:
        """Give the function that hashes ``prefix`` and a message under this key."""
        return keyed_by(self.algorithm, self._derived, prefix)

    def require(self, handler: str, year: int) -> None:
        """Refuse to be used for another handler or year.

        Raises:
            WrongKeyError: It is the key of another.
        """
        if self.is_joint:
            raise WrongKeyError(
                f"the key `{self.id}` is a joint one of {_listed(self.handlers)}, not of `{handler}` alone",
                help="a joint key is for the joint plan it was made for; each handler has its own for its own census",
            )
        if (handler,) != self.handlers:
            raise WrongKeyError(
                f"the key `{self.id}` is of `{self.handler}`, not of `{handler}`",
                help="each handler has its own key; a joint plan has one that names them all",
            )
        self._require_year(year)

    def require_joint(self, handlers: Sequence[str], year: int) -> None:
        """Refuse to be used for anything but a joint plan of just these handlers.

        Raises:
            WrongKeyError: It is the key of one handler, or of others, or of another year.
        """
        if not self.is_joint:
            raise WrongKeyError(
                f"the key `{self.id}` is of `{self.handler}` alone, and the plan is a joint one",
                help="make the key of the joint plan: `tongguan key new` with `--handler` for each of them",
            )
        if tuple(sorted(handlers)) != self.handlers:
            raise WrongKeyError(
                f"the joint key `{self.id}` is of {_listed(self.handlers)}, not of {_listed(handlers)}",
                help="a joint key names just the handlers of its plan",
            )
        self._require_year(year)

    def _require_year(self, year: int) -> None:
        if year != self.year:
            raise WrongKeyError(
                f"the key `{self.id}` is of {self.year}, not of {year}",
                help="each calendar year has its own key; `tongguan key new` makes one",
            )

    def __repr__(self) -> str:
        """Give what may be shown."""
        return f"Key(handler={self.handler!r}, year={self.year}, id={self.id})"

    def __eq__(self, other: object) -> bool:
        """Whether both give the same pseudonyms."""
        return isinstance(other, Key) and self.id == other.id

    def __hash__(self) -> int:
        """Hash by what may be shown."""
        return hash(self.id)

    def __reduce_ex__(self, protocol: object) -> NoReturn:
        """Refuse to be copied or pickled.

        Raises:
            SecretNotSharedError: Always.
        """
        raise SecretNotSharedError(
            f"the key `{self.id}` stays in the process that read it",
            help="let the other process read the file or the environment itself",
        )


def _listed(handlers: Sequence[str]) -> str:
    return ", ".join(f"`{each}`" for each in handlers)


def _check(handlers: Sequence[str], year: int, secret: bytes) -> None:
    if not 1 <= len(handlers) <= MOST_HANDLERS or len(set(handlers)) < len(handlers):
        raise BadKeyError(f"a joint key names from 2 to {MOST_HANDLERS} handlers, each once")
    for handler in handlers:
        if not handler.strip() or len(handler) > MOST_HANDLER_CHARACTERS or not handler.isprintable():
            raise BadKeyError(f"the handler of a key is one line of at most {MOST_HANDLER_CHARACTERS} characters")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadKeyError(f"the year of a key lies between {FIRST_YEAR} and {LAST_YEAR}, not `{year}`")
    if len(secret) != SECRET_BYTES:
        raise BadKeyError(f"the secret of a key has {SECRET_BYTES} bytes, not {len(secret)}")
    if len(set(secret)) < _FEWEST_DIFFERENT_BYTES:
        raise BadKeyError("the secret of a key is not random", help="`tongguan key new` makes one")
