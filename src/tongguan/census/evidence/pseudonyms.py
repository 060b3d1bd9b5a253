"""Looks up the rows of one pseudonym."""

from typing import Any

import pyarrow as pa
from sqlglot import exp

from tongguan.census.beijing import instants_of
from tongguan.census.counting.tally import Span
from tongguan.census.statements import Shape, selecting
from tongguan.census.transfers import KeyForm
from tongguan.engines import Engine

_ASKED = "asked_about"


def rows_of(engine: Engine, form: KeyForm, text: str, shape: Shape, window: Span) -> list[dict[str, Any]]:
    """Count the rows of ``transfers`` of one pseudonym, by file.

    Args:
        engine: The engine.
        form: How pseudonyms are compared.
        text: The pseudonym: binary ones in hexadecimal digits.
        shape: What the census needs.
        window: The days that count.
    """
    engine.table(_ASKED, pa.table({"value": pa.array([text.strip()], pa.string())}))
    engine.view("written", exp.select("*").from_("transfers"))
    select = selecting("evidence_spelled", shape, (), **instants_of(window))
    person: exp.Expr = exp.column("person", table="t")
    value = exp.column("value")
    wanted: exp.Expr
    match form:
        case KeyForm.SIXTEEN_BYTES:
            wanted = exp.Anonymous(this="key_of_text", expressions=[value])
        case KeyForm.NUMBER:
            wanted = exp.TryCast(this=value, to=exp.DataType.build("BIGINT"))
        case KeyForm.BYTES:
            person, wanted = exp.func("hex", person), exp.Upper(this=value)
        case KeyForm.TEXT:
            wanted = value
    among = exp.select(wanted).from_(_ASKED)
    found: list[dict[str, Any]] = engine.ask(select.where(person.isin(query=among))).to_pylist()
    return found
