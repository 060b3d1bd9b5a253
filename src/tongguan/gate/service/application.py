"""The gate as an ASGI application: finds the route, knows the caller, reads the body, answers.

A table of routes over a bare callable: a framework would take longer than all the rest of a request
(``docs/decisions/0019``). Nothing that goes wrong leaves here but as a documented answer.
"""

import itertools
import os
import re
from collections.abc import Awaitable, Callable, MutableMapping
from functools import cache
from time import perf_counter
from typing import Any, Final

import msgspec

from tongguan.gate.envoy.route import PREFIX as ENVOY
from tongguan.gate.envoy.route import ROUTE as ENVOY_ROUTE
from tongguan.gate.service.answered import OutcomeTold
from tongguan.gate.service.bodies import GoneError, read_body, read_json_body
from tongguan.gate.service.calls import Answer, Call, Headers, Route
from tongguan.gate.service.desk import Desk
from tongguan.gate.service.errors import (
    DrainingError,
    HeadersTooLargeError,
    InnerFaultError,
    NoSuchPathError,
    WrongFieldsError,
    WrongMethodError,
)
from tongguan.gate.service.routes import ROUTES
from tongguan.gate.service.telling import problem_of
from tongguan.vocabulary import TongguanError

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

PROBLEM: Final = "application/problem+json"
_WANTED: Final = frozenset({b"authorization", b"content-type", b"content-length", b"idempotency-key", b"x-request-id"})
_REQUEST_ID = re.compile(rb"[A-Za-z0-9_-]{8,64}")
_NUMBERED = re.compile(r"(/v1/[a-z]+/)([1-9][0-9]{0,14})((?:/[a-z]+)?)")
_NUMBERS = itertools.count()
_NO_STORE = (b"cache-control", b"no-store")
_NOSNIFF = (b"x-content-type-options", b"nosniff")
_ENCODE = msgspec.json.Encoder().encode
_TYPES: Final = {
    "application/json": (b"content-type", b"application/json"),
    PROBLEM: (b"content-type", PROBLEM.encode()),
}


def application(open_desk: Callable[[], Desk]) -> Application:
    """Give the application of a gate; the desk is opened when the server starts it."""
    return _Gate(open_desk)


class _Gate:
    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self._open = open_desk
        self._desk: Desk | None = None
        self._routes: dict[str, dict[str, Route]] = {}
        for route in ROUTES:
            self._routes.setdefault(route.path, {})[route.method] = route

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._answer(scope, receive, send)
        elif scope["type"] == "lifespan":
            await self._live(receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        try:
            self._desk = self._open()
            await self._desk.start()
        except TongguanError as error:
            await send({"type": "lifespan.startup.failed", "message": str(error)})
            return
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self._desk.close()
        await send({"type": "lifespan.shutdown.complete"})

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = perf_counter()
        desk = self._desk
        if desk is None:
            raise RuntimeError("the gate was not started")
        headers = {name: value for name, value in scope["headers"] if name in _WANTED}
        call = Call(desk, _request_id(headers.get(b"x-request-id")))
        path = "-"
        extra: Headers = ()
        try:
            route, path = self._route(scope, call)
            answer = await self._take(route, call, (scope, headers), receive)
            extra = answer.headers
        except GoneError:
            return
        except TongguanError as error:
            answer, extra = _refused(error, call)
        except Exception as error:  # noqa: BLE001 -- the gate fails closed
            desk.log.fault(error, call.request)
            answer, extra = _refused(InnerFaultError("something went wrong inside the gate"), call)
        content = answer.content if isinstance(answer.content, bytes) else _ENCODE(answer.content)
        kind = _TYPES.get(answer.content_type) or (b"content-type", answer.content_type.encode())
        length = (b"content-length", b"%d" % len(content))
        identified = (b"x-request-id", call.request.encode())
        await send(
            {
                "type": "http.response.start",
                "status": answer.status,
                "headers": [kind, length, identified, _NO_STORE, _NOSNIFF, *extra],
            }
        )
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else content})
        _tell(desk, call, (scope["method"], path), answer, perf_counter() - begun)

    def _route(self, scope: Scope, call: Call) -> tuple[Route, str]:
        path = scope["path"]
        found = self._routes.get(path)
        if found is None:
            if path == ENVOY or path.startswith(f"{ENVOY}/"):
                return ENVOY_ROUTE, ENVOY_ROUTE.path
            numbered = _NUMBERED.fullmatch(path)
            if numbered is not None:
                path = f"{numbered[1]}{{number}}{numbered[3]}"
                call.number = int(numbered[2])
                found = self._routes.get(path)
            if found is None:
                raise NoSuchPathError("there is nothing at this path", help="/openapi.json tells what there is")
        route = found.get("GET" if scope["method"] == "HEAD" else scope["method"])
        if route is None:
            raise WrongMethodError(f"the path takes {', '.join(sorted(found))}", help=", ".join(sorted(found)))
        return route, path

    async def _take(
        self, route: Route, call: Call, asked: tuple[Scope, dict[bytes, bytes]], receive: Receive
    ) -> Answer:
        desk = call.desk
        scope, headers = asked
        limits = desk.settings.limits
        if _size(scope["headers"]) > limits.header_bytes:
            raise HeadersTooLargeError(f"the headers have more than {limits.header_bytes:,} bytes")
        if route.role is not None:
            call.caller = caller = desk.callers.who(headers.get(b"authorization"))
            caller.take_turn()
            if isinstance(route.role, str):
                caller.require(route.role)
            elif not caller.roles.intersection(route.role):
                caller.require(route.role[0])
        if not route.while_draining and desk.draining():
            raise DrainingError("the gate is about to stop", help="ask another, or again in a moment")
        if route is ENVOY_ROUTE:
            call.scope = scope
            call.body = await read_body(receive, headers.get(b"content-length"), limits, desk.patience)
            return await route.take(call)
        call.query = scope["query_string"]
        if call.query and not route.parameters:
            raise WrongFieldsError("this path takes no parameters", field="query")
        if route.body is not None:
            body = await read_body(receive, headers.get(b"content-length"), limits, desk.patience)
            call.body = read_json_body(body, headers.get(b"content-type"), route.body, limits.body_bytes)
            key = headers.get(b"idempotency-key")
            if key is not None:
                call.key = _key(key)
        return await route.take(call)


