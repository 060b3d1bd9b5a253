"""What a table's answers come to: how many rows may go by which route, what decides most, what is missing."""

# ruff: noqa: S608 -- names of tables are our own, and what was asked is quoted

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongguan.cli.table.answers import CHANGES, answers_query
from tongguan.cli.table.assessing import TableAnswers
from tongguan.cli.table.writing import is_parquet
from tongguan.decision.table.building import value, written
from tongguan.decision.table.labels import BETWEEN

if TYPE_CHECKING:
    from tongguan.cli.table.one_law import OneLaw

_MOST = 20
DISTINCT_PEOPLE = "distinct_people"


def summarise(answers: TableAnswers, out: Path | None) -> dict[str, Any]:
    """Sum up the answers; those written to ``out`` are read from there, which is quicker than to find them again."""
    law = answers.laws[0]
    beside = answers.laws[1] if len(answers.laws) > 1 else None
    source = f"({answers_query(law, beside)})"
    if out is not None and is_parquet(out):
        source = f"read_parquet({written(value(str(out)))})"
    groups = answers.tables.rows(
        f"SELECT possible, settled, decided_by, grade, counted, count(*) AS n FROM {source} AS answers GROUP BY ALL"
    )
    handlers: dict[str, int] = dict(
        answers.tables.rows(f"SELECT possible, count(DISTINCT handler) FROM {source} AS answers GROUP BY possible")
    )
    overall = answers.tables.rows(
        f"SELECT o.overall, count(*) FROM {law.name('wholes')} w JOIN {law.name('whole_words')} o USING (whole) "
        "GROUP BY ALL ORDER BY 2 DESC, 1"
    )
    found = {
        "exports": _exports(groups, handlers),
        "handlers": {
            "total": sum(count for _, count in overall),
            "possible": [{"possible": listed(words), "handlers": count} for words, count in overall],
        },
        "missing": _missing(law, groups),
        "answered": {
            "by_sql": answers.rows - law.engine.rows,
            "by_engine": law.engine.rows,
            "handlers_by_engine": law.engine.handlers,
            "distinct_handlers_by_engine": law.engine.distinct,
        },
    }
    if beside:
        found["as_if"] = _as_if(answers, source)
    return found


def listed(words: str | None) -> list[str]:
    """Give what stands in one column as a list."""
    return words.split(BETWEEN) if words else []


def summarise_changes(answers: TableAnswers) -> dict[str, Any]:
    """Sum up who is affected: how many exports and handlers, in what, and by which provisions before and after."""
    groups = answers.tables.rows(
        "SELECT possible_before, possible_after, decided_by_before, decided_by_after, counted_before, counted_after, "
        f"count(*) AS exports, count(DISTINCT handler) AS handlers FROM {CHANGES} "
        "WHERE pathway_changed OR rule_changed OR counting_changed GROUP BY ALL"
    )
    exports, pathway, rule, counting, handlers, overall = answers.tables.row(
        "SELECT count(*) FILTER (WHERE pathway_changed OR rule_changed OR counting_changed), "
        "count(*) FILTER (WHERE pathway_changed), count(*) FILTER (WHERE rule_changed AND NOT pathway_changed), "
        "count(*) FILTER (WHERE counting_changed), count(DISTINCT handler), "
        f"count(DISTINCT handler) FILTER (WHERE handler_changed) FROM {CHANGES}"
    )
    (all_handlers,) = answers.tables.row(f"SELECT count(*) FROM {answers.laws[0].name('wholes')}")
    return {
        "exports": {
            "total": answers.rows, "affected": exports, "pathway": pathway, "only_rule": rule, "counting": counting
        },
        "handlers": {"total": all_handlers, "affected": handlers, "overall": overall},
        "changes": transitions(groups),
    }  # fmt: skip


def transitions(groups: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Sum up rows by what they were and what they become, other pathways first.

    Each group says the pathways, the provisions and whether people count, before and after; then how many exports,
    and of how many handlers.
    """
    ordered = sorted(groups, key=lambda row: (row[0] == row[1], -row[-2], str(row)))
    return [
        {
            "before": listed(before),
            "after": listed(after),
            "decided_by_before": listed(cites_before),
            "decided_by_after": listed(cites_after),
            "counted_before": counted_before,
            "counted_after": counted_after,
            "exports": exports,
            "handlers": handlers,
        }
        for before, after, cites_before, cites_after, counted_before, counted_after, exports, handlers in ordered
    ]


def _exports(groups: list[tuple[Any, ...]], handlers: dict[str, int]) -> dict[str, Any]:
    possible: Counter[str] = Counter()
    deciders: Counter[tuple[str, str, str]] = Counter()
    counting: Counter[bool | None] = Counter()
    settled = 0
    for words, one, cites, grade, counted, count in groups:
        possible[words] += count
        counting[counted] += count
        settled += count if one else 0
        deciders[cites or "", words, grade or ""] += count
    total = sum(possible.values())
    return {
        "total": total,
        "settled": settled,
        "not_settled": total - settled,
        "counted": {"yes": counting[True], "no": counting[False], "not_known": counting[None]},
        "possible": [
            {"possible": listed(words), "exports": count, "handlers": handlers[words]}
            for words, count in _most(possible)
        ],
        "decided_by": [
            {"cites": listed(cites), "possible": listed(words), "grade": grade or None, "exports": count}
            for (cites, words, grade), count in _most(deciders)[:_MOST]
        ],
    }


def _missing(law: "OneLaw", groups: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Say what is not known that could settle rows, and for how many; exports may share people, or not."""
    missing = Counter(law.engine.missing)
    unsettled = sum(count for _, one, *_, count in groups if not one) - law.engine.unsettled
    if unsettled:
        missing[DISTINCT_PEOPLE] += unsettled
    return [{"fact": fact, "exports": count} for fact, count in _most(missing)[:_MOST]]


def _as_if(answers: TableAnswers, source: str) -> dict[str, Any]:
    groups = answers.tables.rows(
        "SELECT possible, as_if_possible, decided_by, as_if_decided_by, counted, as_if_counted, count(*), "
        f"count(DISTINCT handler) FROM {source} AS answers WHERE as_if_differs GROUP BY ALL"
    )
    return {"differs": sum(exports for *_, exports, _ in groups), "changes": transitions(groups)}


def _most(counted: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], str(each[0])))
