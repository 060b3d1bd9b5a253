"""The SELECT that reads a column of values."""

from collections.abc import Sequence

from tongguan.identity.book import Book
from tongguan.identity.compiling.changing import changed, changed_by
from tongguan.identity.compiling.checking import Prepared, failing
from tongguan.identity.compiling.text import group, quoted, whole
from tongguan.identity.kinds import Kind, Shape
from tongguan.identity.patterns import groups_in
from tongguan.identity.reasons import Reason
from tongguan.identity.steps import Change, Check, reason_of


def normalising_query(book: Book, name: str, relation: str, column: str) -> str:
    """Give a SELECT that reads every value of a column, in DuckDB's dialect.

    Args:
        book: The book.
        name: The kind, or the mixture, that the column holds.
        relation: The relation that holds the values, as SQL text: a name, or a query in brackets. Best with each
            value once, for reading is what costs.
        column: The name of the column, of type VARCHAR.

    Returns:
        A query with the columns ``value`` (as it was), ``space`` and ``normalised`` (both NULL where it is no
        identifier) and ``reason`` (a code of ``Reason``; NULL where it is one), a row for each row.

    Raises:
        UnknownKindError: There is no such kind.
    """
    kinds = book.kinds_of(name)
    quoted_column = '"' + column.replace('"', '""') + '"'
    reading = _Reading(f"SELECT {quoted_column} AS value FROM {relation}", book)  # noqa: S608 -- names quoted, relation by the caller
    for kind in kinds:
        reading.read(kind)
    return (
        f"SELECT value, {_first(reading.prefixes, [quoted(kind.space) for kind in kinds])} AS space,"  # noqa: S608 -- built of our own names
        f" {_first(reading.prefixes, [f'{prefix}text' for prefix in reading.prefixes])} AS normalised,"
        f" {_reason(reading.prefixes)} AS reason FROM ({reading.query}) AS verdict"
    )


class _Reading:
    """A query that grows by a nested SELECT a step, so that neither engine reckons an expression twice."""

    def __init__(self, query: str, book: Book) -> None:
        self.query = query
        self.prefixes: list[str] = []
        self._book = book
        self._cleaned: dict[tuple[Change, ...], str] = {(): "value"}

    def read(self, kind: Kind) -> None:
        """Add the columns ``text`` and ``reason`` of a kind, both left alone where an earlier kind took the value."""
        prefix = f"k{len(self.prefixes)}_"
        taken = "".join(f"WHEN {earlier}reason IS NULL THEN NULL " for earlier in self.prefixes)
        cleaned, shape, text = self._clean(kind.clean), f"{prefix}shape", f"{prefix}text"
        fits = " ".join(f"WHEN {_fits(each, cleaned)} THEN {place}" for place, each in enumerate(kind.shapes))
        self._add({shape: f"CASE {taken}{fits} END"})
        cores = (f"WHEN {place} THEN {_core(each, cleaned, self._book)}" for place, each in enumerate(kind.shapes))
        self._add({text: f"CASE {shape} {' '.join(cores)} END"})
        prepared = Prepared(prefix)
        verdict = _verdict(kind, cleaned, shape, text, self._book, prepared)
        if prepared.columns:
            self._add(prepared.columns)
        self._add({f"{prefix}reason": f"CASE {taken}{verdict} END"})
        self.prefixes.append(prefix)

    def _clean(self, changes: tuple[Change, ...]) -> str:
        """Give the column of the value after ``changes``; kinds that clean alike share it."""
        if changes not in self._cleaned:
            before = self._clean(changes[:-1])
            name = f"cleaned_{len(self._cleaned)}"
            self._add({name: changed(before, changes[-1], self._book)})
            self._cleaned[changes] = name
        return self._cleaned[changes]

    def _add(self, columns: dict[str, str]) -> None:
        added = ", ".join(f"{expression} AS {name}" for name, expression in columns.items())
        self.query = f"SELECT *, {added} FROM ({self.query}) AS step"  # noqa: S608 -- built of our own names


def _verdict(kind: Kind, cleaned: str, shape: str, text: str, book: Book, prepared: Prepared) -> str:
    def failures(column: str, checks: Sequence[Check], before: Sequence[Change], only: str = "") -> list[str]:
        return [
            f"WHEN {only}{failing(column, check, before, book, prepared)} THEN {_code(reason_of(check))}"
            for check in checks
        ]

    lines = [f"WHEN value IS NULL OR {cleaned} = '' THEN {_code(Reason.EMPTY)}"]
    lines += failures(cleaned, kind.refuse, kind.clean)
    lines.append(f"WHEN {shape} IS NULL THEN {_code(Reason.MALFORMED)}")
    for place, each in enumerate(kind.shapes):
        lines += failures(text, each.require, (), only=f"{shape} = {place} AND ")
    lines += failures(text, kind.require, ())
    return " ".join(lines)


def _fits(shape: Shape, cleaned: str) -> str:
    return "TRUE" if shape.pattern is None else whole(cleaned, shape.pattern)


def _core(shape: Shape, cleaned: str, book: Book) -> str:
    core = group(cleaned, shape.pattern) if shape.pattern is not None and groups_in(shape.pattern) else cleaned
    return changed_by(shape.change, core, book)


def _first(prefixes: Sequence[str], values: Sequence[str]) -> str:
    cases = (f"WHEN {prefix}reason IS NULL THEN {value}" for prefix, value in zip(prefixes, values, strict=True))
    return f"CASE {' '.join(cases)} END"


def _reason(prefixes: Sequence[str]) -> str:
    """Give NULL where a kind takes the value, else the first reason that is more than malformed."""
    taken = " OR ".join(f"{prefix}reason IS NULL" for prefix in prefixes)
    malformed = _code(Reason.MALFORMED)
    telling = " ".join(f"WHEN {prefix}reason <> {malformed} THEN {prefix}reason" for prefix in prefixes)
    return f"CASE WHEN {taken} THEN NULL {telling} ELSE {malformed} END"


def _code(reason: Reason) -> str:
    return quoted(reason.value)
