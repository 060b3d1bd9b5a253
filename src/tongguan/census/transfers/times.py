"""When a row was sent, as microseconds since 1970."""

from sqlglot import exp

from tongguan.census.beijing import BEIJING_MICROS, MICROS_OF_DAY
from tongguan.census.errors import LogColumnError
from tongguan.census.plan import Time
from tongguan.census.transfers.values import Held, call, number, trimmed
from tongguan.engines import Kind

_ZONE = "Asia/Shanghai"
_UNITS = {"seconds": 1, "milliseconds": 1_000, "microseconds": 1_000_000}
_LATEST_SECOND = 253_402_300_799
_HOUR, _SIXTIETH = "([01][0-9]|2[0-3])", "[0-5][0-9]"
_OFFSET = f"[+-](0[0-9]|1[0-4])(:?{_SIXTIETH})?"
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CLOCK = f"{_HOUR}:{_SIXTIETH}(:{_SIXTIETH}([.][0-9]{{1,9}})?)?"
_TIME = f"^{_DAY}([ T]{_CLOCK}(Z|{_OFFSET})?)?$"
_SPACED = f"^{_DAY}[ T]{_CLOCK} (Z|{_OFFSET})$"


def instant_of(time: Held, asked: Time) -> exp.Expr:
    """Give the microseconds of a column of times; null where they cannot be read."""
    column, kind = time
    if asked.unit is not None and kind in {Kind.WHOLE, Kind.TEXT}:
        return _at_number(column, kind, _UNITS[asked.unit])
    match kind:
        case Kind.INSTANT:
            return call("micros_of_instant", column)
        case Kind.CLOCK if asked.zone == _ZONE:
            return exp.Sub(this=call("micros_of_clock", column), expression=number(BEIJING_MICROS))
        case Kind.CLOCK:
            return call("micros_of_instant", call("instant_of", column))
        case Kind.DAY:
            # A day without a time is a Beijing day, whatever the zone of times.
            midnight = exp.Mul(this=call("days_of", column), expression=number(MICROS_OF_DAY))
            return exp.Sub(this=midnight, expression=number(BEIJING_MICROS))
        case Kind.TEXT:
            return _at_text(trimmed(column))
        case _:
            raise LogColumnError(
                f"`{asked.column}` holds {kind.value}s, which are no times",
                help="for numbers since 1970, write `time: {column: …, unit: milliseconds}`",
                field="columns.time",
            )


def _at_text(text: exp.Expr) -> exp.Expr:
    closed = text.copy()
    for sign in ("Z", "+", "-"):
        closed = exp.func("replace", closed, exp.Literal.string(f" {sign}"), exp.Literal.string(sign))
    found = exp.case()
    for pattern, written in ((_TIME, text), (_SPACED, closed)):
        fits = call("matches", text, exp.Literal.string(pattern))
        found = found.when(fits, call("micros_of_instant", call("instant_of", written)))
    return found


def _at_number(column: exp.Expr, kind: Kind, unit: int) -> exp.Expr:
    counted = (
        call("whole_of", trimmed(column))
        if kind is Kind.TEXT
        else exp.TryCast(this=column, to=exp.DataType.build("BIGINT"))
    )
    within = exp.Between(this=counted, low=number(0), high=number(_LATEST_SECOND * unit))
    micros = exp.Mul(this=counted.copy(), expression=number(_UNITS["microseconds"] // unit))
    return exp.case().when(within, micros)
