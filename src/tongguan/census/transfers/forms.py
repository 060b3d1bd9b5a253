"""How persons are compared: the same form in all parts of a log."""

from collections.abc import Sequence
from enum import Enum

from sqlglot import exp

from tongguan.census.errors import LogColumnError
from tongguan.census.plan import Plan
from tongguan.census.plan.model import PSEUDONYM_BYTES
from tongguan.census.sources import Part
from tongguan.census.transfers.values import Held, call, text_of, trimmed
from tongguan.engines import Kind

_KEY = r"^[0-9A-Fa-f]{8}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{4}-?[0-9A-Fa-f]{12}$"


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


def key_of(person: Held, form: KeyForm, length: int) -> exp.Expr:
    """Give the pseudonym of a row in the common form; null where it has another."""
    column, kind = person
    match form:
        case KeyForm.SIXTEEN_BYTES if kind is Kind.UUID:
            return column
        case KeyForm.SIXTEEN_BYTES if kind is Kind.BINARY:
            return call("key_of_bytes", column)
        case KeyForm.SIXTEEN_BYTES:
            return exp.case().when(
                call("matches", trimmed(column), exp.Literal.string(_KEY)), call("key_of_text", trimmed(column))
            )
        case KeyForm.BYTES:
            right = exp.EQ(this=call("octet_length", column), expression=exp.Literal.number(length))
            return exp.case().when(right, column)
        case KeyForm.NUMBER:
            return exp.cast(column, "BIGINT")
        case KeyForm.TEXT:
            return text_of(person)


def key_type(form: KeyForm) -> str:
    """Give the type of a form."""
    return {
        KeyForm.SIXTEEN_BYTES: "UUID",
        KeyForm.BYTES: "VARBINARY",
        KeyForm.NUMBER: "BIGINT",
        KeyForm.TEXT: "VARCHAR",
    }[form]
