"""Why a row is refused; the numbers stand in SQL, the words in the answer."""

from enum import IntEnum


class Reason(IntEnum):
    """What became of a row: the first that holds."""

    USED = 0
    OUTSIDE_WINDOW = 1
    UNREADABLE_ROW = 2
    BAD_ENCODING = 3
    MISSING_COLUMN = 4
    NO_IDENTIFIER = 5
    BAD_IDENTIFIER = 6
    NO_TIME = 7
    BAD_TIME = 8
    NO_EXPORT = 9
    UNKNOWN_EXPORT = 10
    SENSITIVITY_NOT_TOLD = 11
    NO_HANDLER = 12
    SHARED_IDENTIFIER = 13
    UNKNOWN_HANDLER = 14

    @property
    def word(self) -> str:
        """Give the word of the answer, such as ``no-identifier``."""
        return self.name.lower().replace("_", "-")

    @property
    def refuses(self) -> bool:
        """Whether the row was refused."""
        return self > Reason.OUTSIDE_WINDOW
