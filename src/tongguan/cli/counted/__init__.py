"""Puts counted people in place of declared ones: ``tongguan assess --census``.

The census knows no declaration and the decision knows no census; they meet here and nowhere else.
"""

from tongguan.cli.counted.errors import CensusConflictError, CensusMismatchError
from tongguan.cli.counted.files import CountedFile, read_counted
from tongguan.cli.counted.joining import Joined, join
from tongguan.cli.counted.refining import refine
from tongguan.cli.counted.telling import tell

__all__ = [
    "CensusConflictError",
    "CensusMismatchError",
    "CountedFile",
    "Joined",
    "join",
    "read_counted",
    "refine",
    "tell",
]
