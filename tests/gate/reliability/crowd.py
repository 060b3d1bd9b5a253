"""Many clients at once: each asks for one person at a time until it is answered, whatever happens to the gates."""

import asyncio
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.gate.service.offices import Office, asked

ADMITTED, HELD = 200, 423
_PATIENCE = 120.0


class Answer(NamedTuple):
    """What a person's request was answered."""

    status: int
    receipt: int
    hash: str


@dataclass
class Crowd:
    """Clients of several gates.

    Attributes:
        answers: By person; the first that decided, and every later one is the same.
        statuses: How often each status was answered, those that were asked again too.
        broken: How many requests were never answered.
    """

    office: Office
    ports: Sequence[int]
    answers: dict[int, Answer] = field(default_factory=dict)
    statuses: Counter[int] = field(default_factory=Counter)
    broken: int = 0
    _moved: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, people: Sequence[int], clients: int = 64) -> None:
        """Ask for every person, by many clients at once."""
        waiting = iter(people)
        headers = self.office.headers()["authorization"]

        async def client(number: int) -> None:
            line = Line(self.ports[number % len(self.ports)], headers)
            for person in waiting:
                await self._until_answered(line, person)
            line.close()

        await asyncio.wait_for(asyncio.gather(*(client(number) for number in range(clients))), _PATIENCE)

    async def _until_answered(self, line: "Line", person: int) -> None:
        while True:
            try:
                status, told = await line.post("/v1/admissions", body_of(person))
            except (OSError, EOFError, ValueError):
                self.broken += 1
                await asyncio.sleep(0.05)
                continue
            self.statuses[status] += 1
            if status in (ADMITTED, HELD):
                receipt = told["receipt"]
                answer = Answer(status, receipt["number"], receipt["hash"])
                assert self.answers.setdefault(person, answer) == answer
                self._moved.set()
                return
            assert told.get("outcome", "refused") == "refused", told
            await asyncio.sleep(0.05)

    @property
    def admitted(self) -> list[int]:
        """Give who was admitted."""
        return [person for person, answer in self.answers.items() if answer.status == ADMITTED]

    def anchors(self) -> dict[int, bytes]:
        """Give the receipts that callers hold, to hold the ledger against."""
        return {each.receipt: bytes.fromhex(each.hash) for each in self.answers.values()}

    async def reached(self, answers: int) -> None:
        """Wait until so many were answered."""
        while len(self.answers) < answers:
            self._moved.clear()
            await self._moved.wait()


class Line:
    """One connection, opened anew when it broke."""

    def __init__(self, port: int, authorization: str) -> None:
        self._port, self._authorization = port, authorization
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, body: bytes, **headers: str) -> tuple[int, Any]:
        """Post a body; give the status and the answer."""
        told = {"authorization": self._authorization, "content-type": "application/json", **headers}
        lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in told.items())
        head = f"POST {path} HTTP/1.1\r\nhost: gate\r\n{lines}content-length: {len(body)}\r\n\r\n"
        try:
            if self._open is None:
                self._open = await asyncio.open_connection("127.0.0.1", self._port)
            reader, writer = self._open
            writer.write(head.encode() + body)
            answered = await reader.readuntil(b"\r\n\r\n")
            length = int(answered.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0])
            return int(answered[9:12]), json.loads(await reader.readexactly(length))
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Hang up."""
        if self._open is not None:
            self._open[1].close()
            self._open = None


def body_of(person: int) -> bytes:
    """Give the request for one person, the same whenever it is made."""
    return json.dumps(asked(people=[], pseudonyms=[f"{person:032x}"], key=f"person-{person}")).encode()
