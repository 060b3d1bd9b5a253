"""The feed: what was revoked and ordered to stop since clearances were issued, signed and numbered.

A gate believes a clearance only together with a feed that is fresh. A feed never goes backwards: neither an
older one nor another one of the same number is taken.
"""

from datetime import datetime, timedelta
from typing import Annotated, Literal

from msgspec import Meta, Struct

from tongguan.clearance.errors import (
    FeedFromTheFutureError,
    FeedReplayedError,
    FeedTooOldError,
    RevokedError,
    StoppedError,
    WrongIssuerError,
)
from tongguan.clearance.json_text import read_json, write_json
from tongguan.clearance.keys import KeySet
from tongguan.clearance.model import Cites, Clearance, Instant, Name, Text
from tongguan.clearance.signing import FEED_TYPE, MOST_TOKEN_BYTES, SigningKey, open_token

DEFAULT_MAX_AGE = timedelta(minutes=15)
_SKEW = timedelta(seconds=60)


class Revocation(Struct, frozen=True, forbid_unknown_fields=True):
    """A clearance that was revoked."""

    clearance: Name
    at: Instant
    reason: Text = ""


class StopOrder(Struct, frozen=True, forbid_unknown_fields=True):
    """An order to stop; it says nothing of how the export was cleared and outlives any clearance.

    ``exports`` and ``recipients`` empty mean all of them.
    """

    id: Name
    handler: Name
    since: Instant
    order: Text
    authority: Text = ""
    exports: tuple[Name, ...] = ()
    recipients: tuple[Name, ...] = ()
    cites: Cites = ()

    def stops(self, handler: str, export: str, recipient: str, now: datetime) -> bool:
        """Whether this may not go out now."""
        return (
            self.handler == handler
            and self.since <= now
            and (not self.exports or export in self.exports)
            and (not self.recipients or recipient in self.recipients)
        )


class RevokedKey(Struct, frozen=True, forbid_unknown_fields=True):
    """A key that is believed no more."""

    kid: Name
    at: Instant


class Feed(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything revoked and every order that stands, as of one instant."""

    format: Literal["tongguan-feed/1"] = "tongguan-feed/1"
    issuer: Name
    sequence: Annotated[int, Meta(ge=1)]
    issued_at: Instant
    max_age_seconds: Annotated[int, Meta(ge=1, le=31 * 24 * 3600)]
    revoked: tuple[Revocation, ...] = ()
    stops: tuple[StopOrder, ...] = ()
    revoked_keys: tuple[RevokedKey, ...] = ()

    def revocation_of(self, clearance: str) -> Revocation | None:
        """Give the revocation of a clearance, if it was revoked."""
        return next((each for each in self.revoked if each.clearance == clearance), None)

    def stop_of(self, handler: str, export: str, recipient: str, now: datetime) -> StopOrder | None:
        """Give an order that stops this, if there is one."""
        return next((each for each in self.stops if each.stops(handler, export, recipient, now)), None)

    def check_fresh(self, now: datetime, most: timedelta = DEFAULT_MAX_AGE) -> None:
        """Refuse a feed that is too old to rely on.

        Args:
            now: The instant.
            most: The age up to which the gate relies on a feed; the issuer may ask for less.

        Raises:
            FeedTooOldError: It is older.
            FeedFromTheFutureError: It was issued after now, past what clocks differ by.
        """
        if self.issued_at > now + _SKEW:
            raise FeedFromTheFutureError(f"feed {self.sequence} was issued at {self.issued_at}, which is still to come")
        limit = min(most, timedelta(seconds=self.max_age_seconds))
        if now - self.issued_at > limit:
            raise FeedTooOldError(
                f"feed {self.sequence} of {self.issued_at} is more than {int(limit.total_seconds())} seconds old",
                help="fetch the feed of the issuer, or have it sign a new one",
            )


def sign_feed(feed: Feed, key: SigningKey) -> str:
    """Sign a feed."""
    return key.sign(write_json(feed), FEED_TYPE)


def read_feed(token: str, keys: KeySet, now: datetime, held: Feed | None = None) -> Feed:
    """Read a feed in the place of the one that is held; how old it may be is asked by ``check_fresh``.

    Raises:
        ClearanceError: It is not a feed that a believed key signed.
        FeedReplayedError: It is older than the one held, or another of the same number.
        FeedFromTheFutureError: It was issued after now.
    """
    opened = open_token(token, keys, FEED_TYPE, now)
    feed = read_json(opened.payload, Feed, MOST_TOKEN_BYTES)
    if feed.issuer != keys.issuer:
        raise WrongIssuerError(f"the feed names the issuer `{feed.issuer}`, and the key is of `{keys.issuer}`")
    if feed.issued_at > now + _SKEW:
        raise FeedFromTheFutureError(f"feed {feed.sequence} was issued at {feed.issued_at}, which is still to come")
    if held is not None and feed != held and (feed.sequence <= held.sequence or feed.issued_at < held.issued_at):
        raise FeedReplayedError(
            f"feed {feed.sequence} of {feed.issued_at} does not follow feed {held.sequence} of {held.issued_at}"
        )
    return feed


def believed(keys: KeySet, feed: Feed) -> KeySet:
    """Give the keys that are still believed once the feed has named those that are not."""
    return keys.without({each.kid: each.at for each in feed.revoked_keys})


def check_orders(clearance: Clearance, feed: Feed, now: datetime) -> None:
    """Refuse a clearance that was revoked, or whose export an order stops for every recipient.

    Raises:
        RevokedError: It was revoked.
        StoppedError: An order stops what it clears; an order that names one of its recipients stops that one alone.
    """
    revoked = feed.revocation_of(clearance.id)
    if revoked is not None:
        because = f": {revoked.reason}" if revoked.reason else ""
        raise RevokedError(f"`{clearance.id}` was revoked at {revoked.at.isoformat(timespec='seconds')}{because}")
    orders = [feed.stop_of(clearance.handler, clearance.export.id, each.id, now) for each in clearance.recipients]
    if all(order is not None for order in orders):
        order = orders[0]
        if order is not None:
            cites = f" ({', '.join(order.cites)})" if order.cites else ""
            raise StoppedError(f"`{clearance.export.id}` was ordered to stop by {order.order}{cites}")
