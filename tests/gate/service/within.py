"""A gate within the test: its application, asked over ASGI, without a server."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from tests.gate.service.offices import Office, asked
from tongguan.cli.failing import headlines
from tongguan.cli.gate.configuring import configured
from tongguan.gate.service import Desk, application, open_desk
from tongguan.gate.service.logs import Log


class Within:
    """Asks one gate; each call is a run of its own loop."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.logged: list[bytes] = []
        self.draining = False
        self.desk: Desk | None = None

    @asynccontextmanager
    async def open(self) -> AsyncIterator[httpx.AsyncClient]:
        """Open the gate for a time, and give who asks it."""
        read = configured(self.office.folder / "gate.yaml")

        def opened() -> Desk:
            self.desk = open_desk(
                read.settings,
                read.folder,
                headlines(),
                draining=lambda: self.draining,
                log=Log("all", write=self.logged.append),
            )
            return self.desk

        app = application(opened)
        asking: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        told: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        living: asyncio.Future[None] = asyncio.ensure_future(app({"type": "lifespan"}, asking.get, told.put))
        await asking.put({"type": "lifespan.startup"})
        answer = await told.get()
        assert answer["type"] == "lifespan.startup.complete", answer
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]  # -- the same protocol, other names
        try:
            async with httpx.AsyncClient(transport=transport, base_url="http://gate") as client:
                yield client
        finally:
            await asking.put({"type": "lifespan.shutdown"})
            await living

    def run(self, ask: Callable[[httpx.AsyncClient], Any]) -> Any:
        """Run one thing with the gate open."""

        async def once() -> Any:
            async with self.open() as client:
                return await ask(client)

        return asyncio.run(once())

    def admit(self, caller: str = "crm", **given: Any) -> httpx.Response:
        """Ask for an admission."""
        return self.post("/v1/admissions", asked(**given), caller)

    def post(self, path: str, body: Any, caller: str = "crm") -> httpx.Response:
        found: httpx.Response = self.run(
            lambda client: client.post(path, json=body, headers=self.office.headers(caller))
        )
        return found

    def get(self, path: str, caller: str = "desk") -> httpx.Response:
        found: httpx.Response = self.run(lambda client: client.get(path, headers=self.office.headers(caller)))
        return found

    def raw(self, body: bytes, **headers: str) -> httpx.Response:
        """Send bytes as a body."""
        given = {**self.office.headers(), "content-type": "application/json", **headers}
        found: httpx.Response = self.run(lambda client: client.post("/v1/admissions", content=body, headers=given))
        return found

    @property
    def log(self) -> str:
        """Everything that was logged."""
        return b"".join(self.logged).decode()


@pytest.fixture
def office(tmp_path: Any) -> Office:
    """An office with an open ledger."""
    made = Office(tmp_path)
    made.make_ledger()
    return made


@pytest.fixture
def gate(office: Office) -> Within:
    """A gate."""
    return Within(office)
