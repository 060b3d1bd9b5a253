"""Tells outcomes and errors as JSON, in both languages, with the HTTP status that says the same.

Only what is admitted is answered with 200: whoever looks at the status alone lets out nothing that is held.
"""

from collections.abc import Mapping
from typing import Final

from tongguan.clearance import ClearanceError
from tongguan.gate.entry import Receipt
from tongguan.gate.errors import (
    LedgerError,
    NoSuchMatterError,
    WrongRequestError,
    YearClosedError,
    YearNotOpenError,
)
from tongguan.gate.model import Admitted, Held, Outcome, Refused, Reserved
from tongguan.gate.reasons import Reason
from tongguan.gate.service.answered import Outcome as Word
from tongguan.gate.service.answered import OutcomeTold, Problem, ReasonTold, ReceiptTold, Unreadable
from tongguan.gate.service.errors import InnerFaultError, RequestError
from tongguan.vocabulary import Phrase, TongguanError

ADMITTED: Final = 200
RESERVED: Final = 201
REFUSED: Final = 403
CONFLICT: Final = 409
WRONG: Final = 422
HELD: Final = 423
UNAVAILABLE: Final = 503

Headlines = Mapping[str, Phrase]
"""What each error means, by its code."""

_OF_REFUSAL: Final = {
    "key-reused": CONFLICT,
    "key-of-another-year": CONFLICT,
    "gate/no-such-matter": CONFLICT,
    "gate/wrong-request": WRONG,
    "year-not-open": UNAVAILABLE,
    "gate/no-feed": UNAVAILABLE,
    "clearance/feed-too-old": UNAVAILABLE,
    "clearance/feed-from-the-future": UNAVAILABLE,
}
_OF_ERROR: Final = {
    NoSuchMatterError: 404,
    WrongRequestError: WRONG,
    YearNotOpenError: CONFLICT,
    YearClosedError: CONFLICT,
}


def status_of(outcome: Outcome) -> int:
    """Give the HTTP status of an outcome."""
    match outcome:
        case Admitted():
            return ADMITTED
        case Reserved():
            return RESERVED
        case Held():
            return HELD
        case Refused(reasons):
            code = reasons[0].code if reasons else ""
            return _OF_REFUSAL.get(code, UNAVAILABLE if code.startswith("gate/") else REFUSED)


def tell(
    outcome: Outcome,
    headlines: Headlines,
    request: str,
    unreadable: tuple[Unreadable, ...] = (),
) -> OutcomeTold:
    """Tell an outcome."""
    match outcome:
        case Admitted(receipt):
            return _of_receipt("admitted", receipt, headlines, request, unreadable)
        case Reserved(receipt):
            return _of_receipt("reserved", receipt, headlines, request, unreadable)
        case Held(receipt):
            return _of_receipt("held", receipt, headlines, request, unreadable)
        case Refused(reasons, receipt):
            if receipt is not None:
                return _of_receipt("refused", receipt, headlines, request, unreadable)
            return OutcomeTold(
                outcome="refused",
                reasons=tuple(reason_told(each, headlines) for each in reasons),
                unreadable=unreadable,
                request=request,
            )


def reason_told(reason: Reason, headlines: Headlines) -> ReasonTold:
    """Tell a reason; one that is an error gets the Chinese headline of its code before its message."""
    zh = reason.zh
    if zh == reason.en and (headline := headlines.get(reason.code)) is not None:
        zh = f"{headline.zh}（{reason.en}）"
    return ReasonTold(
        code=reason.code,
        zh=zh,
        en=reason.en,
        cites=reason.cites,
        names=reason.names,
        counter=reason.counter,
        fits=reason.fits,
        places=reason.places,
    )


def receipt_told(receipt: Receipt) -> ReceiptTold:
    """Tell where an entry stands."""
    entry = receipt.entry
    return ReceiptTold(number=entry.seq, at=entry.at, ledger=entry.ledger, hash=receipt.hash.hex())


def problem_of(error: TongguanError, headlines: Headlines, request: str) -> Problem:
    """Tell an error."""
    headline = headlines.get(error.code) or Phrase(error.message, error.message)
    return Problem(
        type=f"urn:tongguan:error:{error.code}",
        title=headline.en,
        status=status_of_error(error),
        detail=error.message,
        code=error.code,
        zh=headline.zh,
        en=headline.en,
        field=error.field,
        help=error.help,
        request=request,
    )


def status_of_error(error: TongguanError) -> int:
    """Give the HTTP status of an error."""
    if isinstance(error, RequestError):
        return error.status
    for kind, status in _OF_ERROR.items():
        if isinstance(error, kind):
            return status
    if isinstance(error, LedgerError):
        return UNAVAILABLE
    return REFUSED if isinstance(error, ClearanceError) else InnerFaultError.status


def _of_receipt(
    word: Word, receipt: Receipt, headlines: Headlines, request: str, unreadable: tuple[Unreadable, ...]
) -> OutcomeTold:
    entry = receipt.entry
    return OutcomeTold(
        outcome=word,
        people=entry.people,
        admitted=entry.admitted,
        left=entry.left,
        reasons=tuple(reason_told(each, headlines) for each in entry.reasons),
        headroom=entry.headroom,
        totals=entry.totals,
        new=entry.new,
        warnings=entry.warnings,
        unreadable=unreadable,
        observed=entry.observed,
        matter=entry.seq if entry.kind in ("held", "reserved", "broke-glass") else entry.matter or None,
        until=entry.until,
        clearance=entry.clearance,
        receipt=receipt_told(receipt),
        request=request,
    )
