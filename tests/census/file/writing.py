"""Writes censuses for the tests: whole ones, as plain JSON."""

from typing import Any

HANDLER = "云帆零售（上海）有限公司"


def counters(ordinary: Any, sensitive: Any = 0, both: Any = 0, together: Any = None) -> dict[str, Any]:
    """Counters of one number each, or of ranges."""
    pairs = {"ordinary": ordinary, "sensitive": sensitive, "both": both}
    pairs["all"] = _together(ordinary, sensitive, both) if together is None else together
    return {name: _pair(value) for name, value in pairs.items()}


def export(name: str, ordinary: Any, sensitive: Any = 0, both: Any = 0, **more: Any) -> dict[str, Any]:
    counts = {"ordinary": _pair(ordinary), "sensitive": _pair(sensitive), "both": _pair(both)}
    return {"id": name, "left_out": False, "sensitive_by": "export", **counts, "rows": 10, **more}


def census(exports: list[dict[str, Any]], counted: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A census of 2026 up to 30 June, whose curve rises in three steps."""
    return {
        "format": 1,
        "handler": HANDLER,
        "year": 2026,
        "until": "2026-06-30",
        "engine": "duckdb",
        "counted": counted,
        "left_out": counters(0),
        "exports": exports,
        "curve": curve(counted),
        "lines": [],
        "rows": {"read": 100, "used": 90, "outside_window": 4, "refused": [{"reason": "no-identifier", "rows": 6}]},
        "profile": {"exports": [each["id"] for each in exports], "groups": 1},
        "sources": [{"name": "january.parquet", "fingerprint": "0f", "rows": 100}],
        **more,
    }


def curve(counted: dict[str, Any]) -> dict[str, Any]:
    steps = {name: [low // 4, low // 2, low] for name, (low, _) in counted.items()}
    return {"days": ["2026-01-02", "2026-03-31", "2026-06-30"], **steps}


def _pair(value: Any) -> list[int]:
    return list(value) if isinstance(value, list | tuple) else [value, value]


def _together(ordinary: Any, sensitive: Any, both: Any) -> list[int]:
    (a, b), (c, d), (e, f) = _pair(ordinary), _pair(sensitive), _pair(both)
    return [max(a, c, a + c - f), b + d - e]
