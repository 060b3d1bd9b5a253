"""The sources of a census: which files there are, what they hold, and what must be written anew to be read.

Files are looked at here, not counted: footers, headers, encodings, fingerprints. Rows are the engine's.
"""

from tongguan.census.sources.gathering import gather
from tongguan.census.sources.parts import Log, LogFile, Part, Unreadable

__all__ = ["Log", "LogFile", "Part", "Unreadable", "gather"]
