"""A client that costs little: raw sockets kept open, one request at a time on each, answers read but not parsed.

``python -m benchmarks.gate.client`` reads what it shall do as JSON and tells what it found; it is a process of its own,
so that its time is not the service's.
"""

import json
import select
import socket
import sys
import time
from collections import deque
from collections.abc import Iterator
from itertools import count
from typing import Any

import msgspec
from msgspec import Struct

_END_OF_HEADERS = b"\r\n\r\n"
_LENGTH = b"content-length: "


class Asked(Struct, kw_only=True):
    """What the client shall do.

    Attributes:
        port: Where the service listens, on this machine.
        path: The path it takes.
        headers: Further headers.
        body: The JSON body, with ``%KEY%`` and ``%PERSON%`` where a request's own stand.
        connections: How many are open.
        seconds: For how long to ask.
        rate: How many requests a second, or as many as are answered.
        first: The number of the first person.
        people: How many people take turns; 0 where each is new.
        key: What begins the keys.
    """

    port: int
    path: str
    headers: dict[str, str]
    body: str
    connections: int
    seconds: float
    rate: float = 0.0
    first: int = 0
    people: int = 0
    key: str = ""


class Found(Struct, kw_only=True):
    """What was answered.

    Attributes:
        answers: How many, by status.
        seconds: From the first request to the last answer.
        latencies: Of each request in seconds, from when it was due.
        cpu: The processor seconds of the client.
    """

    answers: dict[str, int]
    seconds: float
    latencies: list[float]
    cpu: float

    @property
    def rate(self) -> float:
        """Answers in a second."""
        return sum(self.answers.values()) / self.seconds

    def within(self, share: float) -> float:
        """Give the time in which a share of the requests was answered."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


def requests(asked: Asked) -> Iterator[bytes]:
    """Give requests, each with a key and a person."""
    told = "".join(f"{name}: {value}\r\n" for name, value in asked.headers.items())
    head = f"POST {asked.path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n{told}"
    length = len(asked.body.replace("%KEY%", asked.key + "0" * 10).replace("%PERSON%", "0" * 32))
    text = f"{head}content-length: {length}\r\n\r\n{asked.body}"
    pattern = text.replace("%", "%%").replace("%%KEY%%", "%(key)s").replace("%%PERSON%%", "%(person)032x")
    for number in count():
        person = asked.first + (number % asked.people if asked.people else number)
        yield (pattern % {"key": f"{asked.key}{number:010d}", "person": scattered(person)}).encode()


def scattered(person: int) -> int:
    """Give a pseudonym by number: in no order, as keyed hashes are."""
    mixed = (person + 1) * 0x9E3779B97F4A7C15F39CC0605CEDC835 & (1 << 128) - 1
    return mixed ^ mixed >> 64


def ask(asked: Asked) -> Found:
    """Ask for as long as was said; what is under way at the end is waited for."""
    sockets = [socket.create_connection(("127.0.0.1", asked.port)) for _ in range(asked.connections)]
    poll = select.epoll()
    by_number = {}
    for each in sockets:
        each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        by_number[each.fileno()] = each
        poll.register(each.fileno(), select.EPOLLIN)
    free = deque(by_number)  # in turn: the service hangs up on a connection that lies idle
    sent: dict[int, float] = {}
    parts: dict[int, bytes] = {}
    answers: dict[str, int] = {}
    latencies: list[float] = []
    coming = requests(asked)
    clock = time.perf_counter
    cpu, begun = time.process_time(), clock()
    end, due = begun + asked.seconds, begun
    step = 1 / asked.rate if asked.rate else 0.0
    while True:
        now = clock()
        while free and now < end and (not step or due <= now):
            number = free.popleft()
            sent[number] = due if step else clock()
            due += step
            by_number[number].sendall(next(coming))
        if now >= end and not sent:
            break
        wait = max(due - now, 0.0) if step and now < end and free else 1.0
        for number, _ in poll.poll(wait):
            answer = parts.pop(number, b"") + by_number[number].recv(65536)
            if not _is_whole(answer):
                if not answer:
                    raise ConnectionError("the service hung up")
                parts[number] = answer
                continue
            latencies.append(clock() - sent.pop(number))
            status = answer[9:12].decode()
            answers[status] = answers.get(status, 0) + 1
            free.append(number)
    seconds = clock() - begun
    for each in sockets:
        each.close()
    return Found(answers=answers, seconds=seconds, latencies=latencies, cpu=time.process_time() - cpu)


def _is_whole(answer: bytes) -> bool:
    end = answer.find(_END_OF_HEADERS)
    if end < 0:
        return False
    at = answer.find(_LENGTH, 0, end) + len(_LENGTH)
    return len(answer) - end - len(_END_OF_HEADERS) >= int(answer[at : answer.index(b"\r", at)])


def main() -> None:
    """Ask, and tell."""
    given: dict[str, Any] = json.load(sys.stdin)
    sys.stdout.buffer.write(msgspec.json.encode(ask(msgspec.convert(given, Asked))))


if __name__ == "__main__":
    main()
