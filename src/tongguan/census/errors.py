"""What a census refuses."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class CensusError(TongguanError):
    """The log cannot be counted."""

    code: ClassVar[str] = "census/refused"


class NoSuchLogError(CensusError):
    """A pattern of the plan matches no file, or a table is not there."""

    code: ClassVar[str] = "census/no-such-log"


class UnknownFormatOfLogError(CensusError):
    """The name of a file does not tell its format."""

    code: ClassVar[str] = "census/log-format-unknown"


class LogColumnError(CensusError):
    """No file has a column that the plan names, or the column cannot be what the plan says it is."""

    code: ClassVar[str] = "census/log-column"


class DatabaseError(CensusError):
    """A database cannot be reached or read."""

    code: ClassVar[str] = "census/database"


class RefusedRowsError(CensusError):
    """Under ``--strict`` every row must be usable."""

    code: ClassVar[str] = "census/rows-refused"


class JointPlanError(CensusError):
    """What was asked for does not go with a joint plan."""

    code: ClassVar[str] = "census/joint-plan"


class ResolutionMissingError(CensusError):
    """The log holds identifiers, and nothing was given that tells whose they are."""

    code: ClassVar[str] = "census/resolution-missing"
