"""The clearances that the gate was given: by id, or found for what goes out."""

from datetime import datetime
from time import monotonic
from typing import Final

from tongguan.clearance import Clearance, ClearanceError, Feed, Verified, check_days
from tongguan.clearance.verifying import contents_unverified
from tongguan.gate.reasons import Reason
from tongguan.gate.trust import Trust

_TOKEN_DOTS: Final = 2
_REMEMBERED_SECONDS: Final = 1.0
_MOST_REMEMBERED: Final = 1024


class Clearances:
    """Tokens by id and by export; whether they are believed is asked each time."""

    def __init__(self, trust: Trust) -> None:
        self._trust = trust
        self._by_id: dict[str, str] = {}
        self._by_export: dict[str, list[tuple[Clearance, str]]] = {}
        self._found: dict[tuple[str | None, str, str], tuple[Verified, Feed, float]] = {}

    def take(self, tokens: list[str]) -> list[str]:
        """Take these in the place of those before; give why some are no clearances."""
        by_id: dict[str, str] = {}
        by_export: dict[str, list[tuple[Clearance, str]]] = {}
        wrong = []
        for token in tokens:
            try:
                said = contents_unverified(token)
            except ClearanceError as error:
                wrong.append(error.message)
                continue
            by_id[said.id] = token
            by_export.setdefault(said.export.id, []).append((said, token))
        for found in by_export.values():
            found.sort(key=lambda each: each[0].issued_at, reverse=True)
        self._by_id, self._by_export = by_id, by_export
        self._found.clear()
        return wrong

    def find(self, asked: str | None, export: str, recipient: str, now: datetime) -> Verified | Reason:
        """Give the clearance asked for, or the newest that stands for what goes out; or why none is believed.

        What was found is not looked for again within a second, as long as the feed is the same.

        Args:
            asked: A token, the id of one that the gate was given, or nothing.
            export: The export.
            recipient: The recipient.
            now: The instant.
        """
        known = self._found.get((asked, export, recipient))
        if known is not None and known[1] is self._trust.feed and monotonic() < known[2]:
            return known[0]
        found = self._find(asked, export, recipient, now)
        feed = self._trust.feed
        if isinstance(found, Verified) and feed is not None:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            self._found[asked, export, recipient] = found, feed, monotonic() + _REMEMBERED_SECONDS
        return found

    def _find(self, asked: str | None, export: str, recipient: str, now: datetime) -> Verified | Reason:
        if asked is not None:
            token = asked if asked.count(".") == _TOKEN_DOTS else self._by_id.get(asked)
            return self._trust.believe(token, now) if token is not None else no_clearance(asked[:60])
        first: Verified | Reason | None = None
        for said, token in self._by_export.get(export, ()):
            believed = self._trust.believe(token, now)
            if isinstance(believed, Verified):
                if self._stands(said, recipient, now):
                    return believed
                first = believed if not isinstance(first, Verified) else first
            elif first is None:
                first = believed
        return first if first is not None else no_clearance(export)

    def believed(self, now: datetime) -> list[Clearance]:
        """Give all that are believed now."""
        found = [self._trust.believe(token, now) for token in self._by_id.values()]
        return [each.clearance for each in found if isinstance(each, Verified)]

    def _stands(self, clearance: Clearance, recipient: str, now: datetime) -> bool:
        feed = self._trust.feed
        if feed is None or feed.revocation_of(clearance.id) is not None:
            return False
        try:
            check_days(clearance, now)
        except ClearanceError:
            return False
        return any(each.id == recipient for each in clearance.recipients)


def no_clearance(name: str) -> Reason:
    """Say that there is none."""
    return Reason(
        "no-clearance",
        f"闸门没有“{name}”的通行证",
        f"the gate was given no clearance for `{name}`",
        ("PIPL-2021#38",),
        names=(name,),
    )
