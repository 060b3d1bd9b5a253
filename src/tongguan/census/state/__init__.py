"""The state of a census: one file in which what was counted is kept, so that a new log is all that is read.

One DuckDB database that can be moved. It holds partial results per file and day, everybody once (``base``, and
``recent`` for what came after it), and the profile and curve that follow. A file is read in one transaction and
folded in by another: whatever interrupts, the next run goes on from there and gives the same answer.

It holds pseudonyms, and is to be kept as the logs are.
"""

from tongguan.census.state.errors import StateError, StateMismatchError
from tongguan.census.state.keeping import keep_counting

__all__ = ["StateError", "StateMismatchError", "keep_counting"]
