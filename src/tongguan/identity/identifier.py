"""An identifier in its normal form."""

from typing import NamedTuple


class Identifier(NamedTuple):
    """A normal form, unique within its space.

    It is personal information: it goes into no message, log or report. Its ``repr`` does not show it.
    """

    space: str
    text: str

    def __repr__(self) -> str:
        """Give the space, and of the text only how long it is."""
        return f"Identifier({self.space}, {len(self.text)} characters)"
