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
from enum import Enum

from sqlglot import exp

from tongguan.census.beijing import BEIJING_MICROS, MICROS_OF_DAY
from tongguan.census.errors import LogColumnError
from tongguan.census.identifiers import known_rows
from tongguan.census.plan import Plan, Time
from tongguan.census.plan.model import PSEUDONYM_BYTES
from tongguan.census.reasons import Reason
from tongguan.census.sources import Part
from tongguan.engines import FILE, ROW, UNREADABLE, Engine, Files, Kind

_ZONE = "Asia/Shanghai"
_UNITS = {"seconds": 1, "milliseconds": 1_000, "microseconds": 1_000_000}
_LATEST_SECOND = 253_402_300_799
_HOUR, _SIXTIETH = "([01][0-9]|2[0-3])", "[0-5][0-9]"
_OFFSET = f"[+-](0[0-9]|1[0-4])(:?{_SIXTIETH})?"
_TIME = f"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}([ T]{_HOUR}:{_SIXTIETH}(:{_SIXTIETH}([.][0-9]{{1,9}})?)?(Z|{_OFFSET})?)?$"
_KEY = r"^[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}$"
_TRUE = ("true", "t", "1", "yes", "y", "是")
_FALSE = ("false", "f", "0", "no", "n", "否")


class KeyForm(Enum):
    """How persons are compared: the same form in all parts of a log."""

    SIXTEEN_BYTES = "sixteen bytes"
    BYTES = "bytes"
    NUMBER = "number"
    TEXT = "text"


def key_form(plan: Plan, parts: Sequence[Part]) -> KeyForm:
    """Give the form in which the pseudonyms of all parts can be compared.

    Raises:
        LogColumnError: There is none.
    """
    column = plan.columns.person.pseudonym
    kinds = {part.kinds[column] for part in parts if column in part.kinds} if column is not None else set()
    if kinds & {Kind.BINARY, Kind.UUID}:
        sixteen = plan.columns.person.bytes == PSEUDONYM_BYTES
        allowed = {Kind.BINARY, Kind.UUID, Kind.TEXT} if sixteen else {Kind.BINARY}
        form = KeyForm.SIXTEEN_BYTES if sixteen else KeyForm.BYTES
    elif kinds == {Kind.WHOLE}:
        allowed, form = {Kind.WHOLE}, KeyForm.NUMBER
    else:
        allowed, form = {Kind.TEXT, Kind.WHOLE}, KeyForm.TEXT
    if kinds - allowed:
        held = ", ".join(sorted(kind.value for kind in kinds))
        raise LogColumnError(
            f"`{column}` holds {held}, which cannot be compared as one pseudonym",
            help="write the pseudonyms of every file in one form; binary ones of another length than 16 bytes "
            "need `bytes` in the plan",
            field="columns.person.pseudonym",
        )
    return form


def fits(form: KeyForm, plan: Plan, parts: Sequence[Part]) -> bool:
    """Whether pseudonyms of further parts can be compared with those that have a form already."""
    found = key_form(plan, parts)
    column = plan.columns.person.pseudonym
    if form is KeyForm.SIXTEEN_BYTES and all(part.kinds.get(column or "") in {None, Kind.TEXT} for part in parts):
        return True
    return found is form or (form is KeyForm.TEXT and found is KeyForm.NUMBER)


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

    def column(name: str | None) -> tuple[exp.Expr, Kind] | None:
        if name is None or name not in part.kinds:
            return None
        return exp.column(name, table="s", quoted=True), part.kinds[name]

    person, time = column(columns.person.pseudonym), column(columns.time.column)
    export, handler, flag = column(columns.export), column(plan.handler.column), column(columns.sensitive)
    key = _key(person, form, plan.columns.person.bytes) if person else _null(_key_type(form))
    named: dict[str, exp.Expr] = {
        "handler": _text(handler),
        "person": key,
        "known": exp.true() if part.surely_known else _is_there(key),
        "given": _given(person),
        "at": _at(time, columns.time) if time else _null("BIGINT"),
        "timed": _given(time),
        "export": exp.Literal.string(columns.export_constant) if columns.export_constant else _text(export),
        "recipient": _text(column(columns.recipient)),
        "flagged": exp.false() if columns.sensitive is None else _flag(flag),
        "fault": _fault(part, [each for each in (person, time, export, handler) if each]),
        "file": exp.column(FILE, table="s", quoted=True)
        if isinstance(part.source, Files)
        else exp.Literal.string(part.source.name),
        "place": exp.column(ROW, table="s", quoted=True) if places else _null("BIGINT"),
        "seen_person": _shown(person, places=places),
        "seen_time": _shown(time, places=places),
        "seen_export": _shown(export, places=places),
    }
    if columns.person.identifiers:
        named = _identifiers([column(each.column) for each in columns.person.identifiers], named, places=places)
    return exp.select(*(exp.alias_(value, name) for name, value in named.items())).from_(
        exp.alias_(exp.to_table(relation), "s", table=True)
    )


