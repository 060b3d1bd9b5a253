"""Asks a gate from Python, and fails closed: what is not plainly admitted raises ``NotAdmittedError``.

It loads nothing of the server, and the HTTP library only when a client is made. It decides nothing and counts nothing.
"""

from tongguan.gate.client.admission import Admission
from tongguan.gate.client.asking import Identifiers
from tongguan.gate.client.asynchronous import AsyncGateClient, AsyncReservation
from tongguan.gate.client.errors import (
    CallRefusedError,
    CannotAskError,
    GateUnreachableError,
    HeldError,
    NotAdmittedError,
    RefusedError,
    ReservationOverError,
    UnclearAnswerError,
)
from tongguan.gate.client.guarding import admitted
from tongguan.gate.client.opening import token_in_file, token_in_variable
from tongguan.gate.client.patience import Patience
from tongguan.gate.client.synchronous import GateClient, Reservation
from tongguan.gate.service.asked import EmergencyAsked

__all__ = [
    "Admission",
    "AsyncGateClient",
    "AsyncReservation",
    "CallRefusedError",
    "CannotAskError",
    "EmergencyAsked",
    "GateClient",
    "GateUnreachableError",
    "HeldError",
    "Identifiers",
    "NotAdmittedError",
    "Patience",
    "RefusedError",
    "Reservation",
    "ReservationOverError",
    "UnclearAnswerError",
    "admitted",
    "token_in_file",
    "token_in_variable",
]
