"""What a reservation knows of itself, whether it is waited for or awaited."""

from collections.abc import Iterable
from datetime import UTC, datetime

from tongguan.gate.client import asking
from tongguan.gate.client.admission import Admission, Kept
from tongguan.gate.client.asking import Asked, Going, People
from tongguan.gate.client.errors import ReservationOverError


class Reserving:
    """The places kept, and how many of them are left."""

    def __init__(self, going: Going, kept: Kept) -> None:
        self.kept = kept
        self.left = kept.people
        self._going = going
        self._confirmations = 0

    @property
    def seconds_left(self) -> float:
        """For how long they are kept, by the clock of this machine."""
        return max(0.0, (self.kept.until - datetime.now(UTC)).total_seconds())

    def confirmation(self, people: People, pseudonyms: Iterable[str]) -> Asked:
        """Give the request that confirms some of them, or all.

        Raises:
            ReservationOverError: None are kept any more.
        """
        self._require_open()
        self._confirmations += 1
        key = f"{self.kept.key[:180]}/confirm/{self._confirmations}"
        return asking.confirmation(self._going, self.kept.number, key, people, pseudonyms, all_of=self.kept.people)

    def confirmed(self, admission: Admission, *, everybody: bool) -> Admission:
        """Take note of who was confirmed."""
        self.left = 0 if everybody else max(0, self.left - admission.people)
        return admission

    def cancellation(self, note: str) -> Asked:
        """Give the request that gives up what is left.

        Raises:
            ReservationOverError: Nothing is.
        """
        if not self.left:
            raise ReservationOverError(f"the reservation {self.kept.number} has no places left")
        return asking.cancellation(self.kept.number, note)

    def over(self) -> None:
        """Take note that it is over."""
        self.left = 0

    def _require_open(self) -> None:
        if not self.left:
            raise ReservationOverError(f"the reservation {self.kept.number} has no places left")
        if not self.seconds_left:
            raise ReservationOverError(
                f"the reservation {self.kept.number} was kept until {self.kept.until.isoformat(timespec='seconds')}",
                help="reserve again, with more `keep_seconds`",
            )
