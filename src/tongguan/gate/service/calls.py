"""One request as a route sees it, and what the route answers."""

from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from msgspec import Struct

from tongguan.gate.service.callers import Caller
from tongguan.gate.service.desk import Desk
from tongguan.gate.service.errors import WrongFieldsError
from tongguan.gate.service.settings import Role

_MOST_NUMBER = 2**53
_MOST_DIGITS = 16


@dataclass(slots=True)
class Call:
    """A request that was read and whose caller is known.

    Attributes:
        desk: The gate.
        request: The id of the request.
        caller: Who asks; nobody where the route asks for nobody.
        number: The number in the path.
        body: The body, of the route's type.
        key: The idempotency key of the headers.
        query: The query as it was written.
        told: What the log is told beside.
        scope: The request as the server tells it, for the route that looks at all of it.
    """

    desk: Desk
    request: str
    caller: Caller | None = None
    number: int = 0
    body: Any = None
    key: str = ""
    query: bytes = b""
    told: dict[str, Any] = field(default_factory=dict)
    scope: MutableMapping[str, Any] = field(default_factory=dict)

    @property
    def by(self) -> Caller:
        """Who asks."""
        if self.caller is None:
            raise RuntimeError("the route is open to everybody")
        return self.caller

    def parameters(self, *known: str) -> dict[str, str]:
        """Give the parameters of the query.

        Raises:
            WrongFieldsError: One is unknown, stands twice, or cannot be read.
        """
        if not self.query:
            return {}
        try:
            pairs = parse_qsl(
                self.query.decode("ascii"),
                keep_blank_values=True,
                strict_parsing=True,
                errors="strict",
                max_num_fields=20,
            )
        except ValueError as error:
            raise WrongFieldsError("the query cannot be read") from error
        found = dict(pairs)
        for name, _ in pairs:
            if name not in known:
                raise WrongFieldsError(
                    "there is no such parameter", help=f"parameters: {', '.join(known)}", field="query"
                )
        if len(found) != len(pairs):
            raise WrongFieldsError("a parameter stands twice", field="query")
        return found

    def whole(self, given: str | None, name: str, otherwise: int, most: int) -> int:
        """Read a whole number of the query.

        Raises:
            WrongFieldsError: It is none, or too large.
        """
        if given is None:
            return otherwise
        if not (given.isascii() and given.isdigit() and len(given) <= _MOST_DIGITS and int(given) <= most):
            raise WrongFieldsError(f"`{name}` is a whole number up to {most}", field=name)
        return int(given)


Headers = tuple[tuple[bytes, bytes], ...]


class Answer(NamedTuple):
    """What is answered: a status and a value that becomes JSON, or bytes with their type; headers beside."""

    status: int
    content: Struct | bytes
    content_type: str = "application/json"
    headers: Headers = ()


Take = Callable[[Call], Awaitable[Answer]]


@dataclass(frozen=True, slots=True)
class Route:
    """One method of one path.

    Attributes:
        method: The method.
        path: The path, with ``{number}`` where a number stands.
        take: What answers.
        says: What it is for.
        role: The role of callers; ``None`` where everybody may ask.
        body: The type of its JSON body.
        answers: The type of the answer, by status; ``None`` is text.
        parameters: The parameters of its query, with their JSON Schema.
        while_draining: Whether it answers while the gate is about to stop.
    """

    method: str
    path: str
    take: Take
    says: str
    role: Role | tuple[Role, ...] | None
    answers: dict[int, type[Struct] | None]
    body: type[Struct] | None = None
    parameters: dict[str, dict[str, Any]] = field(default_factory=dict)
    while_draining: bool = True
