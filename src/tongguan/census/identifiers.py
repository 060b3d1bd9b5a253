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


def texts_of(plan: Plan) -> list[exp.Column]:
    """Give the columns of ``written`` that hold the identifiers."""
    return [exp.column(f"id_{place}") for place in range(len(plan.columns.person.identifiers))]


def identify(engine: Engine, plan: Plan, key: Key) -> None:
    """Keep what each distinct value of the identifiers of ``spelled`` is.

    ``identity_0`` and so on hold all of them; ``nobody_0`` and so on the values that identify nobody. The view
    ``identified`` adds the pseudonyms to ``spelled``.
    """
    engine.function(HASHING, hashing_on(engine, plan, key), [pa.string(), pa.string()], pa.binary())
    book = load_identity_book()
    for place, each in enumerate(plan.columns.person.identifiers):
        identify_column(engine, book, each.kind, "spelled", f"id_{place}", f"identity_{place}")
        nobody = exp.column("pseudonym").is_(exp.null())
        engine.keep(f"nobody_{place}", exp.select("value").from_(f"identity_{place}").where(nobody))
    engine.view("identified", _identified(plan, book))


def known_rows(plan: Plan) -> exp.Select:
    """Give the question that tells of each row of ``written`` whether anything identifies somebody: ``known``."""
    select = exp.select("w.*").from_(exp.alias_(exp.to_table("written"), "w", table=True))
    known: list[exp.Expr] = []
    for place in range(len(plan.columns.person.identifiers)):
        text, nobody = exp.column(f"id_{place}", table="w"), exp.column("value", table=f"n{place}")
        select = _joined(select, f"nobody_{place}", f"n{place}", text, nobody)
        known.append(exp.and_(exp.not_(text.is_(exp.null())), nobody.is_(exp.null())))
    return select.select(exp.alias_(exp.paren(exp.or_(*known)), "known"))


def _identified(plan: Plan, book: Book) -> exp.Select:
    select = exp.select("s.*").from_(exp.alias_(exp.to_table("spelled"), "s", table=True))
    keys: list[exp.Expr] = []
    known: list[exp.Expr] = []
    for place, each in enumerate(plan.columns.person.identifiers):
        table = f"i{place}"
        pseudonym = exp.column("pseudonym", table=table)
        for number, kind in enumerate(book.kinds_of(each.kind)):
            own = exp.EQ(this=exp.column("space", table=table), expression=exp.Literal.string(kind.space))
            bytes_of = exp.Anonymous(this="key_of_bytes", expressions=[pseudonym.copy()])
            keys.append(exp.alias_(exp.case().when(own, bytes_of), f"key_{place}_{number}"))
        text = exp.column(f"id_{place}", table="s")
        select = _joined(select, f"identity_{place}", table, text, exp.column("value", table=table))
        known.append(exp.not_(pseudonym.is_(exp.null())))
    return select.select(*keys, exp.alias_(exp.paren(exp.or_(*known)), "known"))


def _joined(select: exp.Select, name: str, table: str, text: exp.Expr, value: exp.Expr) -> exp.Select:
    on = exp.EQ(this=text.copy(), expression=value.copy())
    return select.join(exp.alias_(exp.to_table(name), table, table=True), on=on, join_type="left")
