"""``GateClient``: asks a gate and waits for its answer."""

import time
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


class GateClient:
    """Asks one gate. It may be shared by threads; close it, or use it with ``with``.

    Args:
        address: Such as ``https://gate.example:8420``.
        token: Who asks, or what gives it for each request; left out where a certificate says it.
        authority: The file of the certificates that the gate's is verified with; those of the system otherwise.
        certificate: The files of the client's own certificate and its key.
        patience: How long and how often is asked.
        unsafe_plain_http: Whether another machine may be asked without TLS.

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
        self._http: httpx.Client = self._library.Client(
            verify=opening.trusted(authority, certificate), trust_env=False, follow_redirects=False
        )

    def admit(
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
        """Have people admitted; what they stand for may go out once this has returned, and not before.

        Args:
            export: The id of the export.
            recipient: The id of the overseas recipient.
            territory: Where it goes, in two letters.
            items: The ids of the data items that go out.
            people: People by identifiers; one, or up to 10,000.
            pseudonyms: People by pseudonym, in hexadecimal; their places come after ``people``.
            onward: To whom the recipient passes it on, by name.
            clearance: The clearance, or its id; the gate finds one otherwise.
            partial: Whether to admit those who fit where not all do; ``left`` are the places of the others.
            emergency: Who breaks the glass, and why (CBDF-2024#5.1.3).
            key: The idempotency key: asked twice under one key, people are counted once. One of its own otherwise.

        Raises:
            NotAdmittedError: Nobody may go out: held, refused, no answer in time, or an unclear one.
        """
        going = Going(export, recipient, territory, items, onward, clearance)
        asked = asking.admission(going, people, pseudonyms, partial=partial, emergency=emergency, key=key)
        return read_admission(asked, self.send(asked))

    def reserve(
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
    ) -> "Reservation":
        """Keep places for people whose information goes out later, all or none.

        The arguments are those of ``admit``. ``keep_seconds`` says for how long; who is not confirmed by then is not
        admitted.

        Raises:
            NotAdmittedError: No places are kept.
        """
        going = Going(export, recipient, territory, items, onward, clearance)
        asked = asking.reservation(going, people, pseudonyms, keep_seconds=keep_seconds, key=key)
        return Reservation(self, Reserving(going, read_reservation(asked, self.send(asked))))

    def send(self, asked: Asked) -> Answered:
        """Send a request until there is an answer that stands, always under its key.

        Raises:
            NotAdmittedError: There is none in time.
        """
        attempts = Attempts(self._patience)
        while True:
            answer: Answered | None = None
            why = ""
            try:
                answer = self._post(asked, attempts)
            except (self._library.HTTPError, self._library.StreamError, OSError) as error:
                why = type(error).__name__
            wait = attempts.pause(answer, why)
            if wait is None and answer is not None:
                return answer
            time.sleep(wait or 0.0)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        """Use it for a while."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()

    def _post(self, asked: Asked, attempts: Attempts) -> Answered:
        headers = {"content-type": "application/json", "accept-encoding": "identity", **opening.bearer(self._token)}
        with self._http.stream(
            "POST", self._address + asked.path, content=asked.body, headers=headers, timeout=attempts.left()
        ) as response:
            parts: list[bytes] = []
            size = 0
            for part in response.iter_raw():
                size += len(part)
                if size > MOST_BYTES:
                    raise UnclearAnswerError("the answer is larger than a gate gives")
                parts.append(part)
                attempts.left()
        found = response.headers
        return Answered(
            response.status_code, found.get("content-type", ""), found.get("retry-after", ""), b"".join(parts)
        )


class Reservation:
    """Places that are kept. ``with`` confirms them at the end of its block, or gives them up on an exception.

    Nothing may go out before ``confirm``: prepare within the block, and write after it, or confirm within it.
    """

    def __init__(self, client: GateClient, reserving: Reserving) -> None:
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

    def confirm(self, people: People = (), pseudonyms: Iterable[str] = ()) -> Admission:
        """Have people of the reservation admitted: those named, or all that are left.

        Raises:
            NotAdmittedError: They are not.
        """
        asked = self._reserving.confirmation(people, pseudonyms)
        admission = read_admission(asked, self._client.send(asked))
        return self._reserving.confirmed(admission, everybody=asked.everybody)

    def cancel(self, note: str = "") -> None:
        """Give up what is left.

        Raises:
            NotAdmittedError: That is not certain; the places are given back when their time is over.
        """
        read_cancellation(self._client.send(self._reserving.cancellation(note)))
        self._reserving.over()

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Confirm what is left, or give it up where the block failed."""
        if not self.left:
            return
        if error is None:
            self.confirm()
            return
        try:
            self.cancel(f"broke off: {type(error).__name__}")
        except NotAdmittedError as failed:
            error.add_note(f"the reservation {self.number} was not given up and ends by itself: {failed.message}")
