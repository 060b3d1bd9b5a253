"""Reads plans."""

from datetime import date
from functools import partial
from zoneinfo import ZoneInfo, available_timezones

from tongguan.census.plan.fields import Document, Fields, flag, one_of, text, whole
from tongguan.census.plan.joining import HANDLED, check_joint, handler_of, joint_of, own_handler
from tongguan.census.plan.model import (
    PSEUDONYM_BYTES,
    CatalogueTable,
    Columns,
    Export,
    Identifier,
    Key,
    Line,
    LogFiles,
    LogSource,
    Person,
    Plan,
    PostgresTable,
    Time,
)
from tongguan.strict_yaml import load
from tongguan.vocabulary.nearest import nearest

_PLAN = ("handler", "joint", "year", "until", "since", "sources", "columns", "exports", "declaration", "key", "lines")
_COLUMNS = ("time", "export", "recipient", "sensitive", "person")
_EXPORT = ("sensitive", "ordinary", "left_out")
_LINE = ("counter", "line", "then", "cites")
_YEARS = (2000, 2199)


def read_plan(content: str | bytes, source: str) -> Plan:
    """Read a plan.

    Args:
        content: The text of the file.
        source: Its name, for messages.

    Raises:
        YamlError: The text is not strict YAML.
        PlanError: A field or value is refused; says where.
    """
    fields = Fields(Document(content, source), load(content, source), (), _PLAN)
    if fields.given("exports") == fields.given("declaration"):
        raise fields.error(
            "exports",
            "either `exports` or `declaration` tells what the exports hold",
            "name the exports of the log, or the declaration that does",
        )
    joint = fields.optional("joint", joint_of, None)
    plan = Plan(
        source=source,
        handler=handler_of(fields, joint),
        joint=joint,
        year=fields.optional("year", whole(*_YEARS), None),
        until=fields.optional("until", _day, None),
        since=fields.optional("since", one_of("this-year", "last-year"), "this-year"),
        sources=fields.required("sources", _sources),
        columns=fields.required("columns", _columns),
        exports=fields.optional("exports", _exports, ()),
        declaration=fields.optional("declaration", text, None),
        key=fields.optional("key", _key, None),
        lines=fields.optional("lines", _lines, ()),
    )
    if plan.columns.person.pseudonym is not None and plan.key is not None:
        raise fields.error("key", "a log that holds pseudonyms needs no key", "leave out `key`, or name identifiers")
    check_joint(fields, plan)
    return plan


def _day(fields: Fields, name: str) -> date:
    value = fields.value[name]
    if isinstance(value, date):
        return value
    raise fields.error(name, f"`{name}` is a day such as 2026-06-30")


def _sources(fields: Fields, name: str) -> tuple[LogSource, ...]:
    return tuple(_source(each) for each in _mappings(fields, name, ("read", "format", "postgres", "spark", HANDLED)))


def _source(fields: Fields) -> LogSource:
    kinds = [kind for kind in ("read", "postgres", "spark") if fields.given(kind)]
    if len(kinds) != 1 or (fields.given("format") and kinds != ["read"]):
        raise fields.error("read", "a source is one of `read`, `postgres` and `spark`")
    if kinds == ["read"]:
        kind = fields.optional("format", one_of("parquet", "csv", "ndjson"), None)
        return LogFiles(text(fields, "read"), kind, own_handler(fields))
    if kinds == ["spark"]:
        return CatalogueTable(text(fields, "spark"), own_handler(fields))
    inner = fields.inner("postgres", ("service", "dsn_from", "table"))
    if inner.given("service") == inner.given("dsn_from"):
        raise inner.error(
            "service",
            "either `service` or `dsn_from` tells how the database is reached",
            "`dsn_from` names a variable of the environment; a password never stands in a plan",
        )
    return PostgresTable(
        inner.required("table", text),
        inner.optional("service", text, None),
        inner.optional("dsn_from", text, None),
        own_handler(fields),
    )


def _columns(fields: Fields, name: str) -> Columns:
    inner = fields.inner(name, _COLUMNS)
    export, constant = inner.required("export", partial(_column_or, "constant"))
    nothing: tuple[str | None, str | None] = (None, None)
    sensitive, _ = inner.optional("sensitive", partial(_column_or, None), nothing)
    return Columns(
        time=inner.required("time", _time),
        person=inner.required("person", _person),
        export=export,
        export_constant=constant,
        recipient=inner.optional("recipient", text, None),
        sensitive=sensitive,
    )


