"""What a row says of itself beside who and when: whose it is, whether it is sensitive, why it cannot be read."""

from sqlglot import exp

from tongguan.census.plan import Plan
from tongguan.census.reasons import Reason
from tongguan.census.sources import Part
from tongguan.census.transfers.values import Held, is_there, null_of, text_of, trimmed
from tongguan.engines import UNREADABLE, Files, Kind

_TRUE = ("true", "t", "1", "yes", "y", "是")
_FALSE = ("false", "f", "0", "no", "n", "否")


def handler_of(plan: Plan, part: Part, told: Held | None) -> exp.Expr:
    """Give whose a row is: nothing where a joint plan does not name the handler."""
    if part.handler is not None:
        return exp.Literal.string(part.handler)
    named = text_of(told)
    if plan.joint is None:
        return named
    return exp.case().when(named.copy().isin(*plan.joint.handlers), named)


def flag_of(flag: Held | None) -> exp.Expr:
    """Give whether a row says that it holds sensitive information."""
    if flag is None:
        return null_of("BOOLEAN")
    column, kind = flag
    if kind is Kind.BOOLEAN:
        return column
    text = exp.Lower(this=trimmed(exp.cast(column, "VARCHAR")))
    found = exp.case()
    for words, value in ((_TRUE, exp.true()), (_FALSE, exp.false())):
        found = found.when(text.copy().isin(*words), value)
    return found


def fault_of(plan: Plan, part: Part, needed: list[Held], told: Held | None) -> exp.Expr:
    """Give why a row is refused before anything else is read of it.

    Args:
        plan: The plan.
        part: Where the row stands.
        needed: The columns without which it cannot be used.
        told: The column of handlers.
    """
    if part.fault is not None:
        return exp.cast(exp.Literal.number(int(part.fault)), "INT")
    found = exp.case()
    if isinstance(part.source, Files) and part.source.format == "ndjson":
        unreadable = exp.column(UNREADABLE, table="s", quoted=True)
        found = found.when(unreadable, exp.Literal.number(int(Reason.UNREADABLE_ROW)))
    if part.garbled:
        garbled = [exp.Like(this=column.copy(), expression=exp.Literal.string("%\ufffd%")) for column, _ in needed]
        found = found.when(exp.or_(*garbled), exp.Literal.number(int(Reason.BAD_ENCODING)))
    if plan.joint is not None and part.handler is None:
        named, none, unknown = text_of(told), int(Reason.NO_HANDLER), int(Reason.UNKNOWN_HANDLER)
        strange = exp.not_(named.copy().isin(*plan.joint.handlers))
        found = found.when(exp.not_(is_there(named)), exp.Literal.number(none))
        found = found.when(strange, exp.Literal.number(unknown))
    return exp.cast(found if found.args.get("ifs") else exp.null(), "INT")
