"""The plain service that the gate is measured beside: one transaction a request, the row of the counter locked.

The same server, interface, JSON library and drivers; 16 connections, each on a thread of its own; every commit synced.
It checks no clearance, knows no caller, writes no receipt and remembers no key: it counts people up to a line.

Run as ``python -m benchmarks.gate.plain ADDRESS PORT``.
"""

import asyncio
import sqlite3
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import msgspec
import psycopg
from granian.constants import HTTPModes, Interfaces
from granian.server import MPServer
from msgspec import Struct

CONNECTIONS, LINE = 16, 100_000_000
_SCHEMA = (
    "CREATE TABLE counter (name text PRIMARY KEY, people bigint NOT NULL)",
    "CREATE TABLE person (name text NOT NULL, person {bytes} NOT NULL, PRIMARY KEY (name, person)){options}",
    "INSERT INTO counter VALUES ('ordinary', 0)",
)
_READ = "SELECT people FROM counter WHERE name = 'ordinary'"
_ADD = "INSERT INTO person VALUES ('ordinary', ?) ON CONFLICT DO NOTHING"
_MOVE = "UPDATE counter SET people = people + ? WHERE name = 'ordinary'"
_of_thread = threading.local()


class _Asked(Struct):
    pseudonyms: list[str]


_DECODER = msgspec.json.Decoder(_Asked)


def make(address: str) -> None:
    """Make its tables."""
    with _open(address) as connection:
        for statement in _SCHEMA:
            sqlite = isinstance(connection, sqlite3.Connection)
            connection.execute(
                statement.replace("{bytes}", "blob" if sqlite else "bytea").replace(
                    "{options}", " WITHOUT ROWID" if sqlite else ""
                )
            )
    connection.close()


def _open(address: str) -> Any:  # noqa: ANN401 -- of either driver
    if "dbname=" in address:
        return psycopg.connect(address, autocommit=True)
    connection = sqlite3.connect(address, timeout=60, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    return connection


def admit(address: str, people: list[bytes]) -> tuple[int, int]:
    """Count people in one transaction; give how many were new, and how many there are."""
    connection = getattr(_of_thread, "connection", None)
    if connection is None:
        connection = _of_thread.connection = _open(address)
    sqlite = isinstance(connection, sqlite3.Connection)
    mark = "?" if sqlite else "%s"
    connection.execute("BEGIN IMMEDIATE" if sqlite else "BEGIN")
    try:
        read, add, move = (each.replace("?", mark) for each in (_READ, _ADD, _MOVE))
        total = connection.execute(read if sqlite else f"{read} FOR UPDATE").fetchone()[0]
        new = sum(connection.execute(add, (person,)).rowcount for person in people)
        if new and total + new <= LINE:
            connection.execute(move, (new,))
        connection.execute("COMMIT" if total + new <= LINE else "ROLLBACK")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    return new, total + new


def application(address: str) -> Callable[..., Awaitable[None]]:
    """Give the service."""
    pool = ThreadPoolExecutor(CONNECTIONS)

    async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:  # noqa: ANN401 -- as the interface has it
        if scope["type"] == "lifespan":
            await receive()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        status, content = 200, b"{}"
        if scope["method"] == "POST":
            parts, more = [], True
            while more:
                message = await receive()
                parts.append(message.get("body", b""))
                more = message.get("more_body", False)
            people = [bytes.fromhex(each) for each in _DECODER.decode(b"".join(parts)).pseudonyms]
            new, total = await asyncio.get_running_loop().run_in_executor(pool, admit, address, people)
            content = msgspec.json.encode({"outcome": "admitted", "new": new, "total": total})
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(content))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    return answer


def main() -> None:
    """Serve."""
    address, port = sys.argv[1:]
    server = MPServer(
        "benchmarks.gate.plain",
        port=int(port),
        interface=Interfaces.ASGI,
        http=HTTPModes.http1,
        websockets=False,
        log_enabled=False,
    )
    server.serve(target_loader=lambda *_, **__: application(address), wrap_loader=False)


if __name__ == "__main__":
    main()
