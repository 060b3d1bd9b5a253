"""The answer of every row as one query: what each law says of it, and of its handler."""

from collections.abc import Sequence

from tongguan.cli.table.one_law import OneLaw
from tongguan.decision.table.numbers import COUNTED, HIGH, LOW
from tongguan.decision.table.queries import ROWS

_OF_ROW = ("possible", "settled", "decided_by", "rules", "grade", "counted")
CHANGES = "changes"
_COMPARED = (("possible", "l"), ("decided_by", "l"), ("rules", "l"), ("counted", "l"), ("overall", "o"))
_CHANGES = {
    "pathway": ("possible", "l"),
    "rule": ("rules", "l"),
    "counting": ("counted", "l"),
    "handler": ("overall", "o"),
}
"""What can be another after a change, and the column that tells it."""


def answers_query(law: OneLaw, beside: OneLaw | None = None) -> str:
    """Give the query of all rows with their answers under one law.

    Args:
        law: The law.
        beside: Another, whose pathways stand in columns that begin with ``as_if_``.
    """
    beyond = [name for name in law.totals if name not in COUNTED]
    totals = ", ".join(
        f'w0."{name}{end}" AS counted_{name}{end.replace("·", "_")}' for name in (*COUNTED, *beyond)
        for end in (LOW, HIGH)
    )  # fmt: skip
    said = ", ".join(f"l0.{name}" for name in _OF_ROW)
    draft = (
        ", l1.possible AS as_if_possible, l1.decided_by AS as_if_decided_by, l1.counted AS as_if_counted, "
        "l1.possible IS DISTINCT FROM l0.possible AS as_if_differs"
        if beside
        else ""
    )
    return (
        f"SELECT r.handler, r.export, {said}, w0.exact OR l0.settled AS exact, {totals}, o0.overall, "
        "w0.whole_settled AS overall_settled, w0.exact AS overall_exact, "
        f"CASE WHEN w0.by_engine THEN 'engine' ELSE 'sql' END AS answered_by{draft}, "
        f"CAST('{law.as_of}' AS DATE) AS as_of, '{law.edition}' AS edition "
        + joined((law,) if beside is None else (law, beside))
    )


def changes_query(before: OneLaw, after: OneLaw) -> str:
    """Give the query of the rows that are affected when another law takes the place of one.

    Their pathways, the rules that decide, or whether their people count are others; or the handler's pathways are.
    """
    columns = ", ".join(
        f"{table}{place}.{name} AS {name}_{when}"
        for name, table in _COMPARED
        for place, when in enumerate(("before", "after"))
    )
    differs = {kind: f"{table}0.{name} IS DISTINCT FROM {table}1.{name}" for kind, (name, table) in _CHANGES.items()}
    told = ", ".join(f"{differing} AS {kind}_changed" for kind, differing in differs.items())
    return (
        f"SELECT r.handler, r.export, {columns}, {told} {joined((before, after))} WHERE {' OR '.join(differs.values())}"
    )


def in_order(query: str) -> str:
    """Give such a query with its rows in the order of the file."""
    return f"{query} ORDER BY r.rowid"


def joined(laws: Sequence[OneLaw]) -> str:
    """Give the joins that lead from a row (``r``) to its handler (``w``), its label (``l``) and the whole (``o``).

    Each name is followed by the place of its law.
    """
    return f"FROM {ROWS} r " + " ".join(_of_law(law, place) for place, law in enumerate(laws))


def _of_law(law: OneLaw, at: int) -> str:
    same = " AND ".join(f'v{at}."{key}" = r."{key}"' for key in law.keys)
    verdict = f"{law.name('verdicts')} v{at} ON {same} AND v{at}.region = w{at}.region"
    label = f"v{at}.label"
    joins = f"JOIN {verdict}"
    if law.engine.rows:
        same = f"e{at}.handler = r.handler AND e{at}.export = r.export"
        joins = f"LEFT JOIN {verdict} LEFT JOIN {law.name('engine_rows')} e{at} ON {same}"
        label = f"coalesce(e{at}.label, v{at}.label)"
    return (
        f"JOIN {law.name('wholes')} w{at} ON w{at}.handler = r.handler {joins} "
        f"JOIN {law.name('labels')} l{at} ON l{at}.label = {label} "
        f"JOIN {law.name('whole_words')} o{at} ON o{at}.whole = w{at}.whole"
    )
