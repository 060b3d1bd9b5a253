"""``AsyncGateClient``: the same as ``GateClient``, awaited."""

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tongguan.gate.client import asking, opening
from tongguan.gate.client.admission import Admission
from tongguan.gate.client.answers import (
    MOST_BYTES,
    Answered,
    read_admission,
    read_cancellation,
    read_reservation,
)
from tongguan.gate.client.asking import Asked, Going, People
from tongguan.gate.client.errors import NotAdmittedError, UnclearAnswerError
from tongguan.gate.client.patience import Attempts, Patience
from tongguan.gate.client.reserving import Reserving
from tongguan.gate.service.asked import EmergencyAsked

if TYPE_CHECKING:
    import httpx


class AsyncGateClient:
    """Asks one gate from one event loop. Close it, or use it with ``async with``.

    The arguments are those of ``GateClient``. A ``token`` that is a function is called on the loop.

    Raises:
        CannotAskError: The address, a file or the HTTP library is not in order.
    """

    def __init__(
        self,
        address: str,
        *,
        token: opening.Token | None = None,
        authority: str | Path | None = None,
        certificate: tuple[str | Path, str | Path] | None = None,
        patience: Patience | None = None,
        unsafe_plain_http: bool = False,
    ) -> None:
        self._library = opening.http_library()
        self._address = opening.check_address(address, unsafe_plain_http=unsafe_plain_http)
        self._token = token
        self._patience = patience or Patience()
        self._http: httpx.AsyncClient = self._library.AsyncClient(
            verify=opening.trusted(authority, certificate), trust_env=False, follow_redirects=False
        )

    async def admit(
        self,
        *,
        export: str,
        recipient: str,
        territory: str,
        items: Sequence[str],
        people: People = (),
        pseudonyms: Iterable[str] = (),
        onward: Sequence[str] = (),
        clearance: str | None = None,
        partial: bool = False,
        emergency: EmergencyAsked | None = None,
        key: str | None = None,
    ) -> Admission:
        """Have people admitted, as ``GateClient.admit``.

        Raises:
            NotAdmittedError: Nobody may go out.
        """
        going = Going(export, recipient, territory, items, onward, clearance)
        asked = asking.admission(going, people, pseudonyms, partial=partial, emergency=emergency, key=key)
        return read_admission(asked, await self.send(asked))

    async def reserve(
        self,
        *,
        export: str,
        recipient: str,
        territory: str,
        items: Sequence[str],
        people: People = (),
        pseudonyms: Iterable[str] = (),
        onward: Sequence[str] = (),
        clearance: str | None = None,
        keep_seconds: int = 3600,
        key: str | None = None,
    ) -> "AsyncReservation":
        """Keep places, as ``GateClient.reserve``.

        Raises:
            NotAdmittedError: No places are kept.
        """
        going = Going(export, recipient, territory, items, onward, clearance)
        asked = asking.reservation(going, people, pseudonyms, keep_seconds=keep_seconds, key=key)
        return AsyncReservation(self, Reserving(going, read_reservation(asked, await self.send(asked))))

    async def send(self, asked: Asked) -> Answered:
        """Send a request until there is an answer that stands, always under its key.

        Raises:
            NotAdmittedError: There is none in time.
        """
        attempts = Attempts(self._patience)
        while True:
            answer: Answered | None = None
            why = ""
            try:
                async with asyncio.timeout(attempts.left()):
                    answer = await self._post(asked)
            except (self._library.HTTPError, self._library.StreamError, OSError) as error:
                why = type(error).__name__
            wait = attempts.pause(answer, why)
            if wait is None and answer is not None:
                return answer
            await asyncio.sleep(wait or 0.0)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    async def __aenter__(self) -> Self:
        """Use it for a while."""
        return self

    async def __aexit__(self, *_: object) -> None:
        """Close it."""
        await self.close()

    async def _post(self, asked: Asked) -> Answered:
        headers = {"content-type": "application/json", "accept-encoding": "identity", **opening.bearer(self._token)}
        async with self._http.stream(
            "POST", self._address + asked.path, content=asked.body, headers=headers, timeout=None
        ) as response:
            parts: list[bytes] = []
            size = 0
            async for part in response.aiter_raw():
                size += len(part)
                if size > MOST_BYTES:
                    raise UnclearAnswerError("the answer is larger than a gate gives")
                parts.append(part)
        found = response.headers
        return Answered(
            response.status_code, found.get("content-type", ""), found.get("retry-after", ""), b"".join(parts)
        )


class AsyncReservation:
    """Places that are kept. ``async with`` confirms them at the end of its block, or gives them up on an exception.

    Nothing may go out before ``confirm``: prepare within the block, and write after it, or confirm within it.
    """

    def __init__(self, client: AsyncGateClient, reserving: Reserving) -> None:
        self._client = client
        self._reserving = reserving
        self.number = reserving.kept.number
        self.until = reserving.kept.until

    @property
    def left(self) -> int:
        """How many places are neither confirmed nor given up."""
        return self._reserving.left

    @property
    def seconds_left(self) -> float:
        """For how long the places are still kept, by the clock of this machine."""
        return self._reserving.seconds_left

    async def confirm(self, people: People = (), pseudonyms: Iterable[str] = ()) -> Admission:
        """Have people of the reservation admitted: those named, or all that are left.

        Raises:
            NotAdmittedError: They are not.
        """
        asked = self._reserving.confirmation(people, pseudonyms)
        admission = read_admission(asked, await self._client.send(asked))
        return self._reserving.confirmed(admission, everybody=asked.everybody)

    async def cancel(self, note: str = "") -> None:
        """Give up what is left.

        Raises:
            NotAdmittedError: That is not certain; the places are given back when their time is over.
        """
        read_cancellation(await self._client.send(self._reserving.cancellation(note)))
        self._reserving.over()

    async def __aenter__(self) -> Self:
        """Begin."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Confirm what is left, or give it up where the block failed."""
        if not self.left:
            return
        if error is None:
            await self.confirm()
            return
        try:
            await self.cancel(f"broke off: {type(error).__name__}")
        except NotAdmittedError as failed:
            error.add_note(f"the reservation {self.number} was not given up and ends by itself: {failed.message}")
