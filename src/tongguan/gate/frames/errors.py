"""Why a frame may not go out."""

from typing import ClassVar

from tongguan.gate.client.errors import NotAdmittedError


class WrongFrameError(NotAdmittedError):
    """The frame, or what is said about its columns, is not in order; the gate was not asked."""

    code: ClassVar[str] = "gate/wrong-frame"


class RowsWithoutPersonError(NotAdmittedError):
    """Rows name nobody, and all or none of the frame was to go; the gate was not asked."""

    code: ClassVar[str] = "gate/rows-without-person"
