"""Builds a query in layers: what one layer names, the next may use."""

from typing import Self

from sqlglot import exp, select

from tongguan.decision.table.building import Sql, column, named


class Layers:
    """A query that grows: expressions are given names, and the names are used in what follows.

    Args:
        source: The table or query to begin with.
    """

    def __init__(self, source: str | exp.Query) -> None:
        self._query: exp.Query | str = source
        self._open: dict[str, Sql] = {}
        self._taken: set[str] = set()

    def put(self, name: str, expression: Sql) -> Sql:
        """Name an expression, and give the column that stands for it; a name taken before gets a number."""
        if any(each.name in self._open for each in expression.find_all(exp.Column)):
            self.close()
        free = next(each for number in range(len(self._taken) + 1) if (each := name + "·" * number) not in self._taken)
        self._taken.add(free)
        self._open[free] = expression
        return column(free)

    def close(self) -> Self:
        """Close the layer: its names can be used from now on."""
        if self._open:
            columns = [named(expression, name) for name, expression in self._open.items()]
            self._query = select("*", *columns, copy=False).from_(self._source(), copy=False)
            self._open = {}
        return self

    def query(self, *columns: Sql) -> exp.Select:
        """Give the query with these columns; without any, with all."""
        self.close()
        return select(*(columns or ("*",)), copy=False).from_(self._source(), copy=False)

    def _source(self) -> Sql:
        if isinstance(self._query, str):
            return exp.to_table(self._query)
        return self._query.subquery("layer", copy=False)
