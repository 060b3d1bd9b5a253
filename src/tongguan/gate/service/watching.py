"""Looks for a newer feed, keys and clearances while the gate runs, so that a stop reaches it within seconds."""

import asyncio
import ssl
import urllib.request
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from urllib.error import URLError

from tongguan.clearance import ClearanceError, KeySet
from tongguan.clearance.files import MOST_SERVED_BYTES, read_served, token_of
from tongguan.clearance.keys import MOST_KEYS_BYTES
from tongguan.clearance.signing import MOST_TOKEN_BYTES
from tongguan.gate.service.callers import Callers
from tongguan.gate.service.clearances import Clearances
from tongguan.gate.service.settings import Settings, path_of
from tongguan.gate.trust import Trust

_FETCH_SECONDS: Final = 5
_MOST_FILES: Final = 10_000
_WEB: Final = ("https://", "http://")
Mark = tuple[int, int, int]
Tell = Callable[[str, str], None]
"""Is told of something that cannot be taken: which, and why."""


class Source:
    """A file or an address whose contents may change."""

    def __init__(self, place: str | Path, most: int, verified_by: ssl.SSLContext | None = None) -> None:
        self._place = place
        self._most = most
        self._verified_by = verified_by
        self._mark: Mark | None = None
        self._last: bytes | None = None

    def changed(self) -> bytes | None:
        """Give the contents if they are others than the last time; blocks.

        Raises:
            OSError: They cannot be fetched, or are too large.
        """
        if isinstance(self._place, Path):
            mark = mark_of(self._place)
            if mark == self._mark:
                return None
            with self._place.open("rb") as file:
                content = file.read(self._most + 1)
            self._mark = mark
        else:
            request = urllib.request.Request(self._place, headers={"User-Agent": "tongguan-gate"})  # noqa: S310 -- read from the configuration, which allows http and https
            with urllib.request.urlopen(request, timeout=_FETCH_SECONDS, context=self._verified_by) as answer:  # noqa: S310 -- as above
                content = answer.read(self._most + 1)
        if len(content) > self._most:
            raise OSError(f"more than {self._most} bytes")
        if content == self._last:
            return None
        self._last = content
        return content


class Watch:
    """Looks at regular intervals; what cannot be taken is told, and what was held before stays.

    Only the task that runs it touches ``trust``, ``clearances`` and ``callers``; files are read beside it.
    """

    def __init__(self, settings: Settings, folder: Path, parts: tuple[Trust, Clearances, Callers], tell: Tell) -> None:
        self.trust, self._clearances, self._callers = parts
        self._tell = tell
        self._seconds = settings.issuer.poll_seconds
        self._keys = Source(path_of(folder, settings.issuer.keys), MOST_KEYS_BYTES)
        self._feed = Source(*_feed(settings, folder))
        of_callers = settings.callers.keys
        self._caller_keys = Source(path_of(folder, of_callers), MOST_KEYS_BYTES) if of_callers is not None else None
        given = settings.issuer.clearances
        self._places = [path_of(folder, each) for each in given if not each.startswith(_WEB)]
        self._served = {
            each: Source(each, MOST_SERVED_BYTES, _trusted(settings, folder, each))
            for each in given
            if each.startswith(_WEB)
        }
        self._tokens: dict[str, list[str]] = {}
        self._marks: dict[Path, Mark] | None = None

    async def run(self) -> None:
        """Look until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(self._seconds)

    async def look(self) -> None:
        """Look once."""
        for what, source, take in (
            ("keys", self._keys, self._take_keys),
            ("feed", self._feed, self._take_feed),
            ("caller-keys", self._caller_keys, self._take_caller_keys),
        ):
            if source is None:
                continue
            try:
                content = await asyncio.to_thread(source.changed)
                if content is not None:
                    take(content)
            except ClearanceError as error:
                self._tell(what, error.code)
            except (OSError, URLError, ValueError) as error:
                self._tell(what, type(error).__name__)
        try:
            tokens = await asyncio.to_thread(self._changed_clearances)
        except OSError as error:
            self._tell("clearances", type(error).__name__)
            return
        if tokens is not None:
            for wrong in self._clearances.take(tokens):
                self._tell("clearances", wrong)

    def _take_keys(self, content: bytes) -> None:
        self.trust.take_keys(KeySet.read(content))

    def _take_caller_keys(self, content: bytes) -> None:
        self._callers.take_keys(KeySet.read(content))

    def _take_feed(self, content: bytes) -> None:
        self.trust.take_feed(token_of(content), datetime.now(UTC))

    def _changed_clearances(self) -> list[str] | None:
        """Give all tokens if any file or address changed since the last look."""
        changed = [self._fetched(each, source) for each, source in self._served.items()]
        files = [file for place in self._places for file in _files_of(place)][:_MOST_FILES]
        marks = {file: mark_of(file) for file in files}
        if marks == self._marks and not any(changed):
            return None
        tokens = [token for each in self._tokens.values() for token in each]
        for file in files:
            try:
                tokens.append(token_of(file.read_bytes()[: MOST_TOKEN_BYTES + 100]))
            except ClearanceError as error:
                self._tell("clearances", error.code)
        self._marks = marks
        return tokens

    def _fetched(self, address: str, source: Source) -> bool:
        """Fetch the clearances of an address; while it does not answer, those that it gave before stay."""
        try:
            content = source.changed()
            if content is not None:
                self._tokens[address] = read_served(content)
        except ClearanceError as error:
            self._tell("clearances", error.code)
        except (OSError, ValueError) as error:
            self._tell("clearances", type(error).__name__)
        else:
            return content is not None
        return False


def mark_of(file: Path) -> Mark:
    """Give what changes when a file is written or replaced."""
    found = file.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _files_of(place: Path) -> Sequence[Path]:
    return sorted(place.glob("*.json")) if place.is_dir() else [place]


def _feed(settings: Settings, folder: Path) -> tuple[str | Path, int, ssl.SSLContext | None]:
    place = settings.issuer.feed
    if not place.startswith(_WEB):
        return path_of(folder, place), MOST_TOKEN_BYTES + 100, None
    return place, MOST_TOKEN_BYTES + 100, _trusted(settings, folder, place)


def _trusted(settings: Settings, folder: Path, address: str) -> ssl.SSLContext | None:
    """Give what a server is verified with: the authority of the configuration, else those of the system."""
    if not address.startswith("https://"):
        return None
    authority = settings.issuer.authority
    return ssl.create_default_context(cafile=str(path_of(folder, authority)) if authority else None)
