"""The tables of one run in an engine: made by queries, read as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

    from tongguan.decision.table.building import Sql
    from tongguan.engines import Engine

Row = tuple[Any, ...]


class Tables:
    """Names what queries give, in an engine that is open."""

    def __init__(self, engine: "Engine") -> None:
        self.engine = engine
        engine.run("SET preserve_insertion_order = TRUE")  # answers come in the order of the file

    def make(self, name: str, query: "str | Sql") -> None:
        """Ask a query now and keep its rows as a table."""
        self.engine.keep(name, query)

    def view(self, name: str, query: "str | Sql") -> None:
        """Name a query."""
        self.engine.view(name, query)

    def run(self, statement: "str | Sql") -> None:
        """Run a statement."""
        self.engine.run(statement)

    def rows(self, query: "str | Sql") -> list[Row]:
        """Ask a query and give its rows."""
        found = self.engine.ask(query)
        return list(zip(*(column.to_pylist() for column in found.columns), strict=True)) if found.num_columns else []

    def row(self, query: "str | Sql") -> Row:
        """Ask a query of one row and give it."""
        return self.rows(query)[0]

    def dictionaries(self, query: "str | Sql", rows: int) -> Iterator[Mapping[str, Any]]:
        """Ask a query and yield its rows by column, holding about ``rows`` at a time."""
        for batch in self.engine.stream(query, rows):
            yield from batch.to_pylist()

    def put(self, name: str, columns: Mapping[str, Sequence[Any]], types: Mapping[str, "pa.DataType"]) -> None:
        """Make a small table of plain values."""
        import pyarrow as pa  # noqa: PLC0415 -- an extra

        arrays = {key: pa.array(listed, type=types[key]) for key, listed in columns.items()}
        self.engine.table(name, pa.table(arrays))
