"""Asks a gate over HTTP: with its token, never through a proxy, never to another place than the one registered."""

import json
import os
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Any, ClassVar, Final, TypeVar

import msgspec

from tongguan.gate.service.answered import Headroom as HeadroomTold
from tongguan.gate.service.answered import Health, Matters, OutcomeTold, Problem, Receipts
from tongguan.office.gates.allowing import allowed_origin
from tongguan.office.gates.models import Gate
from tongguan.office.gates.sealing import unsealed
from tongguan.vocabulary import TongguanError

PATIENCE_SECONDS: Final = 2.0
ACT_SECONDS: Final = 10.0
AUTHORITY: Final = "TONGGUAN_GATES_AUTHORITY"
_MOST_BYTES: Final = 8 * 1024 * 1024
_OK, _NOT_READY = 200, 503
_OUTCOMES: Final = frozenset({200, 403, 409, 423, 503})
_Told = TypeVar("_Told")


class GateSilentError(TongguanError):
    """The gate does not answer."""

    code: ClassVar[str] = "office/gate-silent"


class GateRefusedError(TongguanError):
    """The gate answered with a refusal."""

    code: ClassVar[str] = "office/gate-refused"


@dataclass(frozen=True, slots=True)
class Line:
    """The way to one gate; it holds no row of the database, so that threads may use it."""

    address: str
    token: str

    @classmethod
    def to(cls, gate: Gate) -> "Line":
        """Give the way to a gate.

        Raises:
            TokenLostError: Its token cannot be decrypted.
        """
        return cls(gate.address, unsealed(gate.token))

    def health(self) -> Health:
        """Ask whether it is ready, and what is missing."""
        status, content = self._ask("GET", "/readyz")
        if status not in {_OK, _NOT_READY}:
            raise _refused(status, content)
        return _read(content, Health)

    def headroom(self) -> HeadroomTold:
        """Ask how its years stand."""
        return self._get("/v1/headroom", HeadroomTold)

    def holds(self) -> Matters:
        """Ask what it holds."""
        return self._get("/v1/holds", Matters)

    def receipts(self, after: int, most: int) -> Receipts:
        """Ask for a page of its chain."""
        return self._get(f"/v1/receipts?after={after}&most={most}", Receipts)

    def settle(self, number: int, act: str, note: str, clearance: str = "") -> OutcomeTold:
        """Release a hold, under another clearance where one is named; or reject it."""
        asked = {"note": note, **({"clearance": clearance} if clearance and act == "release" else {})}
        status, content = self._ask("POST", f"/v1/holds/{number}/{act}", asked, ACT_SECONDS)
        try:
            if status in _OUTCOMES:
                return msgspec.json.decode(content, type=OutcomeTold)
        except msgspec.MsgspecError:
            pass
        raise _refused(status, content)

    def _get(self, path: str, kind: type[_Told]) -> _Told:
        status, content = self._ask("GET", path)
        if status != _OK:
            raise _refused(status, content)
        return _read(content, kind)

    def _ask(
        self, method: str, path: str, body: Mapping[str, Any] | None = None, seconds: float = PATIENCE_SECONDS
    ) -> tuple[int, bytes]:
        origin = allowed_origin(self.address)  # asked again each time: the list may have become shorter
        connection: HTTPConnection
        if origin.scheme == "https":
            trusted = ssl.create_default_context(cafile=os.environ.get(AUTHORITY) or None)
            connection = HTTPSConnection(origin.host, origin.port, timeout=seconds, context=trusted)
        else:
            connection = HTTPConnection(origin.host, origin.port, timeout=seconds)
        headers = {"Authorization": f"Bearer {self.token}", "User-Agent": "tongguan-office"}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            connection.request(method, path, json.dumps(body) if body is not None else None, headers)
            answer = connection.getresponse()
            content = answer.read(_MOST_BYTES)
        except (OSError, HTTPException, ValueError) as error:
            raise GateSilentError(
                f"`{origin}` does not answer ({type(error).__name__})", help="see that it runs and can be reached"
            ) from error
        else:
            return answer.status, content
        finally:
            connection.close()


def _read(content: bytes, kind: type[_Told]) -> _Told:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError as error:
        raise GateRefusedError("the answer is not that of a gate", help="see that the address is a gate's") from error


def _refused(status: int, content: bytes) -> GateRefusedError:
    try:
        problem = msgspec.json.decode(content, type=Problem)
    except msgspec.MsgspecError:
        return GateRefusedError(f"the gate answered with status {status}")
    return GateRefusedError(f"{problem.code}: {problem.detail}", help=problem.help)