def _identifiers(
    found: Sequence[tuple[exp.Expr, Kind] | None], named: dict[str, exp.Expr], *, places: bool
) -> dict[str, exp.Expr]:
    """Give the columns of a row with identifiers instead of a pseudonym."""
    own: dict[str, exp.Expr] = {f"id_{place}": _text(each) for place, each in enumerate(found)}
    shown = [_shown(each, places=places) for each in found]
    given = {"given": exp.or_(*(_given(each) for each in found)), "seen_person": exp.func("coalesce", *shown)}
    return {name: value for name, value in (named | given | own).items() if name not in {"person", "known"}}


def _nothing(form: KeyForm, plan: Plan) -> exp.Select:
    types = {
        "person": _key_type(form),
        **dict.fromkeys(("known", "given", "timed", "flagged"), "BOOLEAN"),
        **dict.fromkeys(("at", "place"), "BIGINT"),
        "fault": "INT",
    }
    names = ("handler", "person", "known", "given", "at", "timed", "export", "recipient", "flagged", "fault", "file")
    shown = ("place", "seen_person", "seen_time", "seen_export")
    identifiers = plan.columns.person.identifiers
    own = [f"id_{place}" for place in range(len(identifiers))]
    every = [each for each in (*names, *shown, *own) if not identifiers or each not in {"person", "known"}]
    return exp.select(*(exp.alias_(_null(types.get(name, "VARCHAR")), name) for name in every))


def _key(person: tuple[exp.Expr, Kind], form: KeyForm, length: int) -> exp.Expr:
    column, kind = person
    match form:
        case KeyForm.SIXTEEN_BYTES if kind is Kind.UUID:
            return column
        case KeyForm.SIXTEEN_BYTES if kind is Kind.BINARY:
            return _call("key_of_bytes", column)
        case KeyForm.SIXTEEN_BYTES:
            return exp.case().when(
                _call("matches", _trimmed(column), exp.Literal.string(_KEY)), _call("key_of_text", _trimmed(column))
            )
        case KeyForm.BYTES:
            right = exp.EQ(this=_call("octet_length", column), expression=exp.Literal.number(length))
            return exp.case().when(right, column)
        case KeyForm.NUMBER:
            return exp.cast(column, "BIGINT")
        case KeyForm.TEXT:
            return _text(person)


def _key_type(form: KeyForm) -> str:
    return {
        KeyForm.SIXTEEN_BYTES: "UUID",
        KeyForm.BYTES: "VARBINARY",
        KeyForm.NUMBER: "BIGINT",
        KeyForm.TEXT: "VARCHAR",
    }[form]


