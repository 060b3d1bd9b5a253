"""Turns the identifiers of a log into pseudonyms: each distinct value is read once, each normal form hashed once."""

import pyarrow as pa
from sqlglot import exp

from tongguan.census.hashing import hashing_on
from tongguan.census.plan import Plan
from tongguan.engines import Engine
from tongguan.identity import HASHING, Book, IdentifierColumn, Key, identify_column, load_identity_book


def columns_of(plan: Plan, book: Book) -> tuple[IdentifierColumn, ...]:
    """Give the columns of pseudonyms of ``transfers``: one for each space of each identifier of the plan.

    Raises:
        UnknownKindError: There is no such kind.
    """
    return tuple(
        IdentifierColumn(f"key_{place}_{number}", kind.space)
        for place, each in enumerate(plan.columns.person.identifiers)
        for number, kind in enumerate(book.kinds_of(each.kind))
    )


def name_identified(engine: Engine, plan: Plan, key: Key) -> None:
    """Keep what each distinct value of the identifiers of ``written`` is, as ``identity_0`` and so on."""
    engine.function(HASHING, hashing_on(engine, plan, key), [pa.string(), pa.string()], pa.binary())
    book = load_identity_book()
    for place, each in enumerate(plan.columns.person.identifiers):
        identify_column(engine, book, each.kind, "written", f"id_{place}", f"identity_{place}")


def identified(plan: Plan) -> exp.Select:
    """Give the question that adds their pseudonyms to the rows of ``written``: null where a value is none."""
    book = load_identity_book()
    keys: list[exp.Expr] = []
    select = exp.select("w.*").from_(exp.alias_(exp.to_table("written"), "w", table=True))
    for place, each in enumerate(plan.columns.person.identifiers):
        table = f"i{place}"
        for number, kind in enumerate(book.kinds_of(each.kind)):
            own = exp.EQ(this=exp.column("space", table=table), expression=exp.Literal.string(kind.space))
            bytes_of = exp.Anonymous(this="key_of_bytes", expressions=[exp.column("pseudonym", table=table)])
            keys.append(exp.alias_(exp.case().when(own, bytes_of), f"key_{place}_{number}"))
        on = exp.EQ(this=exp.column(f"id_{place}", table="w"), expression=exp.column("value", table=table))
        joined = exp.alias_(exp.to_table(f"identity_{place}"), table, table=True)
        select = select.join(joined, on=on, join_type="left")
    there = [
        exp.not_(exp.Is(this=exp.column("pseudonym", table=f"i{place}"), expression=exp.null()))
        for place in range(len(plan.columns.person.identifiers))
    ]
    return select.select(*keys, exp.alias_(exp.paren(exp.or_(*there)), "known"))
