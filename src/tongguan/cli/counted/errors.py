"""What is refused where a census and a declaration do not fit."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class CensusMismatchError(TongguanError):
    """The census is of another handler, or of exports that the declaration does not have."""

    code: ClassVar[str] = "cli/census-of-something-else"


class CensusConflictError(TongguanError):
    """The declaration says of an export what the count disproves."""

    code: ClassVar[str] = "cli/census-contradicts-declaration"
