"""What the census of the office refuses."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class LogNotReadError(TongguanError):
    """An uploaded file is no transfer log, or its columns cannot be read."""

    code: ClassVar[str] = "office/log-not-read"


class SourceOutsideError(TongguanError):
    """A plan that was uploaded names something else than uploaded logs."""

    code: ClassVar[str] = "office/source-outside"


class NothingDeclaredError(TongguanError):
    """There is no declaration, so that nothing tells which exports count."""

    code: ClassVar[str] = "office/nothing-declared"


class CensusAtWorkError(TongguanError):
    """A census of the organisation is being taken already, or was ended meanwhile."""

    code: ClassVar[str] = "office/census-at-work"


class RunLostError(TongguanError):
    """The process of a run is gone without a word."""

    code: ClassVar[str] = "office/census-lost"
