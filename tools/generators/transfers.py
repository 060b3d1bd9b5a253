"""The transfer log of the example retailer: one member in a thousand, and three rows that cannot be used.

Drawn with a fixed seed; the people are numbers, hashed so that they look as pseudonyms do.
"""

import hashlib
import random
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

FOLDER = Path("examples/retailer/transfers")
HEADER = "sent_at,export_id,recipient_id,person_key,has_sensitive"
FIRST, DAYS = datetime(2026, 1, 1), 181  # noqa: DTZ001 -- the log of the retailer has no zone; its plan tells it

# export, recipient, numbers of the people, rows, and the share of rows that hold sensitive information
FLOWS = (
    ("loyalty-crm", "hq", range(84), 260, 0.0),
    ("cross-border-orders", "overseas-shop", range(40, 86), 90, 0.0),
    ("staff-hr", "hq", range(200, 206), 36, 1.0),
    ("recruiting", "hq", range(300, 304), 6, 0.0),
    ("customer-service", "service-desk", range(10, 24), 30, 0.0),
    ("fraud-prevention", "risk-service", range(60, 70), 20, 0.3),
    ("marketing-analytics", "hq", range(20, 26), 24, 0.3),
)
BAD = (
    "2026-03-09 11:02:40,loyalty-cmr,hq,{key},false",
    "2026-03-31 24:10:00,loyalty-crm,hq,{key},false",
    "2026-05-06 09:15:00,customer-service,service-desk,,false",
)


def generate() -> dict[Path, str]:
    """Give each month's file."""
    drawn = random.Random(2026)  # noqa: S311 -- no secret
    lines = [line.format(key=_key(3)) for line in BAD]
    for export, recipient, people, rows, share in FLOWS:
        for _ in range(rows):
            at = FIRST + timedelta(seconds=drawn.randrange(DAYS * 86_400))
            sensitive = str(drawn.random() < share).lower()
            lines.append(f"{at},{export},{recipient},{_key(drawn.choice(people))},{sensitive}")
    months = sorted({line[:7] for line in lines})
    return {
        FOLDER / f"{month}.csv": _file(line for line in sorted(lines) if line.startswith(month)) for month in months
    }


def _file(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in (HEADER, *lines))


def _key(number: int) -> str:
    return hashlib.sha256(f"retailer {number}".encode()).hexdigest()[:32]
