"""Whom the gate believes: the issuer's keys, its feed, and for how long the feed may be relied on."""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import ClassVar, Final

from tongguan.clearance import DEFAULT_MAX_AGE, ClearanceError, Feed, KeySet, Verified, believed, read_feed, verify
from tongguan.gate import reasons
from tongguan.gate.reasons import Reason

_MOST_REMEMBERED: Final = 1024


@dataclass
class Trust:
    """The keys and the feed of one issuer, for one ledger.

    Not shared between threads without a lock of the caller.

    Attributes:
        keys: The key set as it was handed to the gate.
        ledger: The ledger for which clearances must be.
        feed: The last feed taken; without one nothing is believed.
        max_feed_age: For how long a feed is relied on, if the issuer does not ask for less.
    """

    keys: KeySet
    ledger: str
    feed: Feed | None = None
    max_feed_age: timedelta = DEFAULT_MAX_AGE
    _verified: OrderedDict[bytes, Verified] = field(default_factory=OrderedDict, repr=False)

    def take_feed(self, token: str, now: datetime) -> Feed:
        """Take a newer feed in the place of the one held.

        Raises:
            ClearanceError: It is not genuine, not newer, or from the future; the one held stays.
        """
        self.feed = read_feed(token, self._believed(), now, self.feed)
        self._verified.clear()
        return self.feed

    def take_keys(self, keys: KeySet) -> None:
        """Take another key set, as when the issuer rotated its keys."""
        self.keys = keys
        self._verified.clear()

    def believe(self, token: str, now: datetime) -> Verified | Reason:
        """Verify a clearance, or say why it is not believed.

        A signature that was found good is remembered until keys or feed change; a key that verified only until an
        instant is asked again each time.
        """
        try:
            feed = self.fresh_feed(now)
            digest = hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()
            known = self._verified.get(digest)
            if known is not None:
                self._believed().verifying(known.kid, now)
                self._verified.move_to_end(digest)
                return known
            verified = verify(token, believed(self.keys, feed), now, self.ledger)
        except ClearanceError as error:
            return reasons.of_error(error)
        self._verified[digest] = verified
        if len(self._verified) > _MOST_REMEMBERED:
            self._verified.popitem(last=False)
        return verified

    def fresh_feed(self, now: datetime) -> Feed:
        """Give the feed, if it may still be relied on.

        Raises:
            FeedTooOldError: It may not, or there is none.
            FeedFromTheFutureError: The clock went back behind it.
        """
        if self.feed is None:
            raise NoFeedError("no feed of revocations was taken yet", help="fetch the feed of the issuer")
        self.feed.check_fresh(now, self.max_feed_age)
        return self.feed

    def _believed(self) -> KeySet:
        return self.keys if self.feed is None else believed(self.keys, self.feed)


class NoFeedError(ClearanceError):
    """The gate has no feed of revocations yet, and so believes nothing."""

    code: ClassVar[str] = "gate/no-feed"
