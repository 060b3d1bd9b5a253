"""Knows callers by their tokens or certificates, what each may ask, and how often.

A token that was verified is remembered until it ends or the keys change.
"""

from datetime import UTC, datetime
from time import monotonic, time
from typing import Final, NamedTuple

from tongguan.clearance import KeySet
from tongguan.gate.service.caller_tokens import read_caller_token
from tongguan.gate.service.errors import NotAllowedError, NotAuthenticatedError, TooManyRequestsError
from tongguan.gate.service.settings import EVERY_EXPORT, KnownCaller, Role, Settings

_MOST_REMEMBERED: Final = 4096
_BEARER: Final = b"bearer "


class Bucket:
    """A number of tokens that fills at a rate, up to a burst; each request takes one."""

    __slots__ = ("_at", "_burst", "_held", "_rate")

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._held, self._at = burst, monotonic()

    def take(self, now: float) -> float:
        """Take one, and give 0; or give the seconds until there is one."""
        held = min(self._burst, self._held + (now - self._at) * self._rate)
        self._at = now
        if held < 1.0:
            self._held = held
            return (1.0 - held) / self._rate
        self._held = held - 1.0
        return 0.0


class Caller:
    """Somebody known."""

    __slots__ = ("_bucket", "_exports", "name", "roles")

    def __init__(self, known: KnownCaller, processes: int = 1) -> None:
        self.name = known.name
        self.roles = frozenset(known.roles)
        self._exports = frozenset(known.exports)
        self._bucket = Bucket(known.requests_per_second / processes, max(known.burst / processes, 1.0))

    def take_turn(self) -> None:
        """Count a request.

        Raises:
            TooManyRequestsError: The caller asks too often.
        """
        wait = self._bucket.take(monotonic())
        if wait:
            raise TooManyRequestsError(
                f"`{self.name}` asks more often than was agreed", help=f"ask again in {max(1, round(wait))} seconds"
            )

    def require(self, role: Role) -> None:
        """Refuse a caller without a role.

        Raises:
            NotAllowedError: It has another.
        """
        if role not in self.roles:
            raise NotAllowedError(
                f"`{self.name}` has not the role `{role}`", help="the configuration of the gate gives roles to callers"
            )

    def require_export(self, export: str) -> None:
        """Refuse a caller that may not ask for an export.

        Raises:
            NotAllowedError: It may not.
        """
        if EVERY_EXPORT not in self._exports and export not in self._exports:
            raise NotAllowedError(f"`{self.name}` may not ask for the export `{export}`", field="export")

    @property
    def asks_for_every_export(self) -> bool:
        """Whether it may ask for any."""
        return EVERY_EXPORT in self._exports


class _Remembered(NamedTuple):
    caller: Caller
    until: float


class Callers:
    """All who may ask."""

    def __init__(self, settings: Settings, keys: KeySet | None) -> None:
        self._known = {each.name: Caller(each, settings.listen.processes) for each in settings.callers.known}
        self._audience = settings.audience
        self._keys = keys
        self._by_certificate = self._known.get(settings.callers.by_certificate or "")
        self._remembered: dict[bytes, _Remembered] = {}

    def take_keys(self, keys: KeySet) -> None:
        """Believe other keys from now on."""
        self._keys = keys
        self._remembered.clear()

    def who(self, authorization: bytes | None) -> Caller:
        """Give the caller of a request by its ``authorization`` header, or by the certificate it must have shown.

        Raises:
            NotAuthenticatedError: Nobody is believed to be calling.
        """
        if authorization is None:
            if self._by_certificate is None:
                raise NotAuthenticatedError("the request shows no token", help="authorization: Bearer TOKEN")
            return self._by_certificate
        known = self._remembered.get(authorization)
        if known is not None and time() < known.until:
            return known.caller
        return self._verify(authorization)

    def _verify(self, authorization: bytes) -> Caller:
        if authorization[: len(_BEARER)].lower() != _BEARER or self._keys is None:
            raise NotAuthenticatedError("the request shows no bearer token", help="authorization: Bearer TOKEN")
        token = authorization[len(_BEARER) :].decode("latin-1").strip()
        read, until = read_caller_token(token, self._keys, self._audience, datetime.now(UTC))
        caller = self._known.get(read.sub)
        if caller is None:
            raise NotAuthenticatedError(f"the configuration knows no caller `{read.sub}`")
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[authorization] = _Remembered(caller, until)
        return caller