def _column_or(other: str | None, fields: Fields, name: str) -> tuple[str | None, str | None]:
    """Take a column by name or as ``{column: …}``, or the ``other`` way to tell it."""
    if not isinstance(fields.value[name], dict):
        return text(fields, name), None
    inner = fields.inner(name, ("column", other) if other else ("column",))
    if other and inner.given(other):
        if inner.given("column"):
            raise inner.error(other, f"either `column` or `{other}` is given, not both")
        return None, text(inner, other)
    return inner.required("column", text), None


def _time(fields: Fields, name: str) -> Time:
    if not isinstance(fields.value[name], dict):
        return Time(text(fields, name))
    inner = fields.inner(name, ("column", "zone", "unit"))
    zone = inner.optional("zone", text, "Asia/Shanghai")
    if zone not in available_timezones():
        raise inner.error("zone", f"`{zone[:80]}` is not a time zone", nearest(zone, sorted(available_timezones())))
    ZoneInfo(zone)
    unit = inner.optional("unit", one_of("seconds", "milliseconds", "microseconds"), None)
    return Time(inner.required("column", text), zone, unit)


def _person(fields: Fields, name: str) -> Person:
    inner = fields.inner(name, ("pseudonym", "identifiers"))
    if inner.given("pseudonym") == inner.given("identifiers"):
        raise inner.error("pseudonym", "a person is told by either `pseudonym` or `identifiers`")
    if inner.given("identifiers"):
        kinds = _mappings(inner, "identifiers", ("kind", "column"))
        found = tuple(Identifier(each.required("kind", text), each.required("column", text)) for each in kinds)
        return Person(identifiers=found)
    if not isinstance(inner.value["pseudonym"], dict):
        return Person(text(inner, "pseudonym"))
    pseudonym = inner.inner("pseudonym", ("column", "bytes"))
    length = pseudonym.optional("bytes", whole(8, 64), PSEUDONYM_BYTES)
    return Person(pseudonym.required("column", text), length)


def _exports(fields: Fields, name: str) -> tuple[Export, ...]:
    value = fields.value[name]
    if not isinstance(value, dict) or not value:
        raise fields.error(name, "`exports` maps the id of each export to what it holds")
    found = []
    for export in value:
        inner = Fields(
            fields.document, {} if value[export] is None else value[export], (*fields.path, name, export), _EXPORT
        )
        sensitive = inner.optional("sensitive", flag, otherwise=False)
        ordinary = inner.optional("ordinary", flag, otherwise=True)
        if not sensitive and not ordinary:
            raise inner.error(
                "ordinary", f"`{export}` holds nothing that counts", "say `sensitive: true`, or leave out `ordinary`"
            )
        found.append(Export(export, sensitive, ordinary, inner.optional("left_out", flag, otherwise=False)))
    return tuple(found)


def _key(fields: Fields, name: str) -> Key:
    inner = fields.inner(name, ("environment", "file"))
    if inner.given("environment") == inner.given("file"):
        raise inner.error("environment", "either `environment` or `file` tells where the key is")
    return Key(inner.optional("environment", text, None), inner.optional("file", text, None))


def _lines(fields: Fields, name: str) -> tuple[Line, ...]:
    return tuple(
        Line(
            each.required("counter", one_of("ordinary", "sensitive", "both", "all")),
            each.required("line", whole(1, 10**12)),
            each.required("then", text),
            each.optional("cites", _texts, ()),
        )
        for each in _mappings(fields, name, _LINE)
    )


def _texts(fields: Fields, name: str) -> tuple[str, ...]:
    value = fields.value[name]
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise fields.error(name, f"`{name}` is a list of texts")


def _mappings(fields: Fields, name: str, known: tuple[str, ...]) -> list[Fields]:
    value = fields.value[name]
    if not isinstance(value, list) or not value:
        raise fields.error(name, f"`{name}` is a list with at least one entry")
    return [Fields(fields.document, each, (*fields.path, name, place), known) for place, each in enumerate(value)]
