"""``/v1/envoy/…``: what Envoy asks before it lets a request pass. Only 200 lets it."""

from typing import Final

from tongguan.gate.envoy.errors import NotExtractedError
from tongguan.gate.envoy.matching import Passing
from tongguan.gate.envoy.reading import read_passing
from tongguan.gate.service.admitting import decide
from tongguan.gate.service.answered import OutcomeTold, Problem
from tongguan.gate.service.calls import Answer, Call, Headers, Route
from tongguan.gate.service.errors import NoSuchPathError, RequestError

PREFIX: Final = "/v1/envoy"
RECEIPT: Final = "x-tongguan-receipt"
OBSERVED: Final = "x-tongguan-observed"
_PROBLEM = "application/problem+json"
_PASSES, _DENIED, _FAILED = 200, 403, 500


async def check(call: Call) -> Answer:
    """Let a request pass whose people are all admitted; deny any other with the reason.

    Raises:
        NoSuchPathError: The gate was given no rules.
        RequestError: The caller may not ask, or the gate cannot answer.
    """
    desk = call.desk
    if not desk.rules:
        raise NoSuchPathError("this gate has no rules for Envoy", help="name them under `envoy`")
    try:
        asked = read_passing(desk.rules, _passing(call), desk.settings.limits.body_bytes)
    except NotExtractedError as error:
        desk.metrics.outcome("refused", error.code, 0)
        if not desk.settings.observe:
            raise
        call.told["code"] = error.code
        return _pass(call, 0, observed=True)
    try:
        answer = await decide(call, asked)
    except RequestError as error:
        if error.status >= _FAILED or error.status == _DENIED:
            raise
        raise NotExtractedError(error.message, help=error.help, field=error.field) from error
    told = answer.content
    if not isinstance(told, OutcomeTold):
        raise TypeError("an admission is answered with an outcome")
    if answer.status == _PASSES and told.outcome == "admitted" and told.admitted == told.people and not told.left:
        return _pass(call, told.receipt.number if told.receipt is not None else 0, observed=told.observed)
    return _deny(call, told)


def _passing(call: Call) -> Passing:
    scope = call.scope
    written: bytes = scope.get("raw_path") or scope["path"].encode()
    path = written.decode("latin-1").partition("?")[0]
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key = name.decode("latin-1").lower()
        if key in headers and key != "cookie":
            raise NotExtractedError(f"the header `{key}` stands twice")
        headers[key] = value.decode("latin-1")
    return Passing(
        method=scope["method"],
        host=headers.get("host", ""),
        path=path.removeprefix(PREFIX) or "/",
        query=scope["query_string"].decode("latin-1"),
        headers=headers,
        body=call.body,
    )


def _pass(call: Call, receipt: int, *, observed: bool) -> Answer:
    headers: Headers = (
        (RECEIPT.encode(), b"%d" % receipt),
        (OBSERVED.encode(), b"true" if observed else b"false"),
    )
    call.told |= {"outcome": "admitted", "receipt": receipt}
    return Answer(_PASSES, b"", "text/plain", headers)


def _deny(call: Call, told: OutcomeTold) -> Answer:
    reason = told.reasons[0] if told.reasons else None
    code = reason.code if reason is not None else told.outcome
    call.told |= {"outcome": told.outcome, "code": code}
    number = f", to be reviewed under number {told.matter}" if told.outcome == "held" and told.matter else ""
    problem = Problem(
        type=f"urn:tongguan:error:{code}",
        title=told.outcome,
        status=_DENIED,
        detail=f"{told.outcome}{number}: {reason.en if reason is not None else 'no reason was given'}",
        code=code,
        zh=reason.zh if reason is not None else "未放行",
        en=reason.en if reason is not None else "not admitted",
        help=", ".join(reason.cites) or None if reason is not None else None,
        request=call.request,
    )
    return Answer(_DENIED, problem, _PROBLEM)


ROUTE = Route("*", f"{PREFIX}/…", check, "Let a request pass Envoy", "caller", {}, while_draining=False)
