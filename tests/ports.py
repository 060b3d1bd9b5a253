"""Ports for the servers that the tests start."""

import os
import random
import socket

_LOWEST, _HIGHEST = 15_000, 32_000
_drawn = random.Random(os.getpid())  # noqa: S311 -- no secret


def free_port() -> int:
    """Give a port nobody listens at, below those that the system gives to connections that go out."""
    while True:
        port = _drawn.randint(_LOWEST, _HIGHEST)
        with socket.socket() as listener:
            try:
                listener.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