def _refused(error: TongguanError, call: Call) -> tuple[Answer, Headers]:
    problem = problem_of(error, call.desk.headlines, call.request)
    call.told["code"] = error.code
    extra: Headers = ()
    match problem.status:
        case 401:
            extra = ((b"www-authenticate", b"Bearer"),)
        case 405:
            extra = ((b"allow", (error.help or "").encode()),)
        case 429 | 503:
            extra = ((b"retry-after", b"1"),)
        case _:
            pass
    return Answer(problem.status, problem, PROBLEM), extra


def _tell(desk: Desk, call: Call, asked: tuple[str, str], answer: Answer, seconds: float) -> None:
    method, path = asked
    desk.metrics.request(path, answer.status, seconds)
    told: dict[str, Any] = {
        "request": call.request,
        "method": method if method in {"GET", "POST"} else "-",
        "path": path,
        "status": answer.status,
        "ms": round(seconds * 1000, 2),
    }
    if call.caller is not None:
        told["caller"] = call.caller.name
    if isinstance(answer.content, OutcomeTold):
        told["outcome"] = answer.content.outcome
        told["people"] = answer.content.people
        if answer.content.receipt is not None:
            told["receipt"] = answer.content.receipt.number
        if answer.content.reasons:
            told["code"] = answer.content.reasons[0].code
    desk.log.request({**told, **call.told}, refused=answer.status >= 400)  # noqa: PLR2004 -- as HTTP has it


@cache
def _process() -> str:
    """Give what tells the requests of this process from others; asked for after the process was made."""
    return os.urandom(5).hex()


def _request_id(given: bytes | None) -> str:
    if given is not None and _REQUEST_ID.fullmatch(given):
        return given.decode()
    return f"{_process()}{next(_NUMBERS):010x}"


def _key(given: bytes) -> str:
    try:
        key = given.decode("ascii")
    except UnicodeDecodeError as error:
        raise WrongFieldsError("the idempotency key is not written in ASCII", field="idempotency-key") from error
    if not 1 <= len(key) <= 200 or not key.isprintable():  # noqa: PLR2004 -- as in the body
        raise WrongFieldsError("the idempotency key has 1 to 200 visible characters", field="idempotency-key")
    return key


def _size(headers: list[tuple[bytes, bytes]]) -> int:
    size = 0
    for name, value in headers:
        size += len(name) + len(value)
    return size


__all__ = ["Application", "application"]
