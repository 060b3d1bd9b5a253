"""A census as a company would have it: drawn with a seed, with a line ahead, one behind, and rows refused."""

import random
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

UNTIL = date(2026, 6, 30)
_FIRST = date(2026, 1, 1)
_WEEK = (1.2, 1.25, 1.2, 1.1, 1.0, 0.65, 0.6)


def retailer() -> dict[str, Any]:
    """The census of 云帆零售 up to 30 June 2026."""
    days = [_FIRST + timedelta(days=number) for number in range((UNTIL - _FIRST).days + 1)]
    ordinary = _curve(days, 2_600, 0.42, seed=1)
    sensitive = _curve(days, 205, 0.36, seed=2)
    both = [min(each // 2, other) for each, other in zip(sensitive, ordinary, strict=True)]
    together = [one + two - three for one, two, three in zip(ordinary, sensitive, both, strict=True)]
    totals = {"ordinary": ordinary[-1], "sensitive": sensitive[-1], "both": both[-1], "all": together[-1]}
    return {
        "format": 1,
        "handler": "云帆零售（上海）有限公司",
        "year": 2026,
        "until": UNTIL.isoformat(),
        "engine": "duckdb",
        "counted": {name: [people, people] for name, people in totals.items()},
        "left_out": {"ordinary": [1_840, 1_840], "sensitive": [212, 212], "both": [212, 212], "all": [1_840, 1_840]},
        "since_last_year": None,
        "exports": [
            _export("loyalty-crm", round(totals["ordinary"] * 0.86), 0, 0, 1_204_113),
            _export("service-desk", round(totals["ordinary"] * 0.41), 0, 0, 388_007),
            _export("beauty-profiles", totals["both"], totals["sensitive"], totals["both"], 45_310, "column"),
            _export("newsletter", round(totals["ordinary"] * 0.3), 0, 0, 912_400),
            _export("staff", 1_840, 212, 212, 22_080, left_out=True),
        ],
        "curve": {
            "days": [day.isoformat() for day in days],
            "ordinary": ordinary,
            "sensitive": sensitive,
            "both": both,
            "all": together,
        },
        "lines": [
            _line("ordinary", 100_000, "contract_or_certification", "CBDF-2024#8.1", days, ordinary),
            _line("ordinary", 1_000_000, "security_assessment", "CBDF-2024#7.1.2", days, ordinary),
            _line("sensitive", 10_000, "security_assessment", "CBDF-2024#7.1.2", days, sensitive),
        ],
        "rows": {
            "read": 2_572_044,
            "used": 2_571_910,
            "outside_window": 81,
            "refused": [
                {
                    "reason": "no-identifier",
                    "rows": 41,
                    "examples": [{"source": "logs/2026/05.parquet", "row": 18_211, "seen": "***"}],
                },
                {
                    "reason": "bad-time",
                    "rows": 12,
                    "examples": [{"source": "logs/2026/02.parquet", "row": 77, "seen": "2026-02-3*"}],
                },
            ],
        },
        "profile": {"exports": ["loyalty-crm", "service-desk", "beauty-profiles", "newsletter", "staff"], "groups": 19},
        "sources": [
            {
                "name": f"logs/2026/{month:02}.parquet",
                "fingerprint": f"{month * 0x9E3779B97F4A7C15 % 2**64:016x}",
                "rows": 428_674,
                "first": f"2026-{month:02}-01",
                "last": f"2026-{month:02}-28",
            }
            for month in range(1, 7)
        ],
    }


def least() -> dict[str, Any]:
    """A census of nobody."""
    nobody = {name: [0, 0] for name in ("ordinary", "sensitive", "both", "all")}
    return {
        "format": 1,
        "handler": "空公司",
        "year": 2026,
        "until": UNTIL.isoformat(),
        "counted": nobody,
        "left_out": nobody,
        "exports": [],
        "rows": {"read": 0, "used": 0},
    }


def _curve(days: list[date], first: float, thins: float, seed: int) -> list[int]:
    chance = random.Random(seed)  # noqa: S311 -- a drawing for a test
    new = []
    drift = 1.0
    for number, day in enumerate(days, start=1):
        drift *= chance.gauss(1, 0.035)
        new.append(max(0, round(first * drift * _WEEK[day.weekday()] * number**-thins * chance.gauss(1, 0.12))))
    return list(accumulate(new))


def _export(
    name: str, ordinary: int, sensitive: int, both: int, rows: int, by: str = "export", *, left_out: bool = False
) -> dict[str, Any]:
    return {
        "id": name,
        "left_out": left_out,
        "sensitive_by": by,
        "ordinary": [ordinary, ordinary],
        "sensitive": [sensitive, sensitive],
        "both": [both, both],
        "only_here": ordinary // 7,
        "rows": rows,
        "first": _FIRST.isoformat(),
        "last": UNTIL.isoformat(),
    }


def _line(counter: str, line: int, then: str, cite: str, days: list[date], people: list[int]) -> dict[str, Any]:
    crossed = next((day.isoformat() for day, reached in zip(days, people, strict=True) if reached >= line), None)
    return {
        "counter": counter,
        "line": line,
        "then": then,
        "cites": [cite],
        "crossed": crossed,
        "people_left": max(0, line - people[-1] - 1),
    }
