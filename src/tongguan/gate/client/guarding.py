"""``@admitted``: a function that runs only for people whom the gate admitted."""

import functools
import inspect
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, ParamSpec, TypeVar, cast

from tongguan.gate.client.admission import Admission
from tongguan.gate.client.asking import People
from tongguan.gate.client.asynchronous import AsyncGateClient
from tongguan.gate.client.errors import CannotAskError
from tongguan.gate.client.synchronous import GateClient

_Parameters = ParamSpec("_Parameters")
_Result = TypeVar("_Result")
Gate = GateClient | AsyncGateClient


def admitted(
    gate: Gate | Callable[[], Gate],
    *,
    export: str,
    recipient: str,
    territory: str,
    items: Sequence[str],
    people: Callable[..., People],
    onward: Sequence[str] = (),
    clearance: str | None = None,
    key: Callable[..., str] | None = None,
) -> Callable[[Callable[_Parameters, _Result]], Callable[_Parameters, _Result]]:
    """Call a function only once everybody it concerns was admitted; otherwise raise ``NotAdmittedError``.

    A function that is awaited needs an ``AsyncGateClient``, another a ``GateClient``.

    Args:
        gate: The client, or what gives it at the first call.
        export: The id of the export.
        recipient: The id of the overseas recipient.
        territory: Where it goes.
        items: The data items that go out.
        people: Gives the people of a call, from the arguments of the function.
        onward: Onward recipients.
        clearance: The clearance, or its id.
        key: Gives the idempotency key of a call, from the arguments of the function.

    Raises:
        CannotAskError: The function and the client do not go together.
    """
    plain: dict[str, Any] = {
        "export": export,
        "recipient": recipient,
        "territory": territory,
        "items": items,
        "onward": onward,
        "clearance": clearance,
    }

    def asked(*args: object, **kwargs: object) -> dict[str, Any]:
        return {
            **plain,
            "people": people(*args, **kwargs),
            "key": key(*args, **kwargs) if key is not None else None,
        }

    def guard(function: Callable[_Parameters, _Result]) -> Callable[_Parameters, _Result]:
        awaited = inspect.iscoroutinefunction(function)
        if inspect.isasyncgenfunction(function) or inspect.isgeneratorfunction(function):
            raise CannotAskError(f"`{function.__name__}` is a generator, and may run long after it was admitted")
        if isinstance(gate, Gate):
            _fits(gate, function, awaited=awaited)
        if awaited:

            @functools.wraps(function)
            async def waiting(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> object:
                client = gate if isinstance(gate, Gate) else gate()
                _went_through(
                    await _asynchronous(_fits(client, function, awaited=True)).admit(**asked(*args, **kwargs))
                )
                return await cast("Awaitable[object]", function(*args, **kwargs))

            return cast("Callable[_Parameters, _Result]", waiting)

        @functools.wraps(function)
        def calling(*args: _Parameters.args, **kwargs: _Parameters.kwargs) -> _Result:
            client = gate if isinstance(gate, Gate) else gate()
            _went_through(_synchronous(_fits(client, function, awaited=False)).admit(**asked(*args, **kwargs)))
            return function(*args, **kwargs)

        return calling

    return guard


def _fits(gate: Gate, function: Callable[..., object], *, awaited: bool) -> Gate:
    if awaited is not isinstance(gate, AsyncGateClient):
        wanted = "an `AsyncGateClient`" if awaited else "a `GateClient`"
        raise CannotAskError(f"`{function.__name__}` needs {wanted}")
    return gate


def _synchronous(gate: Gate) -> GateClient:
    return cast("GateClient", gate)


def _asynchronous(gate: Gate) -> AsyncGateClient:
    return cast("AsyncGateClient", gate)


def _went_through(admission: Admission) -> None:
    """Make sure of what ``admit`` promises."""
    if admission.left or admission.admitted != admission.people:
        raise RuntimeError("the gate admitted a part, and all was asked for")
