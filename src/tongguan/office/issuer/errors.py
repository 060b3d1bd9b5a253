"""What can go wrong with the folder of an issuer."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class NoIssuerError(TongguanError):
    """The folder holds no keys of an issuer yet."""

    code: ClassVar[str] = "office/no-issuer"


class IssuerThereError(TongguanError):
    """The folder is an issuer's already."""

    code: ClassVar[str] = "office/issuer-there"


class IssuerFileError(TongguanError):
    """A file of the issuer's folder could not be read or written."""

    code: ClassVar[str] = "office/issuer-file"
