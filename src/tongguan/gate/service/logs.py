"""Structured logs: one JSON object a line, and nothing in it about a person.

Paths are told as the interface writes them, never as they were asked; of an unexpected fault its kind and place.
"""

import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

Write = Callable[[bytes], None]
_FRAMES = 4
_FULL = 256


def to_stderr(lines: bytes) -> None:
    """Write lines on standard error."""
    sys.stderr.buffer.write(lines)
    sys.stderr.buffer.flush()


class Log:
    """Writes events; those of requests together, a few times a second.

    Args:
        requests: Which requests are told.
        write: Takes whole lines.
    """

    def __init__(self, requests: Literal["all", "refused", "none"] = "all", write: Write = to_stderr) -> None:
        self._requests = requests
        self._write = write
        self._lines: list[bytes] = []
        self._encode = msgspec.json.Encoder().encode
        self._process = os.getpid()

    def event(self, level: str, event: str, **told: Any) -> None:  # noqa: ANN401 -- plain values
        """Tell an event at once."""
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": level, "event": event, "process": self._process, **told}
        self._lines.append(self._encode(line) + b"\n")
        self.flush()

    def request(self, told: dict[str, Any], *, refused: bool) -> None:
        """Tell a request, if such are told."""
        if self._requests == "none" or (self._requests == "refused" and not refused):
            return
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        self._lines.append(self._encode({"at": at, "level": "info", "event": "request", **told}) + b"\n")
        if len(self._lines) >= _FULL:
            self.flush()

    def fault(self, error: BaseException, request: str) -> None:
        """Tell an unexpected fault by its kind and place; its words may hold what was asked, and are left out."""
        frames = traceback.extract_tb(error.__traceback__)[-_FRAMES:]
        places = [f"{os.path.basename(each.filename)}:{each.lineno}" for each in frames]  # noqa: PTH119 -- a name, not a path
        self.event("error", "fault", request=request, kind=type(error).__name__, places=places)

    def flush(self) -> None:
        """Write what is waiting."""
        if self._lines:
            lines, self._lines = self._lines, []
            self._write(b"".join(lines))
