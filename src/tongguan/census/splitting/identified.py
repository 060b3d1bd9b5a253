"""Names the transfers of a log that holds identifiers, each with the person behind it."""

from datetime import date

from sqlglot import exp

from tongguan.census.beijing import days_since, instants_of
from tongguan.census.identifiers import columns_of, identify, texts_of
from tongguan.census.plan import Plan
from tongguan.census.sources import Log
from tongguan.census.splitting.model import Window
from tongguan.census.transfers import KeyForm, name_written
from tongguan.engines import Engine
from tongguan.identity import Key, load_identity_book, resolve_relation


def name_people_sent(engine: Engine, plan: Plan, log: Log, key: Key, until: date) -> None:
    """Name the relation ``transfers``, with ``person`` as far as people are possibly apart.

    Who is one person is found over all days that signs are looked for in. A row that identifies nobody, or only by
    what too many share, is not there.

    Args:
        engine: Reads the log.
        plan: The plan.
        log: What the sources hold.
        key: The key of the handler, or jointly of all.
        until: The last day that counts.
    """
    book = load_identity_book()
    columns = columns_of(plan, book)
    name_written(engine, plan, log.parts, KeyForm.SIXTEEN_BYTES)
    span = instants_of((days_since(Window(until).first), days_since(until)))
    within = exp.column("at").between(span["first"], span["last"])
    texts = exp.select(*texts_of(plan)).distinct().from_("written").where(exp.column("fault").is_(exp.null()), within)
    number = exp.alias_(exp.Anonymous(this="number_of_row"), "record")
    engine.keep("spelled", exp.select(number, "*").from_(texts.subquery("t")))
    identify(engine, plan, key)
    engine.keep("combinations", exp.select("*").from_("identified"))
    resolve_relation(engine, "combinations", columns, book.links, "resolved")
    people = exp.select(*(exp.column(each.name, table="c") for each in texts_of(plan)), "r.person")
    people = people.from_("combinations AS c").join("resolved AS r", using=["record"]).where("r.identified")
    engine.keep("people_behind", people)
    for each in ("resolved", "combinations", "spelled"):
        engine.drop(each)
    engine.view("transfers", _rows_of_people(plan))


def _rows_of_people(plan: Plan) -> exp.Select:
    written = [
        exp.NullSafeEQ(this=exp.column(each.name, table="w"), expression=exp.column(each.name, table="p"))
        for each in texts_of(plan)
    ]
    return exp.select("w.*", "p.person").from_("written AS w").join("people_behind AS p", on=exp.and_(*written))
