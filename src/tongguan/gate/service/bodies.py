"""Reads the body of a request: bounded in bytes and time, strict JSON, no unknown fields."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from functools import cache
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
from tongguan.gate.service.settings import Limits

Receive = Callable[[], Awaitable[dict[str, Any]]]
_JSON = (b"application/json", b"application/json; charset=utf-8", b"application/json;charset=utf-8")


class GoneError(Exception):
    """The client went away; nobody is answered."""


async def read_body(receive: Receive, length: bytes | None, limits: Limits) -> bytes:
    """Read a body.

    Raises:
        BodyTooLargeError: It has too many bytes, or says so.
        BodyTooSlowError: It did not arrive in time.
        GoneError: The client went away.
    """
    most = limits.body_bytes
    if length is not None and (not length.isdigit() or len(length) > 15 or int(length) > most):  # noqa: PLR2004 -- far beyond any body
        raise _too_large(most)
    try:
        async with asyncio.timeout(limits.body_seconds):
            message = await receive()
            if message["type"] != "http.request":
                raise GoneError
            body: bytes = message.get("body", b"")
            if not message.get("more_body", False):
                if len(body) > most:
                    raise _too_large(most)
                return body
            parts = [body]
            size = len(body)
            while message.get("more_body", False):
                message = await receive()
                if message["type"] != "http.request":
                    raise GoneError
                part = message.get("body", b"")
                size += len(part)
                if size > most:
                    raise _too_large(most)
                parts.append(part)
            return b"".join(parts)
    except TimeoutError as error:
        raise BodyTooSlowError(f"the body did not arrive within {limits.body_seconds} seconds") from error


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


@cache
def _decoder(model: Hashable) -> "msgspec.json.Decoder[Any]":
    return msgspec.json.Decoder(model)  # type: ignore[call-overload,no-any-return]  # -- the cache takes it for a key


def _too_large(most: int) -> BodyTooLargeError:
    return BodyTooLargeError(f"the body has more than {most:,} bytes", help="ask for fewer people at a time")
