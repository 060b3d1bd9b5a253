"""The lawbook of this installation."""

from tongguan.cli.errors import DamagedLawbookError
from tongguan.law import Lawbook, load_book
from tongguan.vocabulary import TongguanError


def lawbook() -> Lawbook:
    """Load the lawbook.

    Raises:
        DamagedLawbookError: It is not in order, which is no mistake of the person who asks.
    """
    try:
        return load_book()
    except TongguanError as error:
        raise DamagedLawbookError(
            f"the lawbook of this installation is not in order: {error.message}",
            help="install tongguan anew; if that does not help, please report it",
            source=error.source,
            line=error.line,
            column=error.column,
        ) from error
