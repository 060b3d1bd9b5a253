"""The page of gates: every field of their configuration, and every path that they answer."""

import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from tongguan.gate.service import settings
from tongguan.gate.service.routes import ROUTES
from tools import markdown

_PAGE = Path("docs/reference/gate.md")
_PARTS: dict[str, type[msgspec.Struct]] = {
    "The file": settings.Settings,
    "`ledger`": settings.LedgerPlace,
    "`issuer`": settings.IssuerPlace,
    "An entry of `handlers`": settings.Handler,
    "An entry of `handlers[…].keys`": settings.KeyPlace,
    "`callers`": settings.Callers,
    "An entry of `callers.known`": settings.KnownCaller,
    "`listen`": settings.Listen,
    "`listen.tls`": settings.Tls,
    "`limits`": settings.Limits,
}
_ATTRIBUTE = re.compile(r"^([a-z_]+): (.*)$")
_INTRO = """\
`tongguan gate serve CONFIG` reads one strict YAML file; files in it are relative to its folder.
[Run a gate](../how-to/run-a-gate.md) shows it at work.
[Decision 19](../decisions/0019-the-gate-over-http.md) says why it is as it is."""
_OF_PATHS = """\
The gate describes itself in full, with every field and error, at `/openapi.json` (OpenAPI 3.1).
Answers that refuse a request before anything was counted are `application/problem+json` with `code`, `zh` and `en`."""


def generate() -> dict[Path, str]:
    """Give the page."""
    sections = [_INTRO, "## Configuration"]
    for name, part in _PARTS.items():
        rows = [(f"`{field}`", standard, says) for field, standard, says in _fields(part)]
        sections += [f"### {name}", _first(part), markdown.table(("field", "standard", "means"), rows)]
    paths = [
        (
            f"`{route.method} {route.path}`",
            _role(route.role),
            route.says,
            ", ".join(str(status) for status in route.answers),
        )
        for route in ROUTES
    ]
    sections += ["## Paths", _OF_PATHS, markdown.table(("path", "role", "what it does", "answers"), paths)]
    return {_PAGE: markdown.page("The gate", *sections)}


def _fields(part: type[msgspec.Struct]) -> Iterator[tuple[str, str, str]]:
    told = _attributes(part)
    for field in msgspec.structs.fields(part):
        yield field.encode_name, _standard(field), told.get(field.encode_name, "")


def _attributes(part: type) -> dict[str, str]:
    """Give what the docstring says of each attribute."""
    found: dict[str, str] = {}
    last = ""
    for line in inspect.cleandoc(part.__doc__ or "").partition("Attributes:\n")[2].splitlines():
        match = _ATTRIBUTE.match(line.removeprefix("    "))
        if match is not None:
            last = match[1]
            found[last] = match[2]
        elif last:
            found[last] += f" {line.strip()}"
    return {name: says.replace("``", "`") for name, says in found.items()}


def _first(part: type) -> str:
    return inspect.cleandoc(part.__doc__ or "").partition("\n\n")[0].replace("\n", " ").replace("``", "`")


def _standard(field: msgspec.structs.FieldInfo) -> str:
    if field.required:
        return "needed"
    value: Any = field.default if field.default is not msgspec.NODEFAULT else None
    if isinstance(value, msgspec.Struct) or value in (None, ()):
        return ""
    if isinstance(value, tuple):
        return f"`[{', '.join(map(str, value))}]`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _role(role: str | tuple[str, ...] | None) -> str:
    if role is None:
        return "everybody"
    return ", ".join(f"`{each}`" for each in ((role,) if isinstance(role, str) else role))
