"""Talks to ``tongguan ask`` as a real process, through a pipe or on a pseudo-terminal."""

import fcntl
import os
import pty
import re
import select
import subprocess
import sys
import termios
import time
from dataclasses import dataclass
from pathlib import Path

DAY = "2026-06-30"
ANSI = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
PROMPT = "\n> "
TIMEOUT = 60

OPENING = ("Yunfan Retail", "1", "Loyalty", "HQ", "name, mobile number")
"""The handler, one export, its title, its recipient, its items."""
TO_FREE = ("n", "n", "3", "n", "5,000 0", "1", "SG")
"""No public body, no state organ, no important data, no CIIO, few people, sent to Singapore: exempt."""


def command(*arguments: str) -> list[str]:
    return [str(Path(sys.executable).with_name("tongguan")), "ask", *arguments]


def environment(language: str = "en") -> dict[str, str]:
    return {**os.environ, "TONGGUAN_LANG": language, "TERM": "xterm-256color", "COLUMNS": "100", "PYTHONUTF8": "1"}


@dataclass(frozen=True)
class Said:
    """What a process wrote, and how it ended."""

    code: int
    out: str
    err: str


def piped(folder: Path, lines: tuple[str, ...], *arguments: str, language: str = "en") -> Said:
    """Answer line by line through a pipe."""
    run = subprocess.run(
        command("--as-of", DAY, *arguments),
        cwd=folder,
        env=environment(language),
        input="".join(f"{line}\n" for line in lines),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=TIMEOUT,
        check=False,
    )
    return Said(run.returncode, run.stdout, run.stderr)


class Terminal:
    """The program on a pseudo-terminal, as a person has it."""

    def __init__(self, folder: Path, *arguments: str, language: str = "en") -> None:
        self._ours, theirs = pty.openpty()
        self._process = subprocess.Popen(
            command("--as-of", DAY, *arguments),
            cwd=folder,
            env=environment(language),
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=_own_terminal,  # noqa: PLW1509 -- no thread runs in this test yet
        )
        os.close(theirs)
        self.shown = ""

    def ask(self) -> str:
        """Wait for the next prompt, and give what was shown before it."""
        return self._until(PROMPT)

    def say(self, line: str) -> str:
        """Answer, and give what is shown up to the next prompt."""
        os.write(self._ours, f"{line}\n".encode())
        return self.ask()

    def press(self, key: bytes) -> None:
        """Press a key once the program waits for one, as a person does who has read what it says."""
        stat = Path(f"/proc/{self._process.pid}/stat")
        deadline = time.monotonic() + TIMEOUT
        while stat.read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[0] != "S":
            assert time.monotonic() < deadline, "the program never waited for a key"
            time.sleep(0.01)
        os.write(self._ours, key)

    def end(self, line: str | None = None) -> tuple[int, str]:
        """Wait for the end, and give the exit code with what was shown."""
        if line is not None:
            os.write(self._ours, f"{line}\n".encode())
        shown = self._until(None)
        code = self._process.wait(TIMEOUT)
        os.close(self._ours)
        return code, shown

    def _until(self, wanted: str | None) -> str:
        deadline = time.monotonic() + TIMEOUT
        shown = ""
        while time.monotonic() < deadline:
            ready, _, _ = select.select([self._ours], [], [], 0.2)
            if ready:
                try:
                    piece = os.read(self._ours, 65_536)
                except OSError:  # the other end is closed
                    piece = b""
                if not piece:
                    return shown
                shown += ANSI.sub("", piece.decode("utf-8", "replace")).replace("\r\n", "\n")
                self.shown += shown
                if wanted is not None and shown.endswith(wanted):
                    return shown
            elif self._process.poll() is not None:
                return shown
        self._process.kill()
        self._process.wait(TIMEOUT)
        raise AssertionError(f"nothing came for {TIMEOUT} seconds after:\n{shown}")


def _own_terminal() -> None:
    """Make the pseudo-terminal the one that Ctrl-C comes from."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
