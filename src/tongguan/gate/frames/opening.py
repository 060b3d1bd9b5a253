"""Opens a frame of any kind: its columns as plain values, and the rows that are kept of it."""

from typing import Any, Generic, TypeVar

from tongguan.gate.frames.errors import WrongFrameError

Frame = TypeVar("Frame")


class Opened(Generic[Frame]):
    """A frame whose columns can be read and whose rows can be chosen.

    Raises:
        WrongFrameError: It is no frame that is held in memory.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        any_frame: Any = frame
        self._batch: Any = any_frame if _is_record_batch(frame) else None
        self._open: Any = any_frame if self._batch is not None else _opened(frame)
        self.columns: tuple[str, ...] = (
            tuple(self._batch.schema.names) if self._batch is not None else tuple(self._open.columns)
        )
        if len(set(self.columns)) != len(self.columns):
            raise _two_columns()
        self.rows: int = self._batch.num_rows if self._batch is not None else len(self._open)

    def values(self, column: str) -> list[Any]:
        """Give the values of a column in the order of the rows."""
        found: list[Any] = (
            self._batch.column(column).to_pylist() if self._batch is not None else self._open[column].to_list()
        )
        return found

    def keep(self, rows: list[bool]) -> Frame:
        """Give the frame with these rows alone."""
        kept: Frame = self._batch.filter(_mask(rows)) if self._batch is not None else _kept(self._open, rows)
        return kept


def _opened(frame: Any) -> Any:  # noqa: ANN401 -- the library's own frame, which knows no type of ours
    try:
        import narwhals.stable.v2 as nw  # noqa: PLC0415 -- whoever only imports this does without
    except ImportError as error:
        raise WrongFrameError("guarding frames needs narwhals", help="pip install 'tongguan[client]'") from error
    try:
        return nw.from_native(frame, eager_only=True)
    except nw.exceptions.DuplicateError as error:
        raise _two_columns() from error
    except TypeError as error:
        raise WrongFrameError(
            f"`{type(frame).__module__}.{type(frame).__name__}` is no frame that is held in memory",
            help="give an Arrow table or record batch, a pandas or a Polars frame; collect a lazy one first",
        ) from error


def _kept(frame: Any, rows: list[bool]) -> Any:  # noqa: ANN401 -- as above
    return frame.filter(rows).to_native() if rows else frame.to_native()


def _two_columns() -> WrongFrameError:
    return WrongFrameError("two columns of the frame have the same name")


def _is_record_batch(frame: object) -> bool:
    kind = type(frame)
    return kind.__module__.partition(".")[0] == "pyarrow" and kind.__name__ == "RecordBatch"


def _mask(rows: list[bool]) -> Any:  # noqa: ANN401 -- pyarrow has no types
    import pyarrow as pa  # noqa: PLC0415 -- it is there, since the batch is its own

    return pa.array(rows, type=pa.bool_())
