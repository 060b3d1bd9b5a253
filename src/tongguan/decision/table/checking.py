"""What is refused of the values of a table, before any law is asked."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import msgspec
from sqlglot import exp, select

from tongguan.decision.declaration import DeclarationError
from tongguan.decision.declaration.place import Document, shown
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.declaration.values import FIRST_YEAR, LAST_YEAR, MOST_PEOPLE, ValueReader
from tongguan.decision.table.building import Sql, any_of, column, named, sql
from tongguan.decision.table.columns import HANDLER, HIGH, LOW, PEOPLE, Column
from tongguan.decision.table.errors import TableError, WrongCellError, WrongTypeError
from tongguan.decision.table.seen import mapped
from tongguan.decision.table.typed import Typed
from tongguan.law import Fact, Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Truth

MOST_SPELLINGS = 20_000
"""So many different values of a closed list are looked up; no list has so many spellings."""
_LISTED = frozenset({"choice", "territory", "province", "zone", "sector", "scenario"})
Rows = Callable[[exp.Select], Sequence[tuple[Any, ...]]]


@dataclass(frozen=True, slots=True)
class Check:
    """A mistake that values of a column may have: where it is, and what is said of it."""

    column: str
    bad: Sql
    says: str
    help: str
    kind: type[TableError] = WrongCellError


@dataclass(frozen=True, slots=True)
class Spellings:
    """How a table writes what the catalogues list: for each column, the id of each spelling.

    ``members`` are the spellings in collections by their field, ``places`` the pairs of province and city.
    """

    columns: Mapping[str, Mapping[str, str]]
    items: Mapping[str, str]
    territories: Mapping[str, str]
    places: Mapping[tuple[str | None, str | None], Truth]


def unreadable(typed: Iterable[Typed]) -> list[Check]:
    """Give the checks of values that cannot be read as their column's type; asked of the file itself."""
    return [
        Check(
            each.column.name, each.bad, f"is not {_WANTED[each.column.kind]}", _HINTS[each.column.kind], WrongTypeError
        )
        for each in typed
        if each.bad is not None
    ]


def impossible(typed: Iterable[Typed]) -> list[Check]:
    """Give the checks of values that cannot be, whatever the law; asked of the typed columns."""
    present = {each.column.name: each for each in typed}
    return [check for each in present.values() for check in _checks(each.column, present)]


def counted(checks: Sequence[Check], source: str) -> exp.Select | None:
    """Give the query that counts, in one row, how often each check fails; ``None`` where there is none."""
    if not checks:
        return None
    counts = [named(sql("count_if(:bad)", bad=check.bad), f"n{place}") for place, check in enumerate(checks)]
    return select(*counts).from_(source)


def first_failing(check: Check, source: str) -> exp.Select:
    """Give the query of the first row that a check finds: its number, from 1, and the value."""
    numbered = select("*", sql("row_number() OVER () AS row_of_file")).from_(source)
    return select("row_of_file", column(check.column)).from_(numbered.subquery("numbered")).where(check.bad).limit(1)


def refusal(check: Check, row: int, given: object, source: str) -> TableError:
    """Say what is wrong with a value."""
    return check.kind(
        f"`{shown(given)}` {check.says}, in {_row(row)}the column `{check.column}`",
        help=check.help,
        source=source,
        field=check.column,
    )


