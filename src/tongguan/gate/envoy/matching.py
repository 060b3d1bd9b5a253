"""Finds the rule for a request. Paths are compared as they were written; what could mean two things fits none."""

from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote_to_bytes

from tongguan.gate.envoy.compiling import Ready
from tongguan.gate.envoy.errors import NotExtractedError

_DOUBTFUL = frozenset(b"/\\%;?#" + bytes(range(32)))
"""What some servers cut a segment at, or read once more."""


class Passing(NamedTuple):
    """A request that passes by, as Envoy tells it.

    Attributes:
        method: The method.
        host: The host, with a port or without.
        path: The path as it was written, without the prefix of the gate.
        query: The query as it was written.
        headers: The headers, by name in lower case.
        body: The body.
    """

    method: str
    host: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes


class Fitting(NamedTuple):
    """The rule for a request, and what stood in its path."""

    ready: Ready
    segments: dict[str, str]


def fitting(rules: tuple[Ready, ...], passing: Passing) -> Fitting:
    """Find the first rule that fits.

    Raises:
        NotExtractedError: None does, or a parameter of the query is not known to it.
    """
    given = _written(passing.path)
    for ready in rules:
        if passing.method not in ready.rule.methods or not _is_host(ready.rule.host, passing.host):
            continue
        segments = _segments(ready, given)
        if segments is not None:
            _check_query(ready, passing.query)
            return Fitting(ready, segments)
    raise NotExtractedError("no rule is for this method, host and path")


def _written(path: str) -> list[str]:
    if not path.startswith("/"):
        raise NotExtractedError("the path does not begin with a slash")
    texts = path[1:].split("/") if path != "/" else []
    for text in texts:
        plain = unquote_to_bytes(text)
        if plain in (b"", b".", b"..") or not _DOUBTFUL.isdisjoint(plain):
            raise NotExtractedError("the path can be read in two ways")
    return texts


def _segments(ready: Ready, given: list[str]) -> dict[str, str] | None:
    wanted = ready.segments
    if len(given) < len(wanted) or (len(given) > len(wanted) and not ready.rest):
        return None
    found = {}
    for (name, open_), text in zip(wanted, given, strict=False):
        if open_:
            try:
                found[name] = unquote_to_bytes(text).decode()
            except UnicodeDecodeError:
                return None
        elif name != text:
            return None
    return found


def _is_host(wanted: str | None, given: str) -> bool:
    if wanted is None:
        return True
    host = given.lower()
    if not host.endswith("]"):
        name, _, port = host.rpartition(":")
        host = name if name and port.isdigit() else host
    wanted = wanted.lower()
    return host.endswith(wanted[1:]) and len(host) >= len(wanted) if wanted.startswith("*.") else host == wanted


def _check_query(ready: Ready, query: str) -> None:
    if not query:
        return
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise NotExtractedError("the query cannot be read") from error
    if any(name not in ready.rule.query for name, _ in pairs):
        raise NotExtractedError(f"the rule `{ready.rule.name}` does not name a parameter of the query")
