"""Clocks as plain values, so that the arithmetic is tested apart from the lawbook."""

from collections.abc import Callable
from datetime import date

import pytest

from tongguan.law.clock import Clock
from tongguan.vocabulary import Citation, Grade

CBDF = date(2024, 3, 22)
DESA = date(2022, 9, 1)
CERT = date(2026, 1, 1)


def cite(text: str) -> tuple[Citation, ...]:
    return (Citation.parse(text),)


def working_days(code: str, amount: int, cites: str, first: date) -> Clock:
    return Clock(
        code=code, start="event", amount=amount, unit="working_days", rolls="forward", cites=cite(cites), first=first
    )


def validity(code: str, amount: int, cites: str, first: date, *, last: date | None = None) -> Clock:
    return Clock(
        code=code, start="issued", amount=amount, unit="years", cites=cite(cites), first=first, last=last, reading="A10"
    )


ALL = (
    working_days("file-standard-contract", 10, "SCCM-2023#7.1", date(2023, 6, 1)),
    working_days("assessment-decision", 45, "DESA-2022#12.1", DESA),
    validity("assessment-validity", 2, "DESA-2022#14.1", DESA, last=date(2024, 3, 21)),
    validity("assessment-validity", 3, "CBDF-2024#9.1", CBDF),
    Clock(
        code="assessment-refile-before-expiry",
        start="result-issued",
        direction="before",
        amount=60,
        unit="working_days",
        rolls="backward",
        anchor="assessment-validity",
        cites=cite("DESA-2022#14.2"),
        first=DESA,
        last=date(2024, 3, 21),
        ended_by=cite("CBDF-2024#9.2"),
    ),
    Clock(
        code="assessment-extension-window",
        start="result-issued",
        direction="before",
        amount=60,
        unit="working_days",
        rolls="backward",
        anchor="assessment-validity",
        window=True,
        cites=cite("CBDF-2024#9.2"),
        first=CBDF,
    ),
    validity("certificate-validity", 3, "CERT-2025#8.2", CERT),
    Clock(
        code="certificate-renewal",
        start="certificate-issued",
        direction="before",
        amount=6,
        unit="months",
        rolls="backward",
        anchor="certificate-validity",
        cites=cite("CERT-2025#8.2"),
        first=CERT,
        reading="A9",
    ),
    Clock(
        code="important-data-assessment",
        start="told-or-published",
        amount=2,
        unit="months",
        rolls="forward",
        cites=cite("QA-2025-05#2"),
        first=date(2025, 5, 30),
    ),
    Clock(
        code="pipia-freshness",
        start="report-finished",
        amount=3,
        unit="months",
        cites=cite("FG-2024#1"),
        first=CBDF,
        grade=Grade.SECONDARY,
    ),
    Clock(
        code="contract-supplement",
        start="return-notice",
        amount=10,
        unit="working_days",
        rolls="forward",
        cites=cite("FG-2024#3"),
        first=CBDF,
        grade=Grade.UNVERIFIED,
    ),
    Clock(
        code="record-retention",
        start="record-made",
        amount=3,
        unit="years",
        cites=cite("PIPL-2021#56.2"),
        first=date(2021, 11, 1),
    ),
    Clock(
        code="incident-report-other",
        start="discovered",
        amount=4,
        unit="hours",
        cites=cite("INCIDENT-2025#4.3"),
        first=date(2025, 11, 1),
    ),
    Clock(
        code="incident-summary",
        start="handled",
        amount=30,
        unit="days",
        rolls="forward",
        cites=cite("INCIDENT-2025#8"),
        first=date(2025, 11, 1),
    ),
    working_days("officer-report", 30, "OFFICER-2025#2.1", date(2025, 7, 18)),
    Clock(
        code="officer-report",
        start="a-million-people-reached",
        day=date(2025, 8, 29),
        started_before=date(2025, 7, 18),
        cites=cite("OFFICER-2025#2.2"),
        first=date(2025, 7, 18),
    ),
)


@pytest.fixture
def clocks() -> tuple[Clock, ...]:
    return ALL


@pytest.fixture
def clock() -> Callable[[str], Clock]:
    """Give the newest edition of a clock by its code."""
    newest = {clock.code: clock for clock in sorted(ALL, key=lambda each: (each.first, each.day is None))}
    return newest.__getitem__
