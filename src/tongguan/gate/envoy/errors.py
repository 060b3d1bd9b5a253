"""Why a request that passes by cannot be read."""

from typing import ClassVar

from tongguan.gate.service.errors import RequestError


class NotExtractedError(RequestError):
    """The extraction does not say how to read the request, so nothing of it may go out."""

    code: ClassVar[str] = "gate/not-extracted"
    status: ClassVar[int] = 403
