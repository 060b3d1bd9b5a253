"""Why an export is not cleared."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class NotClearedError(TongguanError):
    """The export may not go out as it stands, or what a gate would need to guard it is not known."""

    code: ClassVar[str] = "decision/not-cleared"


class NoSuchExportError(TongguanError):
    """The declaration has no such export, handler or recipient."""

    code: ClassVar[str] = "decision/no-such-export"


class TermsError(TongguanError):
    """The issuer asks for more than was determined: a higher ceiling, a later day, a counter that is not there."""

    code: ClassVar[str] = "decision/terms-beyond-the-determination"