def _at(time: tuple[exp.Expr, Kind], asked: Time) -> exp.Expr:
    column, kind = time
    if asked.unit is not None and kind in {Kind.WHOLE, Kind.TEXT}:
        return _at_number(column, kind, _UNITS[asked.unit])
    match kind:
        case Kind.INSTANT:
            return _call("micros_of_instant", column)
        case Kind.CLOCK if asked.zone == _ZONE:
            return exp.Sub(this=_call("micros_of_clock", column), expression=_number(BEIJING_MICROS))
        case Kind.CLOCK:
            return _call("micros_of_instant", _call("instant_of", column))
        case Kind.DAY:
            # A day without a time is a Beijing day, whatever the zone of times.
            midnight = exp.Mul(this=_call("days_of", column), expression=_number(MICROS_OF_DAY))
            return exp.Sub(this=midnight, expression=_number(BEIJING_MICROS))
        case Kind.TEXT:
            written = _call("matches", _trimmed(column), exp.Literal.string(_TIME))
            instant = _call("micros_of_instant", _call("instant_of", _trimmed(column)))
            return exp.case().when(written, instant)
        case _:
            raise LogColumnError(
                f"`{asked.column}` holds {kind.value}s, which are no times",
                help="for numbers since 1970, write `time: {column: …, unit: milliseconds}`",
                field="columns.time",
            )


def _at_number(column: exp.Expr, kind: Kind, unit: int) -> exp.Expr:
    number = (
        _call("whole_of", _trimmed(column))
        if kind is Kind.TEXT
        else exp.TryCast(this=column, to=exp.DataType.build("BIGINT"))
    )
    within = exp.Between(this=number, low=_number(0), high=_number(_LATEST_SECOND * unit))
    micros = exp.Mul(this=number.copy(), expression=_number(_UNITS["microseconds"] // unit))
    return exp.case().when(within, micros)


def _flag(flag: tuple[exp.Expr, Kind] | None) -> exp.Expr:
    if flag is None:
        return _null("BOOLEAN")
    column, kind = flag
    if kind is Kind.BOOLEAN:
        return column
    text = exp.Lower(this=_trimmed(exp.cast(column, "VARCHAR")))
    found = exp.case()
    for words, value in ((_TRUE, exp.true()), (_FALSE, exp.false())):
        found = found.when(text.copy().isin(*words), value)
    return found


def _fault(part: Part, needed: list[tuple[exp.Expr, Kind]]) -> exp.Expr:
    if part.fault is not None:
        return exp.cast(exp.Literal.number(int(part.fault)), "INT")
    found = exp.case()
    if isinstance(part.source, Files) and part.source.format == "ndjson":
        unreadable = exp.column(UNREADABLE, table="s", quoted=True)
        found = found.when(unreadable, exp.Literal.number(int(Reason.UNREADABLE_ROW)))
    if part.garbled:
        garbled = [exp.Like(this=column.copy(), expression=exp.Literal.string("%\ufffd%")) for column, _ in needed]
        found = found.when(exp.or_(*garbled), exp.Literal.number(int(Reason.BAD_ENCODING)))
    return exp.cast(found if found.args.get("ifs") else exp.null(), "INT")


def _given(column: tuple[exp.Expr, Kind] | None) -> exp.Expr:
    if column is None:
        return exp.false()
    return _is_there(_text(column) if column[1] is Kind.TEXT else column[0])


def _text(column: tuple[exp.Expr, Kind] | None) -> exp.Expr:
    """The text of a column without spaces around it; nothing where nothing else stands there."""
    if column is None:
        return _null("VARCHAR")
    text = column[0] if column[1] is Kind.TEXT else exp.cast(column[0], "VARCHAR")
    return exp.Nullif(this=_trimmed(text), expression=exp.Literal.string(""))


def _shown(column: tuple[exp.Expr, Kind] | None, *, places: bool) -> exp.Expr:
    if column is None or not places:
        return _null("VARCHAR")
    held = column[0].copy()
    return _call("hex", held) if column[1] is Kind.BINARY else exp.cast(held, "VARCHAR")


def _is_there(value: exp.Expr) -> exp.Expr:
    return exp.not_(exp.Is(this=exp.paren(value.copy()), expression=exp.null()))


def _trimmed(value: exp.Expr) -> exp.Expr:
    return exp.Trim(this=value.copy())


def _number(value: int) -> exp.Expr:
    return exp.Literal.number(value)


def _null(kind: str) -> exp.Expr:
    return exp.cast(exp.null(), kind)


def _call(name: str, *arguments: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this=name, expressions=[each.copy() for each in arguments])
