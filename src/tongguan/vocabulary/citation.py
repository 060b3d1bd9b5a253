"""A citation: which instrument, and which unit of it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from tongguan.vocabulary.errors import TongguanError

_INSTRUMENT = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-[A-Z0-9]*\d{2,}[A-Z]?")
_UNIT = re.compile(r"(?:[a-z]+[0-9]*|[0-9]+)(?:\.[a-z]*[0-9]+[a-z]?)*")


class CitationError(TongguanError):
    """The text is not a citation."""

    code: ClassVar[str] = "vocabulary/not-a-citation"


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """``INSTRUMENT#article.paragraph.item``, such as ``CBDF-2024#7.1.2``.

    ``unit`` is empty when the instrument as a whole is meant.
    """

    instrument: str
    unit: str

    @classmethod
    @lru_cache(maxsize=4096)
    def parse(cls, text: str) -> "Citation":
        """Read a citation.

        Raises:
            CitationError: The text has another form.
        """
        instrument, mark, unit = text.partition("#")
        if not _INSTRUMENT.fullmatch(instrument) or (mark and not _UNIT.fullmatch(unit)):
            raise CitationError(
                f"`{text}` is not a citation",
                help="write INSTRUMENT#article.paragraph.item, such as CBDF-2024#7.1.2",
            )
        return cls(instrument, unit)

    def covers(self, other: "Citation") -> bool:
        """Whether ``other`` is this unit or a part of it."""
        if self.instrument != other.instrument:
            return False
        return not self.unit or other.unit == self.unit or other.unit.startswith(f"{self.unit}.")

    def __str__(self) -> str:
        """Give the citation as it is written."""
        return f"{self.instrument}#{self.unit}" if self.unit else self.instrument
