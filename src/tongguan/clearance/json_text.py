"""Reads JSON from people who may mean harm: bounded, each key once, no numbers that are none."""

import json
from typing import Any, NoReturn, TypeVar

import msgspec

from tongguan.clearance.errors import (
    NotATokenError,
    RepeatedKeyError,
    TokenTooLargeError,
    TooDeepError,
    WrongContentsError,
)

_Model = TypeVar("_Model")


def check_json(text: bytes, most: int) -> None:
    """Refuse what a strict reader must not accept; the shape is not looked at.

    Raises:
        TokenTooLargeError: It has more than ``most`` bytes.
        NotATokenError: It is not JSON in UTF-8.
        TooDeepError: It is nested more deeply than Python's own reader goes.
        RepeatedKeyError: An object has a key twice; other readers would keep either.
    """
    if len(text) > most:
        raise TokenTooLargeError(f"the JSON has {len(text):,} bytes, and at most {most:,} are read")
    try:
        _STRICT.decode(text.decode("utf-8"))
    except RecursionError as error:
        raise TooDeepError("the JSON is nested too deeply") from error
    except ValueError as error:
        raise NotATokenError("the text is not JSON in UTF-8") from error


def read_json(text: bytes, model: type[_Model], most: int) -> _Model:
    """Read strict JSON as ``model``; fields that it does not know are refused.

    Raises:
        ClearanceError: As ``check_json``, and ``WrongContentsError`` where the shape is another.
    """
    check_json(text, most)
    try:
        return msgspec.json.decode(text, type=model)
    except msgspec.ValidationError as error:
        raise WrongContentsError(f"the contents are not of the form: {_plain(error)}") from error
    except (msgspec.DecodeError, RecursionError) as error:
        raise NotATokenError("the text is not JSON in UTF-8") from error


def write_json(contents: object) -> bytes:
    """Give the one canonical text of ``contents``: fields in the order of the model, no spaces."""
    return msgspec.json.encode(contents)


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise RepeatedKeyError(f"the key `{twice[:40]}` stands twice in one object")
    return found


def _no_number(text: str) -> NoReturn:
    raise ValueError(text)


def _plain(error: msgspec.ValidationError) -> str:
    return str(error)[:200]


_STRICT = json.JSONDecoder(object_pairs_hook=_each_once, parse_constant=_no_number)
