"""The summary of a census: what lists, comparisons and the page of today need, kept beside the run."""

from typing import Any

import msgspec

from tongguan.census.file import Census

_OF_A_LINE = ("apply_by", "earliest", "latest", "median", "not_this_year", "reason", "too_late")


def summary_of(census: Census, foreseen: dict[str, Any]) -> dict[str, Any]:
    """Give the counts, the lines with their forecasts, and the rows by what became of them, as plain values."""
    ahead = {(each["counter"], each["line"]): each for each in foreseen["lines"]}
    lines: list[dict[str, Any]] = []
    for line in census.lines:
        told = ahead[line.counter, line.line]
        lines.append(msgspec.to_builtins(line) | {name: told[name] for name in _OF_A_LINE})
    return {
        "year": census.year,
        "until": census.until.isoformat(),
        "counted": msgspec.to_builtins(census.counted),
        "left_out": msgspec.to_builtins(census.left_out),
        "exports": {
            each.id: {"ordinary": list(each.ordinary), "sensitive": list(each.sensitive)} for each in census.exports
        },
        "lines": lines,
        "rows": {
            "read": census.rows.read,
            "used": census.rows.used,
            "refused": sum(each.rows for each in census.rows.refused),
        },
    }
