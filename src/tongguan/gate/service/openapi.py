"""Describes the interface as OpenAPI 3.1, from the types of the routes."""

import re
from importlib.metadata import version
from typing import Any

import msgspec

from tongguan.gate.service.answered import Problem
from tongguan.gate.service.calls import Route
from tongguan.gate.service.routes import ROUTES
from tongguan.gate.service.routes.operating import OPEN
from tongguan.identity import load_identity_book

_NO_NAME = re.compile("[^a-z0-9]+")
_REF = "#/components/schemas/{name}"
_PROBLEM = "application/problem+json"
_JSON = "application/json"
_OF_EVERY_ROUTE = {
    400: "The request cannot be read",
    431: "The headers are too large",
    500: "Something went wrong inside",
}
_OF_BODIES = {408: "The body came too slowly", 413: "The body is too large", 415: "The body is not said to be JSON"}
_OF_CALLERS = {
    401: "Nobody is believed to be calling",
    403: "The caller may not ask this",
    429: "The caller asks too often",
}
_OF_MATTERS = {404: "There is no such matter, or it is closed"}
_OF_WORK = {409: "The year is not open, or closed", 503: "The gate cannot answer now; nothing may go out"}
_WRONG = {422: "A field or parameter is wrong"}
_SAYS = {
    200: "Done; of admissions: it may go out",
    201: "Places are kept; nothing may go out before they are confirmed",
    403: "Refused: it may not go out",
    409: "The key or the matter belongs to something else",
    422: "The request contradicts itself",
    423: "Held until somebody reviews it: it may not go out",
    503: "The gate cannot decide now: it may not go out",
}


def document() -> dict[str, Any]:
    """Give the document."""
    types = {kind for route in ROUTES for kind in (route.body, *route.answers.values()) if kind is not None}
    schemas, components = msgspec.json.schema_components(
        sorted(types | {Problem}, key=lambda kind: kind.__name__), ref_template=_REF
    )
    del schemas
    _name_kinds(components)
    paths: dict[str, dict[str, Any]] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "tongguan gate",
            "version": version("tongguan"),
            "description": "Admits, holds or refuses exports of personal information; only 200 lets them out.",
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _operation(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = {
        "operationId": _NO_NAME.sub("_", f"{route.method.lower()}{route.path}").strip("_"),
        "summary": route.says,
        "responses": _responses(route),
    }
    parameters = _parameters(route)
    if parameters:
        found["parameters"] = parameters
    if route.role is not None:
        found["security"] = [{"token": []}]
    if route.body is not None:
        found["requestBody"] = {"required": True, "content": {_JSON: {"schema": _schema(route.body)}}}
    return found


def _parameters(route: Route) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"name": name, "in": "query", "required": False, "schema": schema} for name, schema in route.parameters.items()
    ]
    if "{number}" in route.path:
        number = {"type": "integer", "minimum": 1, "maximum": 10**15 - 1}
        found.append({"name": "number", "in": "path", "required": True, "schema": number})
    if route.body is not None and "key" in route.body.__struct_fields__:
        key = {"type": "string", "minLength": 1, "maxLength": 200, "pattern": "^[ -~]+$"}
        found.append({"name": "Idempotency-Key", "in": "header", "required": False, "schema": key})
    return found


def _responses(route: Route) -> dict[str, Any]:
    refusals = dict(_OF_EVERY_ROUTE)
    if route.role is not None:
        refusals |= _OF_CALLERS | _OF_WORK
    if route.body is not None:
        refusals |= _OF_BODIES
    if route.body is not None or route.parameters or route.role is not None or route.path in OPEN:
        refusals |= _WRONG
    if "{number}" in route.path:
        refusals |= _OF_MATTERS
    found: dict[str, Any] = {}
    for status, kind in route.answers.items():
        content = {_JSON: {"schema": _schema(kind)}} if kind is not None else _text(route)
        found[str(status)] = {"description": _SAYS.get(status, "Done"), "content": content}
    for status, says in refusals.items():
        answer = found.setdefault(str(status), {"description": says, "content": {}})
        answer["content"][_PROBLEM] = {"schema": _schema(Problem)}
    return dict(sorted(found.items()))


def _text(route: Route) -> dict[str, Any]:
    if route.path.endswith(".json"):
        return {_JSON: {"schema": {"type": "object"}}}
    return {"text/plain": {"schema": {"type": "string"}}}


def _schema(kind: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": _REF.format(name=kind.__name__)}


def _name_kinds(components: dict[str, Any]) -> None:
    """Say which kinds of identifiers there are, wherever identifiers stand."""
    book = load_identity_book()
    kinds = {"enum": sorted((*book.kinds, *book.mixtures))}
    for name in ("AdmissionAsked", "ReservationAsked", "ExportAsked", "WithdrawalAsked", "MergeAsked"):
        person = components[name]["properties"]["people"]["items"]
        person["propertyNames"] = kinds
