"""What the ledger refuses to do: each of them makes the gate refuse, never admit."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class LedgerError(TongguanError):
    """The ledger cannot count, so nothing may go out."""

    code: ClassVar[str] = "gate/ledger-refuses"


class LedgerBusyError(LedgerError):
    """Another process held the ledger for too long."""

    code: ClassVar[str] = "gate/ledger-busy"


class LedgerFullError(LedgerError):
    """The disk or the quota of the ledger is full."""

    code: ClassVar[str] = "gate/ledger-full"


class LedgerUnreachableError(LedgerError):
    """The database of the ledger cannot be reached, or broke off; whether the last commit holds is not known."""

    code: ClassVar[str] = "gate/ledger-unreachable"


class LedgerDamagedError(LedgerError):
    """The ledger contradicts itself, or was altered."""

    code: ClassVar[str] = "gate/ledger-damaged"


class LedgerNotDurableError(LedgerError):
    """The database would answer before what it wrote is safe on the disk."""

    code: ClassVar[str] = "gate/ledger-not-durable"


class NotALedgerError(LedgerError):
    """The file or database is no ledger, or one of another id or format."""

    code: ClassVar[str] = "gate/not-a-ledger"


class ClockBehindError(LedgerError):
    """The clock stands further behind the ledger's last entry than clocks differ by."""

    code: ClassVar[str] = "gate/clock-behind"


class YearNotOpenError(LedgerError):
    """Nobody said from where the handler's year counts: it is neither seeded nor opened from zero."""

    code: ClassVar[str] = "gate/year-not-open"


class YearClosedError(LedgerError):
    """The people of the year were deleted, or the year cannot be changed in this way."""

    code: ClassVar[str] = "gate/year-closed"


class NoSuchMatterError(LedgerError):
    """There is no such hold, reservation or emergency, or it was closed already."""

    code: ClassVar[str] = "gate/no-such-matter"


class WrongRequestError(LedgerError):
    """The request contradicts itself or holds what is no pseudonym."""

    code: ClassVar[str] = "gate/wrong-request"
