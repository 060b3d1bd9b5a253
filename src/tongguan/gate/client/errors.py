"""Why something may not go out, as errors: each of them means that nothing does."""

from typing import ClassVar

from tongguan.gate.service.answered import ReasonTold
from tongguan.vocabulary import Phrase, TongguanError


class NotAdmittedError(TongguanError):
    """It may not go out now. ``except NotAdmittedError`` catches every way in which that can be."""

    code: ClassVar[str] = "gate/not-admitted"

    @property
    def says(self) -> Phrase:
        """Why, in both languages."""
        return Phrase(self.message, self.message)


class DecidedError(NotAdmittedError):
    """The gate decided against it.

    Args:
        message: One clause.
        reasons: Why, with the provisions.
        number: The number by which a hold is released.
        request: The id of the request, for the log of the gate.
    """

    def __init__(
        self, message: str, *, reasons: tuple[ReasonTold, ...] = (), number: int | None = None, request: str = ""
    ) -> None:
        cites = ", ".join(dict.fromkeys(cite for each in reasons for cite in each.cites))
        super().__init__(message, help=cites or None)
        self.reasons = reasons
        self.number = number
        self.request = request

    @property
    def says(self) -> Phrase:
        """Why, in both languages."""
        if not self.reasons:
            return super().says
        return Phrase("；".join(each.zh for each in self.reasons), "; ".join(each.en for each in self.reasons))


class HeldError(DecidedError):
    """It is held until an authorised person reviews it, under ``number``."""

    code: ClassVar[str] = "gate/held"


class RefusedError(DecidedError):
    """It is refused."""

    code: ClassVar[str] = "gate/refused"


class CallRefusedError(NotAdmittedError):
    """The gate does not take the request: the token, the role, a field, the pace.

    Args:
        message: One clause.
        problem: The code that the gate gave.
        status: The HTTP status.
        words: What the gate said, in both languages.
        help: What to do about it.
        field: The field it is about.
    """

    code: ClassVar[str] = "gate/call-refused"

    def __init__(
        self,
        message: str,
        *,
        problem: str,
        status: int,
        words: Phrase,
        help: str | None = None,  # noqa: A002 -- the word users read
        field: str | None = None,
    ) -> None:
        super().__init__(message, help=help, field=field)
        self.problem = problem
        self.status = status
        self._words = words

    @property
    def says(self) -> Phrase:
        """Why, in both languages."""
        return self._words


class GateUnreachableError(NotAdmittedError):
    """The gate did not answer in time; whether it counted is not known, and nothing may go out."""

    code: ClassVar[str] = "gate/unreachable"


class UnclearAnswerError(NotAdmittedError):
    """The answer is not one that a gate gives to this request; it admits nobody."""

    code: ClassVar[str] = "gate/unclear-answer"


class CannotAskError(NotAdmittedError):
    """The request or the client is not in order; the gate was not asked."""

    code: ClassVar[str] = "gate/cannot-ask"


class ReservationOverError(NotAdmittedError):
    """The places are no longer kept: they were given up, confirmed, or not confirmed in time."""

    code: ClassVar[str] = "gate/reservation-over"
