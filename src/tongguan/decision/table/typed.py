"""Turns what a file holds into columns of the right type: text is read strictly, numbers must be whole."""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from tongguan.decision.table.building import Sql, case, column, is_null, named, sql, value
from tongguan.decision.table.columns import EXPORT, HANDLER, HIGH, LOW, Column
from tongguan.decision.table.errors import MissingColumnError, UnknownColumnError, WrongTypeError
from tongguan.law import FactBook

_WHOLE = frozenset({"TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER",
                    "UBIGINT", "UHUGEINT"})  # fmt: skip
_NARROW = frozenset({"TINYINT", "SMALLINT", "INTEGER", "UTINYINT", "USMALLINT", "UINTEGER"})
_SPLIT_ITEMS = ";"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOST_DIGITS = 18
_LIST = re.compile(r"\[(\d*)\]$")
_TWICE = re.compile(r"(.+)_\d+")
_UNNAMED = re.compile(r"column\d+")
_FIELD = re.compile(r'"?(\w+)"? ([A-Z]+)')


@dataclass(frozen=True, slots=True)
class Typed:
    """One column of a table as it will be read.

    ``given`` is its type in the file. ``bad`` tells a value that cannot be read, where there can be one.
    ``fields`` are those of the members of a list.
    """

    column: Column
    given: str
    reads: Sql
    bad: Sql | None = None
    fields: tuple[str, ...] = ()


def read_header(
    source: str, header: Sequence[tuple[str, str]], columns: Mapping[str, Column], wanted: Iterable[str], book: FactBook
) -> tuple[Typed, ...]:
    """Read the names and types of the columns of a file; give those of ``wanted`` that are there.

    Raises:
        UnknownColumnError: A column is none of ``columns``.
        MissingColumnError: There is none for the handler or the export.
        WrongTypeError: A column is of a type that its values cannot be read from.
    """
    present = {name: None for name, _ in header}  # in the order of the file: the first mistake is told
    for name in present:
        if name not in columns:
            raise _unknown(name, present, columns, source)
    for name in (HANDLER, EXPORT):
        if name not in present:
            raise MissingColumnError(
                f"the column `{name}` is missing", help=f"it says {columns[name].says.en}", source=source, field=name
            )
    for name in present:
        if columns[name].kind == "count" and present.keys() & {name + LOW, name + HIGH}:
            raise WrongTypeError(
                f"`{name}` stands beside `{name}{LOW}` or `{name}{HIGH}`",
                help="give one number, or the two ends; for a known number they are equal",
                source=source,
                field=name,
            )
    reader = _Reader(source, book)
    asked = set(wanted)
    return tuple(reader.read(columns[name], given) for name, given in header if name in asked)


def _unknown(name: str, present: Container[str], columns: Mapping[str, Column], source: str) -> UnknownColumnError:
    """Say what is wrong with a name; readers name columns that have no name, or that of another."""
    twice = _TWICE.fullmatch(name)
    says: str
    advice: str | None
    if twice and twice[1] in present:
        says, advice = f"the column `{twice[1][:80]}` is there twice", "leave one out"
    elif _UNNAMED.fullmatch(name):
        says, advice = f"column {int(name.removeprefix('column')) + 1} has no name", "name it, or leave it out"
    else:
        says, advice = f"`{name[:80]}` is not a column of a table of exports", _nearest(name, columns)
    return UnknownColumnError(says, help=advice, source=source, field=name[:80])


