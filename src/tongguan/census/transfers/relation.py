"""Brings every part of a log to one form: the relation ``transfers``, one row a transfer.

============  ==========================================================================================
handler       whose transfer it is, where a column tells
person        the pseudonym, in the form that ``KeyForm`` says; null where there is none that can be used
known, given  whether ``person`` can be used; whether anything stood there
at            when it was sent, as microseconds since 1970; null where the time cannot be read
timed         whether any time stood there
export        the id of the export
recipient     the id of the recipient, where a column tells
flagged       whether the row holds sensitive information, where a column tells; null where it should and does not
fault         why the row is refused before anything is read of it, as ``Reason``
file          the file it stands in, as the engine names it
place         the row within the file, from 1; only where asked for
seen_…        what stood there, as text; only where asked for
============  ==========================================================================================
"""

from collections.abc import Sequence

from sqlglot import exp

from tongguan.census.identifiers import known_rows
from tongguan.census.plan import Plan
from tongguan.census.sources import Part
from tongguan.census.transfers.flags import fault_of, flag_of, handler_of
from tongguan.census.transfers.forms import KeyForm, key_of, key_type
from tongguan.census.transfers.times import instant_of
from tongguan.census.transfers.values import Held, given, is_there, null_of, shown, text_of
from tongguan.engines import FILE, ROW, Engine, Files


def name_transfers(engine: Engine, plan: Plan, parts: Sequence[Part], form: KeyForm, *, places: bool = False) -> None:
    """Name the relation ``transfers`` over all parts.

    Args:
        engine: The engine.
        plan: The plan.
        parts: What to read; none gives a relation without rows.
        form: How persons are compared.
        places: Whether to tell places and what stood there, for looking up examples; slow.
    """
    if plan.columns.person.identifiers:
        name_written(engine, plan, parts, form, places=places)
        engine.view("transfers", known_rows(plan))
    else:
        engine.view("transfers", _whole(engine, plan, parts, form, places=places))


def name_written(engine: Engine, plan: Plan, parts: Sequence[Part], form: KeyForm, *, places: bool = False) -> None:
    """Name the relation ``written``: as ``transfers``, with identifiers (``id_0`` and so on) and without ``known``."""
    engine.view("written", _whole(engine, plan, parts, form, places=places))


def _whole(engine: Engine, plan: Plan, parts: Sequence[Part], form: KeyForm, *, places: bool) -> exp.Query:
    selects: list[exp.Query] = []
    for number, part in enumerate(parts):
        name = f"part_{number}"
        engine.read(name, part.source, places=places)
        selects.append(_select(name, plan, part, form, places=places))
    if not selects:
        selects.append(_nothing(form, plan).where(exp.false()))
    whole = selects[0]
    for each in selects[1:]:
        whole = exp.union(whole, each, distinct=False, copy=False)
    return whole


def _select(relation: str, plan: Plan, part: Part, form: KeyForm, *, places: bool) -> exp.Select:
    columns = plan.columns

    def column(name: str | None) -> Held | None:
        if name is None or name not in part.kinds:
            return None
        return exp.column(name, table="s", quoted=True), part.kinds[name]

    person, time = column(columns.person.pseudonym), column(columns.time.column)
    export, handler, flag = column(columns.export), column(plan.handler.column), column(columns.sensitive)
    key = key_of(person, form, plan.columns.person.bytes) if person else null_of(key_type(form))
    named: dict[str, exp.Expr] = {
        "handler": handler_of(plan, part, handler),
        "person": key,
        "known": exp.true() if part.surely_known else is_there(key),
        "given": given(person),
        "at": instant_of(time, columns.time) if time else null_of("BIGINT"),
        "timed": given(time),
        "export": exp.Literal.string(columns.export_constant) if columns.export_constant else text_of(export),
        "recipient": text_of(column(columns.recipient)),
        "flagged": exp.false() if columns.sensitive is None else flag_of(flag),
        "fault": fault_of(plan, part, [each for each in (person, time, export, handler) if each], handler),
        "file": exp.column(FILE, table="s", quoted=True)
        if isinstance(part.source, Files)
        else exp.Literal.string(part.source.name),
        "place": exp.column(ROW, table="s", quoted=True) if places else null_of("BIGINT"),
        "seen_person": shown(person, places=places),
        "seen_time": shown(time, places=places),
        "seen_export": shown(export, places=places),
    }
    if columns.person.identifiers:
        named = _identifiers([column(each.column) for each in columns.person.identifiers], named, places=places)
    select = exp.select(*(exp.alias_(value, name) for name, value in named.items())).from_(
        exp.alias_(exp.to_table(relation), "s", table=True)
    )
    if plan.only is None:
        return select
    return select.where(exp.EQ(this=named["handler"].copy(), expression=exp.Literal.string(plan.only)))


def _identifiers(found: Sequence[Held | None], named: dict[str, exp.Expr], *, places: bool) -> dict[str, exp.Expr]:
    """Give the columns of a row with identifiers instead of a pseudonym."""
    own: dict[str, exp.Expr] = {f"id_{place}": text_of(each) for place, each in enumerate(found)}
    nothing = exp.Literal.string("")
    seen = [exp.Nullif(this=shown(each, places=places), expression=nothing.copy()) for each in found]
    said = {"given": exp.or_(*(given(each) for each in found)), "seen_person": exp.func("coalesce", *seen)}
    return {name: value for name, value in (named | said | own).items() if name not in {"person", "known"}}


def _nothing(form: KeyForm, plan: Plan) -> exp.Select:
    types = {
        "person": key_type(form),
        **dict.fromkeys(("known", "given", "timed", "flagged"), "BOOLEAN"),
        **dict.fromkeys(("at", "place"), "BIGINT"),
        "fault": "INT",
    }
    names = ("handler", "person", "known", "given", "at", "timed", "export", "recipient", "flagged", "fault", "file")
    shown = ("place", "seen_person", "seen_time", "seen_export")
    identifiers = plan.columns.person.identifiers
    own = [f"id_{place}" for place in range(len(identifiers))]
    every = [each for each in (*names, *shown, *own) if not identifiers or each not in {"person", "known"}]
    return exp.select(*(exp.alias_(null_of(types.get(name, "VARCHAR")), name) for name in every))