class Speller:
    """Looks up what a table names in the catalogues.

    Args:
        book: The lawbook.
        catalogues: The lists.
        source: The name of the file, for messages.
        rows: Runs a query and gives its rows.
    """

    def __init__(self, book: Lawbook, catalogues: Catalogues, source: str, rows: Rows) -> None:
        self._book = book
        self._catalogues = catalogues
        self._source = source
        self._rows = rows
        self._reader = ValueReader(Document("", source), catalogues)

    def spellings(self, typed: Iterable[Typed], relation: str) -> Spellings:
        """Look up every value of a closed list that the table has.

        Raises:
            WrongCellError: One is in no list; says the row, and the nearest that are.
        """
        columns: dict[str, dict[str, str]] = {}
        items: dict[str, str] = {}
        territories: dict[str, str] = {}
        for each in typed:
            name, kind, fact = each.column.name, each.column.kind, each.column.fact
            if fact is None:
                continue
            if kind in _LISTED:
                columns[name] = self._looked_up(each.column, fact, column(name), relation)
            elif kind == "items":
                plain = _of_kind(fact, "items_one")
                items |= self._looked_up(each.column, plain, sql("unnest(:items)", items=column(name)), relation)
            elif kind == "members" and each.fields:
                territories |= self._members(each, relation)
        places = self._places({each.column.name for each in typed}, columns, relation)
        return Spellings(columns, items, territories, places)

    def _members(self, typed: Typed, relation: str) -> dict[str, str]:
        """Look up what the members of a collection name; give how territories are written."""
        at, listed = typed.column.name, [fact for fact in self._book.facts.of_shape(typed.column.name)
                                         if fact.name in typed.fields and fact.kind in _LISTED]  # fmt: skip
        every = sql("unnest(:members)", members=column(at))
        if {fact.name for fact in listed} != set(typed.fields):
            fields = [exp.PropertyEQ(this=exp.Literal.string(fact.name), expression=column(fact.name, "member"))
                      for fact in listed]  # fmt: skip
            every = sql("unnest(list_transform(:members, lambda member: :seen))",
                        members=column(at), seen=exp.Struct(expressions=fields))  # fmt: skip
        distinct = select(named(every, "member")).distinct().from_(relation).limit(MOST_SPELLINGS)
        members = [member for (member,) in self._rows(distinct)]
        territories: dict[str, str] = {}
        for fact in listed:
            words = sorted({member[fact.name] for member in members if member and member[fact.name] is not None})
            values = sql(f"unnest(list_transform(:members, lambda member: member.{fact.name}))", members=column(at))
            found = self._read(typed.column, fact, words, values, relation)
            if fact.kind == "territory":
                territories |= found
        return territories

    def _looked_up(self, of: Column, fact: Fact, values: Sql, relation: str) -> dict[str, str]:
        distinct = select(named(values, "word")).distinct().from_(relation).limit(MOST_SPELLINGS)
        query = select("word").from_(distinct.subquery("words")).order_by("word")
        # NULL is left out here: a damaged Parquet file may promise that there is none, and the filter is then dropped.
        found = [word for (word,) in self._rows(query) if word is not None]
        return self._read(of, fact, found, values, relation)

    def _read(self, of: Column, fact: Fact, words: Sequence[str], values: Sql, relation: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for word in words:
            given: object = word
            if fact.booleans and word.lower() in ("true", "false"):
                given = word.lower() == "true"
            try:
                found[word] = cast("str", self._reader.read(fact, given, (of.name,)))
            except DeclarationError as error:
                self._refuse(of, error, word, values, relation)
        return found

    def _refuse(self, of: Column, error: DeclarationError, word: str, values: Sql, relation: str) -> None:
        """Name the first row with a word that is in no list."""
        numbered = select(sql("row_number() OVER () AS row_of_file"), "*").from_(relation)
        inner = select("row_of_file", named(values, "word")).from_(numbered.subquery("numbered"))
        query = select("min(row_of_file)").from_(inner.subquery("words")).where(sql("word = :word", word=word))
        ((row,),) = self._rows(query)
        raise WrongCellError(
            f"{error.message}, in {_row(row)}the column `{of.name}`",
            help=error.help,
            source=self._source,
            field=of.name,
        ) from error

    def _places(
        self, present: set[str], columns: Mapping[str, Mapping[str, str]], relation: str
    ) -> dict[tuple[str | None, str | None], Truth]:
        names = [f"{HANDLER}_province", f"{HANDLER}_city"]
        if not present & set(names):
            return {}
        pair = [column(name) if name in present else exp.null() for name in names]
        query = select(named(pair[0], "province"), named(pair[1], "city")).distinct().from_(relation)
        found: dict[tuple[str | None, str | None], Truth] = {}
        for province, city in self._rows(query):
            home = columns.get(names[0], {}).get(province)
            self._check_place(home, city)
            found[home, city] = self._catalogues.places.in_gba(city, home)
        return found

    def _check_place(self, province: str | None, city: str | None) -> None:
        """Refuse a city that does not lie in its province, as the reader of declarations does."""
        handler = {"name": "x", "province": province, "city": city}
        content = {"handler": handler, "exports": [{"id": "e"}]}
        try:
            declarations_of(content, Document("", self._source), self._book, self._catalogues)
        except DeclarationError as error:
            raise WrongCellError(
                error.message, help=error.help, source=self._source, field=f"{HANDLER}_city"
            ) from error


def spelled(typed: Iterable[Typed], spellings: Spellings) -> list[Sql]:
    """Give the typed columns with every spelling replaced by its id; lists are left as they are."""
    return [
        named(mapped(column(each.column.name), spellings.columns.get(each.column.name, {})), each.column.name)
        for each in typed
    ]


def _of_kind(fact: Fact, kind: str) -> Fact:
    """Give a fact of another kind: that of one member of its list."""
    return msgspec.structs.replace(fact, kind=kind)


def _checks(of: Column, present: Mapping[str, Typed]) -> Iterator[Check]:
    name, kind = of.name, of.kind
    at = column(name)
    if of.required:
        yield Check(
            name,
            sql(":at IS NULL OR :blank", at=at, blank=_blank(at)),
            "is no name",
            "every row names its handler and its export",
        )
        if name == HANDLER:  # another handler would be made of it, with totals of its own
            yield Check(name, _spaced(at), "begins or ends with a space", "take the space away")
    elif kind in {"text", "city"}:
        yield Check(name, _blank(at), "is blank", "leave it NULL if it is not known")
    elif kind in {"count", "low", "high"}:
        yield Check(name, sql(":at < 0", at=at), "people cannot be", "people are counted from 0")
        most = sql(":at > :most", at=at, most=MOST_PEOPLE)
        yield Check(name, most, "people are more than live on earth", "give a number of people")
        yield from _ranges(of, present)
    elif kind == "date":
        beyond = sql("year(:at) < :first OR year(:same) > :last", at=at, same=at, first=FIRST_YEAR, last=LAST_YEAR)
        yield Check(name, beyond, "is not a day of our time", f"years run from {FIRST_YEAR} to {LAST_YEAR}")


def _blank(at: Sql) -> Sql:
    """Whether a text is empty or all spaces; only what sorts before the first visible sign is looked at closely."""
    return sql("CASE WHEN :at < '!' THEN trim(:at) = '' ELSE FALSE END", at=at)


def _spaced(at: Sql) -> Sql:
    """Whether a text begins or ends with a space, of either width."""
    sides = (
        sql(f"{test}(:at, :space)", at=at, space=space) for test in ("starts_with", "ends_with") for space in " 　"
    )
    return any_of(sides)


def _ranges(of: Column, present: Mapping[str, Typed]) -> Iterator[Check]:
    low = of.name.removesuffix(HIGH) + LOW
    if of.kind == "high" and low in present:
        down = sql(":high < :low", high=column(of.name), low=column(low))
        yield Check(of.name, down, f"is below `{low}`", "the range runs from the smaller number to the larger")
    least = of.name.removesuffix(LOW)
    if of.kind in {"count", "low"} and least.endswith("_both"):
        for part in PEOPLE[:-1]:
            whole = least.removesuffix("both") + part
            most = whole if whole in present else whole + HIGH
            if most in present:
                above = sql(":both > :most", both=column(of.name), most=column(most))
                yield Check(of.name, above, f"is above `{most}`", "`both` counts people who are in each of the two")


_WANTED = {
    "boolean": "true or false",
    "count": "a whole number",
    "low": "a whole number",
    "high": "a whole number",
    "date": "a day",
    "items": "a list of data items",
    "members": "a list of mappings",
}
_HINTS = {
    "boolean": "write true or false; NULL if not known",
    "count": "write digits, such as 84000; NULL if not known",
    "low": "write digits, such as 84000; NULL for 0",
    "high": "write digits, such as 84000; NULL for no upper limit",
    "date": "write it as 2026-06-30; NULL if not known",
    "items": "write `name; mobile_number`, or a JSON list; NULL if not known",
    "members": 'write it as [{"territory": "SG"}]; NULL if not known, [] if there is none',
}


def _row(row: int | None) -> str:
    """Name the row; a damaged Parquet file may hold a word that no row of it is found by."""
    return "" if row is None else f"row {row:,} of "
