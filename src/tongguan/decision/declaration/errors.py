"""What the reader of declarations refuses."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class DeclarationError(TongguanError):
    """The declaration cannot be used."""

    code: ClassVar[str] = "declaration/refused"


class UnknownFieldError(DeclarationError):
    """A field that the format does not know."""

    code: ClassVar[str] = "declaration/unknown-field"


class UnknownNameError(DeclarationError):
    """An id, item, place or territory that is not in its list."""

    code: ClassVar[str] = "declaration/unknown-name"


class WrongValueError(DeclarationError):
    """A value of the wrong type or outside its range, or a missing one."""

    code: ClassVar[str] = "declaration/wrong-value"


class ContradictionError(DeclarationError):
    """Two fields that cannot both be true."""

    code: ClassVar[str] = "declaration/contradiction"
