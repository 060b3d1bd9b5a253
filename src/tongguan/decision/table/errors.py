"""What is refused of a table."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class TableError(TongguanError):
    """A table cannot be assessed; ``field`` names the column, ``line`` the row, from 1."""

    code: ClassVar[str] = "table/refused"


class UnknownColumnError(TableError):
    """A column is not one that a table of exports has."""

    code: ClassVar[str] = "table/unknown-column"


class MissingColumnError(TableError):
    """A column that names the handler or the export is not there."""

    code: ClassVar[str] = "table/missing-column"


class WrongTypeError(TableError):
    """A column, or one of its values, is of another type than its fact."""

    code: ClassVar[str] = "table/wrong-type"


class WrongCellError(TableError):
    """A value is not in its list, or is out of range."""

    code: ClassVar[str] = "table/wrong-value"


class RepeatedExportError(TableError):
    """Two rows of one handler have the same export."""

    code: ClassVar[str] = "table/repeated-export"


class UnlikeHandlerError(TableError):
    """Rows of one handler say different things of the handler."""

    code: ClassVar[str] = "table/unlike-handler"


class ContradictoryRowsError(TableError):
    """The rows of a handler cannot all be true, as a declaration of them could not."""

    code: ClassVar[str] = "table/contradiction"
