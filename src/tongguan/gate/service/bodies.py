"""Reads the body of a request: bounded in bytes and time, strict JSON, no unknown fields."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import msgspec

from tongguan.clearance import ClearanceError, check_json
from tongguan.clearance.errors import RepeatedKeyError, TooDeepError
from tongguan.gate.service.errors import (
    BodyTooLargeError,
    BodyTooSlowError,
    NotJsonError,
    RepeatedFieldError,
    RequestError,
    TooDeepBodyError,
    WrongContentTypeError,
    WrongFieldsError,
)
from tongguan.gate.service.patience import Patience, took_too_long
from tongguan.gate.service.settings import Limits

Receive = Callable[[], Awaitable[dict[str, Any]]]
_DECODERS: dict[type[Any], "msgspec.json.Decoder[Any]"] = {}
_JSON = (b"application/json", b"application/json; charset=utf-8", b"application/json;charset=utf-8")


class GoneError(Exception):
    """The client went away; nobody is answered."""


async def read_body(receive: Receive, length: bytes | None, limits: Limits, patience: Patience) -> bytes:
    """Read a body, on the task of its request.

    Raises:
        BodyTooLargeError: It has too many bytes, or says so.
        BodyTooSlowError: It did not arrive in time.
        GoneError: The client went away.
    """
    most = limits.body_bytes
    if length is not None and (not length.isdigit() or len(length) > 15 or int(length) > most):  # noqa: PLR2004 -- far beyond any body
        raise _too_large(most)
    reading = asyncio.current_task()
    if reading is None:
        raise RuntimeError("a body is read on a task")
    patience.watch(reading, limits.body_seconds)
    try:
        return await _read(receive, most)
    except asyncio.CancelledError as error:
        if not took_too_long(error):
            raise
        reading.uncancel()
        raise BodyTooSlowError(f"the body did not arrive within {limits.body_seconds} seconds") from error
    finally:
        patience.forget(reading)


async def _read(receive: Receive, most: int) -> bytes:
    parts: list[bytes] = []
    size, more = 0, True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            raise GoneError
        part: bytes = message.get("body", b"")
        more = message.get("more_body", False)
        size += len(part)
        if size > most:
            raise _too_large(most)
        parts.append(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def read_json_body(body: bytes, content_type: bytes | None, model: type[Any], most: int) -> Any:  # noqa: ANN401 -- the type of the route
    """Read JSON of a type.

    Raises:
        RequestError: It is not said to be JSON, is none, or has other fields.
    """
    if content_type is None or content_type.lower().strip() not in _JSON:
        raise WrongContentTypeError(
            "the body is not said to be `application/json`", help="content-type: application/json"
        )
    try:
        check_json(body, most)
    except RepeatedKeyError as error:
        raise RepeatedFieldError("a field stands twice in one object") from error
    except TooDeepError as error:
        raise TooDeepBodyError("the body is nested too deeply") from error
    except ClearanceError as error:
        raise NotJsonError("the body is no JSON in UTF-8") from error
    try:
        return _decoder(model).decode(body)
    except msgspec.ValidationError as error:
        raise wrong_fields(error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotJsonError("the body is no JSON in UTF-8") from error


def wrong_fields(error: msgspec.ValidationError) -> RequestError:
    """Tell which field is wrong, and how; never what stood in it."""
    said, _, at = str(error).partition(" - at `")
    field = at.rstrip("`").removeprefix("$").lstrip(".") or None
    return WrongFieldsError(said[:1].lower() + said[1:300], field=field)


def _decoder(model: type[Any]) -> "msgspec.json.Decoder[Any]":
    found = _DECODERS.get(model)
    if found is None:
        found = _DECODERS[model] = msgspec.json.Decoder(model)
    return found


def _too_large(most: int) -> BodyTooLargeError:
    return BodyTooLargeError(f"the body has more than {most:,} bytes", help="ask for fewer people at a time")
