"""The signed permit that gates enforce, and the feed that revokes it: their form and their verification.

Pure: it opens no file, asks no clock and no network; keys, tokens and instants are given. It knows nothing of law:
what a clearance allows was determined elsewhere and is only carried here, with its citations.
"""

from tongguan.clearance.allotting import Share, check_share, share_of
from tongguan.clearance.days import SHANGHAI, first_instant, legal_day
from tongguan.clearance.errors import ClearanceError
from tongguan.clearance.feed import DEFAULT_MAX_AGE, Feed, Revocation, StopOrder, believed, read_feed, sign_feed
from tongguan.clearance.json_text import check_json, read_json, write_json
from tongguan.clearance.keys import KeySet, PublicKey
from tongguan.clearance.model import (
    CarriedExport,
    Clearance,
    Counter,
    DataItem,
    Determined,
    LawbookEdition,
    Limit,
    Mechanism,
    Onward,
    Recipient,
)
from tongguan.clearance.signing import SigningKey
from tongguan.clearance.verifying import Verified, check_days, sign_clearance, verify

__all__ = [
    "DEFAULT_MAX_AGE",
    "SHANGHAI",
    "CarriedExport",
    "Clearance",
    "ClearanceError",
    "Counter",
    "DataItem",
    "Determined",
    "Feed",
    "KeySet",
    "LawbookEdition",
    "Limit",
    "Mechanism",
    "Onward",
    "PublicKey",
    "Recipient",
    "Revocation",
    "Share",
    "SigningKey",
    "StopOrder",
    "Verified",
    "believed",
    "check_days",
    "check_json",
    "check_share",
    "first_instant",
    "legal_day",
    "read_feed",
    "read_json",
    "share_of",
    "sign_clearance",
    "sign_feed",
    "verify",
    "write_json",
]