class _Reader:
    def __init__(self, source: str, book: FactBook) -> None:
        self._source = source
        self._book = book

    def read(self, wanted: Column, given: str) -> Typed:  # noqa: PLR0911 -- one arm a kind of column
        raw = column(wanted.name)
        if given in ('"NULL"', "NULL"):
            return Typed(wanted, given, exp.cast(exp.null(), _TYPES.get(wanted.kind, "VARCHAR")))
        if wanted.required:
            return self._text(wanted, given, raw)
        match wanted.kind:
            case "boolean":
                return self._boolean(wanted, given, raw)
            case "count" | "low" | "high":
                return self._count(wanted, given, raw)
            case "date":
                return self._date(wanted, given, raw)
            case "items":
                return self._items(wanted, given, raw)
            case "members":
                return self._members(wanted, given, raw)
            case _:
                return self._text(wanted, given, raw)

    def _boolean(self, wanted: Column, given: str, raw: Sql) -> Typed:
        if given == "BOOLEAN":
            return Typed(wanted, given, raw)
        if given != "VARCHAR":
            raise self._wrong(wanted, given, "BOOLEAN, or text that is `true` or `false`")
        word = sql("lower(trim(:raw))", raw=raw)
        read = case(
            (sql(":word = 'true'", word=word), value(of=True)),
            (sql(":word = 'false'", word=word), value(of=False)),
        )
        return Typed(wanted, given, read, _lost(raw, read))

    def _count(self, wanted: Column, given: str, raw: Sql) -> Typed:
        if given == "BIGINT":
            return Typed(wanted, given, raw)
        if given in _NARROW:
            return Typed(wanted, given, sql("CAST(:raw AS BIGINT)", raw=raw))
        if given in _WHOLE:
            read = sql("TRY_CAST(:raw AS BIGINT)", raw=raw)
        elif given in {"DOUBLE", "FLOAT"} or given.startswith("DECIMAL"):
            whole = sql(":raw = floor(:same) AND abs(:again) < 1e18", raw=raw, same=raw, again=raw)
            read = case((whole, sql("TRY_CAST(:raw AS BIGINT)", raw=raw)))
        elif given == "VARCHAR":
            digits = f"[0-9]{{1,{_MOST_DIGITS}}}"
            whole = sql("regexp_full_match(trim(:raw), :digits)", raw=raw, digits=digits)
            read = case((whole, sql("TRY_CAST(trim(:raw) AS BIGINT)", raw=raw)))
        else:
            raise self._wrong(wanted, given, "whole numbers")
        return Typed(wanted, given, read, _lost(raw, read))

    def _date(self, wanted: Column, given: str, raw: Sql) -> Typed:
        if given == "DATE":
            return Typed(wanted, given, raw)
        if given.startswith("TIMESTAMP") and "TIME ZONE" not in given:
            day = sql("CAST(:raw AS DATE)", raw=raw)
            read = case((sql(":raw = CAST(:same AS DATE)", raw=raw, same=raw), day))
        elif given == "VARCHAR":
            shaped = sql("regexp_full_match(trim(:raw), :day)", raw=raw, day=_DAY)
            read = case((shaped, sql("TRY_CAST(trim(:raw) AS DATE)", raw=raw)))
        else:
            raise self._wrong(wanted, given, "DATE, or text such as 2026-06-30")
        return Typed(wanted, given, read, _lost(raw, read))

    def _items(self, wanted: Column, given: str, raw: Sql) -> Typed:
        if given == "VARCHAR[]":
            return Typed(wanted, given, raw)
        if given.endswith("[]") and ("NULL" in given or given == "JSON[]"):
            return Typed(wanted, given, sql("CAST(:raw AS VARCHAR[])", raw=raw))
        if given != "VARCHAR":
            raise self._wrong(wanted, given, "a list of text, or text with the items parted by `;`")
        parted = sql("list_transform(string_split(:raw, :mark), lambda item: trim(item))", raw=raw, mark=_SPLIT_ITEMS)
        as_json = case((sql("json_valid(:raw)", raw=raw), sql("TRY_CAST(json(:same) AS VARCHAR[])", same=raw)))
        empty = sql("trim(:raw) IN ('', '[]')", raw=raw)
        read = case(
            (is_null(raw), exp.null()),
            (empty, sql("CAST([] AS VARCHAR[])")),
            (sql("starts_with(trim(:raw), '[')", raw=raw), as_json),
            otherwise=parted,
        )
        return Typed(wanted, given, read, _lost(raw, read))

    def _members(self, wanted: Column, given: str, raw: Sql) -> Typed:
        known = tuple(fact.name for fact in self._book.of_shape(wanted.name))
        if given.startswith("STRUCT(") and _LIST.search(given):
            fields = tuple(name for name, _ in _FIELD.findall(given))
            for name in fields:
                if name not in known:
                    raise UnknownColumnError(
                        f"`{name}` is not a field of the members of `{wanted.name}`", help=_nearest(name, known),
                        source=self._source, field=wanted.name,
                    )  # fmt: skip
            kept = tuple(name for name in fields if name in _SEEN_OF_MEMBERS)
            return Typed(wanted, given, raw, None, kept)
        if given.endswith("[]") and ("NULL" in given or given == "JSON[]"):  # lists without a member, all of them
            return Typed(wanted, given, case((sql("len(:raw) = 0", raw=raw), value(0)), otherwise=exp.null()))
        if given not in {"VARCHAR", "JSON"}:
            raise self._wrong(wanted, given, 'a list of mappings, or JSON text such as [{"territory": "SG"}]')
        read_of = tuple(name for name in _SEEN_OF_MEMBERS if name in known)
        shape = "[{" + ", ".join(f'"{name}": "VARCHAR"' for name in read_of) + "}]"
        as_json = case((sql("json_type(CASE WHEN json_valid(:raw) THEN :same END) = 'ARRAY'", raw=raw, same=raw),
                        sql("json(:raw)", raw=raw)))  # fmt: skip
        read = sql("from_json(:json, :shape)", json=as_json, shape=shape)
        keys = sql(
            "json_type(:json) <> 'ARRAY' OR len(list_filter(CAST(:same AS JSON[]), lambda member: "
            "json_type(member) <> 'OBJECT' OR NOT list_has_all(:known, json_keys(member)))) > 0",
            json=as_json,
            same=as_json,
            known=exp.array(*(value(name) for name in known)),
        )
        bad = sql(":raw IS NOT NULL AND coalesce(:keys, TRUE)", raw=raw, keys=keys)
        return Typed(wanted, given, read, bad, read_of)

    def _text(self, wanted: Column, given: str, raw: Sql) -> Typed:
        booleans = wanted.fact is not None and wanted.fact.booleans
        if given == "BOOLEAN" and booleans:
            return Typed(wanted, given, sql("CAST(:raw AS VARCHAR)", raw=raw))
        if given == "VARCHAR":
            return Typed(wanted, given, raw)
        if given.startswith("ENUM(") or (wanted.kind in {"text", "city"} and given in _WHOLE | {"UUID"}):
            return Typed(wanted, given, sql("CAST(:raw AS VARCHAR)", raw=raw))
        raise self._wrong(wanted, given, "text")

    def _wrong(self, wanted: Column, given: str, asked: str) -> WrongTypeError:
        return WrongTypeError(
            f"the column `{wanted.name}` is {given[:60]}", help=f"it takes {asked}", source=self._source,
            field=wanted.name,
        )  # fmt: skip


_SEEN_OF_MEMBERS = ("id", "territory", "restricted")
_TYPES = {"boolean": "BOOLEAN", "count": "BIGINT", "low": "BIGINT", "high": "BIGINT", "date": "DATE",
          "items": "VARCHAR[]", "members": "INTEGER"}  # fmt: skip


def typed_columns(typed: Iterable[Typed]) -> list[Sql]:
    """Give the columns to select."""
    return [named(each.reads, each.column.name) for each in typed]


def _lost(raw: Sql, read: Sql) -> Sql:
    """Whether there is a value that could not be read."""
    return sql(":raw IS NOT NULL AND :read IS NULL", raw=raw, read=read)


def _nearest(name: str, known: Iterable[str]) -> str | None:
    import difflib  # noqa: PLC0415 -- only when something is wrong

    close = difflib.get_close_matches(name.lower()[:80], list(known), n=1, cutoff=0.5)
    return f"did you mean `{close[0]}`?" if close else "`tongguan schema --table` lists the columns"
