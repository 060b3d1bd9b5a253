"""What the strict reader of the lawbook refuses."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class LawbookError(TongguanError):
    """The lawbook is not in order."""

    code: ClassVar[str] = "law/lawbook-not-in-order"


class UnknownKeyError(LawbookError):
    """A key that the format does not know."""

    code: ClassVar[str] = "law/unknown-key"


class WrongTypeError(LawbookError):
    """A value of another type than the format asks for, or a missing one."""

    code: ClassVar[str] = "law/wrong-type"


class DanglingCitationError(LawbookError):
    """A citation that no rule of the book carries."""

    code: ClassVar[str] = "law/dangling-citation"


class OverlapError(LawbookError):
    """Two versions of one rule are law on the same day, or two rules share a name."""

    code: ClassVar[str] = "law/overlapping-validity"


class DraftDecidesError(LawbookError):
    """A draft is given a day in force, or the law in force leans on it."""

    code: ClassVar[str] = "law/draft-decides"


class UnverifiedDecidesError(LawbookError):
    """A rule whose source was not verified would decide."""

    code: ClassVar[str] = "law/unverified-decides"


class NotInBookError(LawbookError):
    """What was asked for is not in the lawbook."""

    code: ClassVar[str] = "law/not-in-book"
