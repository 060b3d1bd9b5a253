"""What the command line itself refuses."""

from pathlib import Path
from typing import ClassVar, Self

from tongguan.vocabulary import TongguanError


class UsageError(TongguanError):
    """The command was not understood."""

    code: ClassVar[str] = "cli/usage"


class UnknownCommandError(UsageError):
    """There is no such command."""

    code: ClassVar[str] = "cli/unknown-command"


class UnknownOptionError(UsageError):
    """The command has no such option."""

    code: ClassVar[str] = "cli/unknown-option"


class MissingParameterError(UsageError):
    """An argument or option that the command needs was not given."""

    code: ClassVar[str] = "cli/missing-parameter"


class BadValueError(UsageError):
    """An option was given a value that it cannot take."""

    code: ClassVar[str] = "cli/bad-value"


class DamagedLawbookError(TongguanError):
    """The lawbook that came with this installation is not in order."""

    code: ClassVar[str] = "cli/lawbook-damaged"


class FileError(TongguanError):
    """A file could not be read."""

    code: ClassVar[str] = "cli/file-not-read"

    @classmethod
    def because(cls, path: Path, error: OSError, help: str | None = None) -> Self:  # noqa: A002 -- as TongguanError
        """Say of a file what the system said."""
        return cls(f"`{path}` cannot be read: {reason_of(error)}", help=help)


class TooLargeError(FileError):
    """A file is larger than what is read."""

    code: ClassVar[str] = "cli/file-too-large"


class NotWrittenError(TongguanError):
    """A file could not be written."""

    code: ClassVar[str] = "cli/file-not-written"

    @classmethod
    def because(cls, path: Path, error: OSError) -> Self:
        """Say of a file or folder what the system said."""
        return cls(f"`{path}` cannot be written: {reason_of(error)}", help="choose a folder you may write to")


class FileExistsAlreadyError(NotWrittenError):
    """The file is there already and was not to be replaced."""

    code: ClassVar[str] = "cli/file-exists"


class AddressTakenError(TongguanError):
    """A server cannot listen where it was told to."""

    code: ClassVar[str] = "cli/address-taken"


class UnexpectedError(TongguanError):
    """Something went wrong inside tongguan itself."""

    code: ClassVar[str] = "cli/unexpected"


def reason_of(error: Exception) -> str:
    """Give what the system said, as a clause."""
    return (getattr(error, "strerror", None) or str(error)).lower()
