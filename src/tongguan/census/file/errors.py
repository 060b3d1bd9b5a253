"""What is refused of a file of a census."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class CensusFileError(TongguanError):
    """The file is not a census."""

    code: ClassVar[str] = "census/file-not-read"


class UnknownFormatError(CensusFileError):
    """The census is written in a format that this version does not know."""

    code: ClassVar[str] = "census/unknown-format"


class ImpossibleCensusError(CensusFileError):
    """The numbers of the census cannot all be true."""

    code: ClassVar[str] = "census/impossible"
