"""Reads whose log it is: one handler's, several by a column, or those of a joint plan."""

import re

from tongguan.census.plan.fields import Fields, text
from tongguan.census.plan.model import Handler, Joint, Plan

HANDLED = "handler"
"""The field of a source that tells whose it is, in a joint plan."""

_JOINT = ("handlers", "reason", "key_id")
_KEY_ID = re.compile(r"[0-9a-f]{16}")
MOST_HANDLERS = 62
"""As many as one key names, and as are compared at once."""


def joint_of(fields: Fields, name: str) -> Joint:
    """Take what makes a plan a joint one."""
    inner = fields.inner(name, _JOINT)
    return Joint(
        inner.required("handlers", _handlers), inner.required("reason", text), inner.optional("key_id", _key_id, None)
    )


def handler_of(fields: Fields, joint: Joint | None) -> Handler:
    """Take the handler of a plan; a joint plan may leave it to its sources."""
    if not fields.given(HANDLED):
        return Handler() if joint is not None else fields.required(HANDLED, _handler)
    handler = _handler(fields, HANDLED)
    if joint is not None and handler.name is not None:
        raise fields.error(
            HANDLED,
            "a joint plan names its handlers under `joint`",
            "name the column that tells whose a row is, or leave it out and write `handler` beside each source",
        )
    return handler


def own_handler(fields: Fields) -> str | None:
    """Take the handler of a source."""
    return fields.optional(HANDLED, text, None)


def check_joint(fields: Fields, plan: Plan) -> None:
    """Refuse a plan that does not tell whose its rows are, or under which key they can be compared.

    Raises:
        PlanValueError: It does not.
    """
    told = [each.handler for each in plan.sources]
    if plan.joint is None:
        if any(told):
            raise fields.error(
                "sources", "only a joint plan tells of each source whose it is", "add `joint`, or write a plan for each"
            )
        return
    named = set(plan.joint.handlers)
    if plan.handler.column is not None and any(told):
        raise fields.error(HANDLED, "either a column or each source tells whose the rows are, not both")
    if plan.handler.column is None and not all(told):
        raise fields.error("sources", "nothing tells whose each source is", "write `handler` beside each of `sources`")
    for each in told:
        if each is not None and each not in named:
            raise fields.error("sources", f"`{each}` is no handler of the joint plan", "name it under `joint.handlers`")
    absent = named.difference(each for each in told if each is not None)
    if plan.handler.column is None and absent:
        raise fields.error("sources", f"`{min(absent)}` has no source", "name its logs, or leave it out of the plan")
    _check_key(fields, plan, plan.joint)


def _check_key(fields: Fields, plan: Plan, joint: Joint) -> None:
    inner = fields.inner("joint", _JOINT)
    if plan.columns.person.pseudonym is not None and joint.key_id is None:
        raise inner.error(
            "key_id",
            "nothing tells under which key the pseudonyms were made",
            "write the id of the one key that all of them used: `tongguan key show` tells it",
        )
    if plan.columns.person.pseudonym is None and joint.key_id is not None:
        raise inner.error("key_id", "a log that holds identifiers is hashed under `key`", "leave out `key_id`")


def _handler(fields: Fields, name: str) -> Handler:
    if isinstance(fields.value[name], dict):
        return Handler(column=fields.inner(name, ("column",)).required("column", text))
    return Handler(name=text(fields, name))


def _handlers(fields: Fields, name: str) -> tuple[str, ...]:
    value = fields.value[name]
    fitting = isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)
    if not fitting or len(set(value)) < len(value) or not 2 <= len(value) <= MOST_HANDLERS:  # noqa: PLR2004 -- together
        raise fields.error(name, f"`{name}` is a list of 2 to {MOST_HANDLERS} handlers, each once")
    return tuple(value)


def _key_id(fields: Fields, name: str) -> str:
    value = text(fields, name)
    if _KEY_ID.fullmatch(value) is None:
        raise fields.error(name, f"`{name}` is the id of a key: 16 digits of 0 to 9 and a to f", "put it in quotes")
    return value
