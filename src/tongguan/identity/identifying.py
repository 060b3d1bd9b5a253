"""Identifies a column of a whole log: each distinct value is read once, each distinct normal form hashed once."""

from tongguan.identity.book import Book
from tongguan.identity.compiling import normalising_query
from tongguan.identity.resolution import Relations

HASHING = "pseudonym_of"
"""The function of the engine that hashes: of a space and a normal form, as ``columns.hashing`` gives it."""


def identify_column(relations: Relations, book: Book, kind: str, relation: str, column: str, into: str) -> None:
    """Keep what each distinct value of a column is.

    ``into`` gets ``value``, its ``space`` and ``pseudonym`` (both NULL where it is no identifier) and the ``reason``
    why it is none. The engine must know the function ``HASHING``; no key stands in any SQL.

    Args:
        relations: The engine.
        book: The book.
        kind: The kind or the mixture that the column holds.
        relation: The log.
        column: The column of text; NULL is not identified.
        into: The relation to keep the answer in; names that begin with it and ``_`` are used on the way.

    Raises:
        UnknownKindError: There is no such kind.
    """
    log, name = ('"' + each.replace('"', '""') + '"' for each in (relation, column))
    read, hashed = f"{into}_read", f"{into}_hashed"
    distinct = f"(SELECT DISTINCT {name} FROM {log} WHERE {name} IS NOT NULL)"  # noqa: S608 -- quoted
    relations.keep(read, normalising_query(book, kind, f"{distinct} AS distinct_values", column))
    relations.keep(
        hashed,
        f"SELECT space, normalised, {HASHING}(space, normalised) AS pseudonym FROM"  # noqa: S608 -- the names are ours
        f' (SELECT DISTINCT space, normalised FROM "{read}" WHERE reason IS NULL) AS normal_forms',
    )
    relations.keep(
        into,
        f'SELECT value, told.space, pseudonym, reason FROM "{read}" AS told LEFT JOIN "{hashed}" AS hashed'  # noqa: S608 -- as above
        " ON hashed.space = told.space AND hashed.normalised = told.normalised",
    )
    relations.drop(read)
    relations.drop(hashed)
