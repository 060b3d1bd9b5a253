"""What is refused of clearances, feeds, keys and the issuer's journal."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class ClearanceError(TongguanError):
    """The token cannot be used."""

    code: ClassVar[str] = "clearance/refused"


class LibraryMissingError(ClearanceError):
    """The library that signs and verifies is not installed."""

    code: ClassVar[str] = "clearance/library-missing"


class NotATokenError(ClearanceError):
    """The text is not a compact JWS whose parts are JSON."""

    code: ClassVar[str] = "clearance/not-a-token"


class TokenTooLargeError(ClearanceError):
    """The token has more bytes than any clearance needs."""

    code: ClassVar[str] = "clearance/too-large"


class TooDeepError(ClearanceError):
    """The JSON is nested more deeply than is read."""

    code: ClassVar[str] = "clearance/too-deep"


class RepeatedKeyError(ClearanceError):
    """A key stands twice in one JSON object."""

    code: ClassVar[str] = "clearance/repeated-key"


class WrongHeaderError(ClearanceError):
    """The header holds something else than the algorithm, the key id and the type."""

    code: ClassVar[str] = "clearance/wrong-header"


class WrongAlgorithmError(ClearanceError):
    """The token is not signed with Ed25519."""

    code: ClassVar[str] = "clearance/wrong-algorithm"


class WrongTypeError(ClearanceError):
    """The token is of another type, such as a feed where a clearance is wanted."""

    code: ClassVar[str] = "clearance/wrong-type"


class WrongContentsError(ClearanceError):
    """What was signed is not a clearance or feed as this edition knows it."""

    code: ClassVar[str] = "clearance/wrong-contents"


class UnknownKeyError(ClearanceError):
    """No key of the key set has the key id of the token."""

    code: ClassVar[str] = "clearance/unknown-key"


class RetiredKeyError(ClearanceError):
    """The key was retired and no longer verifies."""

    code: ClassVar[str] = "clearance/key-retired"


class RevokedKeyError(ClearanceError):
    """The key was revoked: nothing signed with it is believed."""

    code: ClassVar[str] = "clearance/key-revoked"


class BadSignatureError(ClearanceError):
    """The signature is not that of the key over these contents."""

    code: ClassVar[str] = "clearance/bad-signature"


class WrongLedgerError(ClearanceError):
    """The clearance was issued for another ledger."""

    code: ClassVar[str] = "clearance/wrong-ledger"


class WrongIssuerError(ClearanceError):
    """The key belongs to one issuer and the contents name another."""

    code: ClassVar[str] = "clearance/wrong-issuer"


class NotYetValidError(ClearanceError):
    """The first day of the clearance is still to come."""

    code: ClassVar[str] = "clearance/not-yet-valid"


class ExpiredError(ClearanceError):
    """The last day of the clearance has passed."""

    code: ClassVar[str] = "clearance/expired"


class RevokedError(ClearanceError):
    """The clearance was revoked."""

    code: ClassVar[str] = "clearance/revoked"


class StoppedError(ClearanceError):
    """An authority ordered the export to stop."""

    code: ClassVar[str] = "clearance/stopped"


class FeedTooOldError(ClearanceError):
    """The feed of revocations and stop orders is older than may be relied on."""

    code: ClassVar[str] = "clearance/feed-too-old"


class FeedReplayedError(ClearanceError):
    """The feed is not newer than the one that is held."""

    code: ClassVar[str] = "clearance/feed-replayed"


class FeedFromTheFutureError(ClearanceError):
    """The feed was issued later than now."""

    code: ClassVar[str] = "clearance/feed-from-the-future"


class WrongKeySetError(ClearanceError):
    """The key set or key file is not in order."""

    code: ClassVar[str] = "clearance/wrong-key-set"


class JournalAlteredError(ClearanceError):
    """The issuer's journal was altered, shortened or torn."""

    code: ClassVar[str] = "clearance/journal-altered"


class AllotmentError(ClearanceError):
    """The allotments of the ledgers would pass what is left of a ceiling."""

    code: ClassVar[str] = "clearance/allotments-pass-the-ceiling"


class UnknownClearanceError(ClearanceError):
    """The issuer's journal holds no such clearance or stop order."""

    code: ClassVar[str] = "clearance/not-issued-here"
