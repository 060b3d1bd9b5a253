"""Reads a request that passes by: what goes out, to whom, about whom. Nothing is guessed."""

from typing import Any

import msgspec

from tongguan.clearance import ClearanceError, check_json
from tongguan.gate.envoy.compiling import Found, Person, Ready
from tongguan.gate.envoy.errors import NotExtractedError
from tongguan.gate.envoy.extraction import Source
from tongguan.gate.envoy.matching import Fitting, Passing, fitting
from tongguan.gate.envoy.places import parse_place, values_at
from tongguan.gate.service.asked import AdmissionAsked

PARTIAL = "x-envoy-auth-partial-body"
_JSON = frozenset({"application/json", "application/json; charset=utf-8", "application/json;charset=utf-8"})
_WITHOUT_BODY = frozenset({"GET", "HEAD", "DELETE"})
_EMPTY: dict[str, Any] = {}


def read_passing(rules: tuple[Ready, ...], passing: Passing, most: int) -> AdmissionAsked:
    """Read what is asked.

    Args:
        rules: The rules.
        passing: The request.
        most: The most bytes of a body.

    Raises:
        NotExtractedError: It cannot be read, or the rules do not say how.
    """
    fits = fitting(rules, passing)
    body = _body(passing, most)
    rule = fits.ready.rule
    people: list[dict[str, list[str]]] = []
    pseudonyms: list[str] = []
    for person in fits.ready.people:
        for at in _people_at(body, person):
            if person.pseudonym is not None:
                pseudonyms.append(_only(_texts(person.pseudonym, at, fits, passing)))
            else:
                people.append(_identifiers(person, at, fits, passing))
    if not people and not pseudonyms:
        raise NotExtractedError("the request names nobody where its rule looks")
    told = {
        "export": _value(rule.export, body, fits, passing),
        "recipient": _value(rule.recipient, body, fits, passing),
        "territory": _value(rule.territory, body, fits, passing),
        "data_items": tuple(dict.fromkeys((*fits.ready.fields.items_of(body), *rule.always))),
        "onward": rule.onward,
        "people": people,
        "pseudonyms": pseudonyms,
        **({"clearance": rule.clearance} if rule.clearance is not None else {}),
        **_key(rule.key, body, fits, passing),
    }
    try:
        return msgspec.convert(told, AdmissionAsked)
    except msgspec.ValidationError as error:
        field = str(error).partition(" - at `$.")[2].rstrip("`").partition("[")[0]
        raise NotExtractedError(
            "what was read of the request is not of a form that is asked for", field=field
        ) from error


def _body(passing: Passing, most: int) -> Any:  # noqa: ANN401 -- JSON of any shape
    if passing.headers.get(PARTIAL, "false").lower() != "false":
        raise NotExtractedError("the body was cut off on its way", help="raise `max_request_bytes` of Envoy")
    encoding = passing.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("", "identity"):
        raise NotExtractedError("the body is compressed, and cannot be looked into")
    if not passing.body:
        if passing.method not in _WITHOUT_BODY:
            raise NotExtractedError("there is no body", help="`with_request_body` of Envoy must be set")
        return _EMPTY
    if passing.headers.get("content-type", "").strip().lower() not in _JSON:
        raise NotExtractedError("the body is not said to be `application/json`")
    try:
        check_json(passing.body, most)
        return msgspec.json.decode(passing.body)
    except (ClearanceError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotExtractedError("the body is no strict JSON in UTF-8") from error


def _people_at(body: object, person: Person) -> list[Any]:
    places = [where for _, where in person.kinds] + ([person.pseudonym] if person.pseudonym is not None else [])
    if body is _EMPTY and not person.at and not any(isinstance(each, tuple) for each in places):
        return [None]  # somebody whom the path or a header names
    return list(values_at(body, person.at))


def _identifiers(person: Person, at: object, fits: Fitting, passing: Passing) -> dict[str, list[str]]:
    found = {kind: _texts(where, at, fits, passing) for kind, where in person.kinds}
    named = {kind: texts for kind, texts in found.items() if texts}
    if not named:
        raise NotExtractedError("the request speaks of somebody whom no identifier names")
    return named


def _texts(where: Found, at: object, fits: Fitting, passing: Passing) -> list[str]:
    if isinstance(where, str):
        kind, _, name = where.partition(":")
        text = passing.headers.get(name, "") if kind == "header" else fits.segments.get(name, "")
        return [text] if text.strip() else []
    found = []
    for value in values_at(at, where):
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise NotExtractedError("an identifier is neither a text nor a whole number")
        if str(value).strip():
            found.append(str(value))
    return found


def _value(value: str | Source, body: object, fits: Fitting, passing: Passing) -> str:
    if isinstance(value, str):
        return value
    return _only(_sourced(value, body, fits, passing))


def _key(source: Source, body: object, fits: Fitting, passing: Passing) -> dict[str, str]:
    """Give the idempotency key; without one each request is another."""
    found = _sourced(source, body, fits, passing)
    return {"key": f"envoy/{_only(found)}"[:200]} if found else {}


def _sourced(source: Source, body: object, fits: Fitting, passing: Passing) -> list[str]:
    if source.json is not None:
        return _texts(parse_place(source.json) or (), body, fits, passing)
    return _texts(f"header:{source.header}" if source.header else f"segment:{source.segment}", body, fits, passing)


def _only(found: list[str]) -> str:
    if len(set(found)) != 1:
        raise NotExtractedError("what the request is about stands nowhere, or twice")
    return found[0]
