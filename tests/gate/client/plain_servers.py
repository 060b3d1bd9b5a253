"""Servers that answer what a gate would not, byte by byte."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Odd:
    """Answers each request with the next of its answers, the last one again and again; keeps what it was asked."""

    def __init__(self, answers: list[bytes | None], slowly: float = 0.0) -> None:
        self.answers = answers
        self.slowly = slowly
        self.asked: list[bytes] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join(5)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        try:
            self.asked.append(_request(connection))
            answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
            if answer is None:
                return
            for byte in [answer] if not self.slowly else [answer[at : at + 1] for at in range(len(answer))]:
                connection.sendall(byte)
                time.sleep(self.slowly)
        except OSError:
            return


@contextmanager
def odd(*answers: bytes | None, slowly: float = 0.0) -> Iterator[Odd]:
    """Serve for a while."""
    server = Odd(list(answers), slowly)
    try:
        yield server
    finally:
        server.close()


def answer(status: int, body: bytes, content_type: str = "application/json", more: str = "") -> bytes:
    """Write an answer."""
    head = f"HTTP/1.1 {status} Said\r\ncontent-type: {content_type}\r\ncontent-length: {len(body)}\r\n{more}"
    return head.encode() + b"connection: close\r\n\r\n" + body


def _request(connection: socket.socket) -> bytes:
    got = b""
    while b"\r\n\r\n" not in got:
        got += connection.recv(65536)
    head, _, body = got.partition(b"\r\n\r\n")
    length = next(
        int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body
