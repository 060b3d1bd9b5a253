"""What the issuer of a clearance decides."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Terms:
    """What the issuer decides.

    Attributes:
        issuer: Who signs.
        ledger: The ledger that may admit.
        issued_at: The instant of issue, in UTC.
        declaration: The SHA-256 of the declaration file, in hexadecimal.
        valid_from: The first legal day; that of the determination where it is ``None``.
        valid_until: The last legal day; where it is ``None``, the last that the mechanism and the year allow.
        ceilings: Lower ceilings, by counter.
        allotments: What this ledger may add, by counter; all that is left where it is absent.
        counted: How many people had gone out this year without passing a gate, by counter; as declared where absent.
        warn_at: Levels in percent of a ceiling.
    """

    issuer: str
    ledger: str
    issued_at: datetime
    declaration: str
    valid_from: date | None = None
    valid_until: date | None = None
    ceilings: Mapping[str, int] = field(default_factory=dict)
    allotments: Mapping[str, int] = field(default_factory=dict)
    counted: Mapping[str, int] = field(default_factory=dict)
    warn_at: tuple[int, ...] = (80, 90, 95)
