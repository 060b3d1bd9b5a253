"""What a table's answers come to: how many rows may go by which route, what decides most, what is missing."""

# ruff: noqa: S608 -- names of tables are our own, and what was asked is quoted

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongguan.cli.table.answers import answers_query
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
    differs = ", as_if_possible, as_if_decided_by" if beside else ""
    groups = answers.tables.rows(
        f"SELECT possible, settled, decided_by, grade, count(*) AS n{differs} FROM {source} AS answers GROUP BY ALL"
    )
    overall = answers.tables.rows(
        f"SELECT o.overall, count(*) FROM {law.name('wholes')} w JOIN {law.name('whole_words')} o USING (whole) "
        "GROUP BY ALL ORDER BY 2 DESC, 1"
    )
    found = {
        "exports": _exports(groups),
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
        found["as_if"] = _as_if(groups)
    return found


def listed(words: str | None) -> list[str]:
    """Give what stands in one column as a list."""
    return words.split(BETWEEN) if words else []


def transitions(groups: list[tuple[str, str, str | None, str | None, int]]) -> list[dict[str, Any]]:
    """Sum up rows by what they were and what they become, with the provisions that decide before and after."""
    return [
        {
            "before": listed(before),
            "after": listed(after),
            "decided_by_before": listed(cites_before),
            "decided_by_after": listed(cites_after),
            "exports": count,
        }
        for before, after, cites_before, cites_after, count in sorted(groups, key=lambda row: (-row[-1], str(row)))
    ]


def _exports(groups: list[tuple[Any, ...]]) -> dict[str, Any]:
    possible: Counter[str] = Counter()
    deciders: Counter[tuple[str, str, str]] = Counter()
    settled = 0
    for words, one, cites, grade, count, *_ in groups:
        possible[words] += count
        settled += count if one else 0
        deciders[cites or "", words, grade or ""] += count
    total = sum(possible.values())
    return {
        "total": total,
        "settled": settled,
        "not_settled": total - settled,
        "possible": [{"possible": listed(words), "exports": count} for words, count in _most(possible)],
        "decided_by": [
            {"cites": listed(cites), "possible": listed(words), "grade": grade or None, "exports": count}
            for (cites, words, grade), count in _most(deciders)[:_MOST]
        ],
    }


def _missing(law: "OneLaw", groups: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """Say what is not known that could settle rows, and for how many; exports may share people, or not."""
    missing = Counter(law.engine.missing)
    unsettled = sum(count for _, one, _, _, count, *_ in groups if not one) - law.engine.unsettled
    if unsettled:
        missing[DISTINCT_PEOPLE] += unsettled
    return [{"fact": fact, "exports": count} for fact, count in _most(missing)[:_MOST]]


def _as_if(groups: list[tuple[Any, ...]]) -> dict[str, Any]:
    changed: Counter[tuple[str, str, str, str]] = Counter()
    for words, _, cites, _, count, others, other_cites in groups:
        if words != others:
            changed[words, others, cites, other_cites] += count
    return {
        "differs": sum(changed.values()),
        "changes": transitions([(*key, count) for key, count in changed.items()]),
    }


def _most(counted: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counted.items(), key=lambda each: (-each[1], str(each[0])))
