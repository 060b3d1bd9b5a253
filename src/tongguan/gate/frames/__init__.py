"""Guards data frames: rows go out only once the people in them were admitted; the others are held.

Arrow tables and record batches, pandas and Polars frames alike. It loads none of them but what it is given, writes
nothing itself, and asks the gate through ``client``.
"""

from tongguan.gate.frames.admitted import FrameAdmission
from tongguan.gate.frames.admitting import admit_batches, admit_frame
from tongguan.gate.frames.errors import RowsWithoutPersonError, WrongFrameError

__all__ = ["FrameAdmission", "RowsWithoutPersonError", "WrongFrameError", "admit_batches", "admit_frame"]
