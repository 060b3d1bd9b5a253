"""Keys, clearances and feeds of a plainly fictional issuer, changed case by case."""

import base64
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from tongguan.clearance import (
    CarriedExport,
    Clearance,
    Counter,
    DataItem,
    Determined,
    Feed,
    KeySet,
    LawbookEdition,
    Limit,
    Mechanism,
    Onward,
    Recipient,
    SigningKey,
    sign_clearance,
)

NOW = datetime(2026, 6, 30, 4, 0, tzinfo=UTC)
HANDLER = "云帆零售（上海）有限公司"
ISSUER = "云帆合规部"
LEDGER = "shanghai"


_made: dict[int, SigningKey] = {}


def signing_key(number: int = 1) -> SigningKey:
    """Give a key; the same number is the same key throughout a run."""
    if number not in _made:
        _made[number] = SigningKey.new()
    return _made[number]


def keys(*numbers: int) -> KeySet:
    """Give the key set of the issuer."""
    return KeySet(
        issuer=ISSUER, keys=tuple(signing_key(number).public(NOW - timedelta(days=30)) for number in numbers or (1,))
    )


def limit(ceiling: int, *, year: int = 2026, before: int = 0, allotment: int | None = None, **given: Any) -> Limit:
    """Give a limit; without an allotment all that is left."""
    defaults: dict[str, Any] = {
        "warn_at": (80, 90),
        "then": "contract_or_certification",
        "cites": ("CBDF-2024#8.1",),
    }
    left = ceiling - before if allotment is None else allotment
    return Limit(year=year, ceiling=ceiling, counted_before=before, allotment=left, **{**defaults, **given})


def clearance(**given: Any) -> Clearance:
    """Give a clearance of the loyalty programme; fields are replaced by those given."""
    plain = Clearance(
        id="CLR-2026-000001",
        issuer=ISSUER,
        ledger=LEDGER,
        issued_at=NOW - timedelta(hours=1),
        valid_from=date(2026, 6, 1),
        valid_until=date(2026, 12, 31),
        handler=HANDLER,
        export=CarriedExport("loyalty-crm", "会员管理系统同步"),
        recipients=(Recipient("hq", "Voilier SA", "FR"), Recipient("lab", "Voilier Lab", "SG")),
        territories=("FR", "SG"),
        onward=(Onward("Voilier Cloud", "FR"),),
        data_items=(
            DataItem("name", ("ordinary",)),
            DataItem("mobile_number", ("ordinary",)),
            DataItem("face", ("sensitive",)),
            DataItem("resume", ("ordinary", "sensitive")),
            DataItem("order_number", ("left_out.ordinary",)),
        ),
        mechanism=Mechanism("sc-2026-01", "standard_contract", "沪备示例-1", date(2027, 1, 14)),
        counters=(
            Counter("ordinary", (limit(100), limit(100, year=2027))),
            Counter("sensitive", (limit(10), limit(10, year=2027))),
            Counter("left_out.ordinary"),
        ),
        lawbook=LawbookEdition("ef7369596901c22e", date(2026, 11, 21)),
        determination=Determined(
            date(2026, 6, 1), ("contract_or_certification",), "covered", ("CBDF-2024#8.1",), "0" * 64
        ),
        citations={
            "recipient-outside": ("SCCM-2023#8.1.1",),
            "items-outside": ("SCCM-2023#8.1.1",),
            "clearance-expired": ("SCCM-2023#6.3",),
        },
    )
    return replace(plain, **given)


def feed(**given: Any) -> Feed:
    """Give a fresh feed that revokes nothing."""
    return replace(Feed(issuer=ISSUER, sequence=1, issued_at=NOW, max_age_seconds=900), **given)


def token(**given: Any) -> str:
    """Give a signed clearance."""
    return sign_clearance(clearance(**given), signing_key())


def encoded(part: object) -> str:
    """Give a part of a token from JSON values, or from bytes as they are."""
    text = part if isinstance(part, bytes) else json.dumps(part).encode()
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


def decoded(part: str) -> Any:
    """Give the JSON of a part of a token."""
    return json.loads(base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)))


def signed(header: object, payload: object) -> str:
    """Sign a header and payload that the library would not, with the issuer's genuine key."""
    head, body = encoded(header), encoded(payload)
    return f"{head}.{body}.{encoded(signing_key().seal(f'{head}.{body}'.encode()))}"
