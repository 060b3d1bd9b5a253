"""Everything that a running gate holds: ledger, trust, callers, keys; opened together, closed together."""

import asyncio
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from tongguan.clearance import legal_day
from tongguan.gate.committer import Committer
from tongguan.gate.ledger import Ledger, open_ledger
from tongguan.gate.service.callers import Callers
from tongguan.gate.service.clearances import Clearances
from tongguan.gate.service.errors import ConfigurationError
from tongguan.gate.service.identifying import Identifying
from tongguan.gate.service.logs import Log
from tongguan.gate.service.metrics import Metrics
from tongguan.gate.service.patience import Patience
from tongguan.gate.service.reading import ledger_address, read_key_set, read_seal, read_year_keys
from tongguan.gate.service.settings import Settings
from tongguan.gate.service.settling import Settling
from tongguan.gate.service.telling import Headlines
from tongguan.gate.service.watching import Watch
from tongguan.gate.trust import Trust
from tongguan.identity import load_identity_book
from tongguan.vocabulary import TongguanError

_LOOK_SECONDS = 2.0
_FORGET_SECONDS = 3600.0
_SWITCH_SECONDS = 0.0002
"""The committer's thread comes back from the database many times a transaction, and must not wait long to go on."""


@dataclass
class Desk:
    """A gate that is open.

    Attributes:
        settings: What it was configured with.
        headlines: What each error means.
        committer: Settles admissions; one ledger is its own.
        beside: The same ledger once more, for everything else.
        trust: The issuer's keys and feed.
        clearances: Those it was given.
        callers: Who may ask.
        identifying: Makes pseudonyms.
        watch: Looks for newer feeds, keys and clearances.
        log: Where events are told.
        draining: Whether it is about to stop.
        reachable: Whether the ledger answered when it was last asked.
        patience: Ends what takes too long.
    """

    settings: Settings
    headlines: Headlines
    committer: Committer
    ledgers: tuple[Ledger, Ledger]
    trust: Trust
    clearances: Clearances
    callers: Callers
    identifying: Identifying
    watch: Watch
    log: Log
    draining: Callable[[], bool]
    reachable: bool = True
    patience: Patience = field(default_factory=Patience)
    _metrics: Metrics | None = None
    _settling: Settling | None = None
    _tasks: list["asyncio.Task[None]"] = field(default_factory=list)

    @property
    def beside(self) -> Ledger:
        """The ledger for everything but admissions."""
        return self.ledgers[1]

    @cached_property
    def handlers(self) -> frozenset[str]:
        """Whose people it counts."""
        return frozenset(each.name for each in self.settings.handlers)

    @property
    def metrics(self) -> Metrics:
        """The metrics of the process that serves."""
        if self._metrics is None:
            self._metrics = Metrics()
        return self._metrics

    @property
    def settling(self) -> Settling:
        """What settles cases on the running loop."""
        if self._settling is None:
            self._settling = Settling(self.committer, self.settings.limits.answer_seconds, self.patience)
        return self._settling

    async def start(self) -> None:
        """Look for feed and clearances once, then go on doing so."""
        sys.setswitchinterval(_SWITCH_SECONDS)
        await asyncio.to_thread(load_identity_book)  # the first request must not wait for it
        await self.watch.look()
        running = (self.watch.run(), self._look_around(), self._forget_keys())
        self._tasks = [asyncio.create_task(each) for each in running]
        self.log.event(
            "info",
            "started",
            ledger=self.settings.ledger.id,
            observe=self.settings.observe,
            feed=self.trust.feed.sequence if self.trust.feed is not None else None,
        )

    async def close(self) -> None:
        """Take nothing more, settle what waits, and let go of everything."""
        for task in self._tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await asyncio.to_thread(self.committer.close)
        self.patience.close()
        for ledger in self.ledgers:
            ledger.close()
        self.log.event("info", "stopped", ledger=self.settings.ledger.id)

    def missing(self, now: datetime) -> tuple[str, ...]:
        """Give what keeps the gate from being ready; nothing where it is."""
        found = []
        if self.draining():
            found.append("draining")
        if not self.reachable:
            found.append("ledger")
        try:
            self.trust.fresh_feed(now)
        except TongguanError:
            found.append("feed")
        year = legal_day(now).year
        with_keys = [each.name for each in self.settings.handlers if each.keys]
        if not all(self.identifying.has_key(name, year) for name in with_keys):
            found.append("key-of-year")
        return tuple(found)

    async def _forget_keys(self) -> None:
        """Forget, hour by hour, what was answered to idempotency keys long ago."""
        while True:
            await asyncio.sleep(_FORGET_SECONDS)
            before = datetime.now(UTC) - timedelta(days=self.settings.limits.key_days)
            try:
                await asyncio.to_thread(self.beside.forget_keys, before)
            except TongguanError as error:
                self.log.event("warning", "keys-not-forgotten", code=error.code)

    async def _look_around(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_SECONDS)
            was = self.reachable
            try:
                await asyncio.to_thread(self.beside.head)
                self.reachable = True
            except Exception as error:  # noqa: BLE001 -- whatever it is, the ledger does not answer
                self.reachable = False
                if was:
                    code = error.code if isinstance(error, TongguanError) else type(error).__name__
                    self.log.event("error", "ledger-unreachable", code=code)
            if self.reachable and not was:
                self.log.event("info", "ledger-reachable")
            feed, now = self.trust.feed, datetime.now(UTC)
            self.metrics.standing(
                reachable=self.reachable,
                waiting=self.committer.waiting,
                feed_age=(now - feed.issued_at).total_seconds() if feed is not None else None,
                feed_number=feed.sequence if feed is not None else None,
            )
            self.log.flush()


def open_desk(
    settings: Settings,
    folder: Path,
    headlines: Headlines,
    *,
    draining: Callable[[], bool] = lambda: False,
    log: Log | None = None,
) -> Desk:
    """Open everything that the configuration names.

    Args:
        settings: The configuration.
        folder: Its folder, which files are relative to.
        headlines: What each error means, by code.
        draining: Says whether the gate is about to stop.
        log: Where events are told; standard error where it is left out.

    Raises:
        ConfigurationError: Something that it names is not there, or not what it should be; says the field.
        LedgerError: The ledger cannot be used.
    """
    keys = read_key_set(folder, settings.issuer.keys, "issuer.keys")
    of_callers = settings.callers.keys
    caller_keys = read_key_set(folder, of_callers, "callers.keys") if of_callers is not None else None
    identifying = Identifying(read_year_keys(settings, folder))
    seal_key = read_seal(settings.ledger, folder)
    seal = seal_key.seal if seal_key is not None else None
    address = ledger_address(settings.ledger, folder)
    ledgers = open_ledger(address, seal), open_ledger(address, seal)
    if ledgers[0].id != settings.ledger.id:
        for each in ledgers:
            each.close()
        raise ConfigurationError(
            f"the ledger says that it is `{ledgers[0].id}`, and the configuration `{settings.ledger.id}`",
            field="ledger.id",
        )
    trust = Trust(
        keys=keys,
        ledger=settings.ledger.id,
        max_feed_age=timedelta(seconds=settings.issuer.max_feed_age_seconds),
    )
    clearances, callers, told = Clearances(trust), Callers(settings, caller_keys), log or Log(settings.log_requests)
    seen: dict[str, str] = {}

    def tell(what: str, why: str) -> None:
        if seen.get(what) != why:
            seen[what] = why
            told.event("warning", "not-taken", what=what, why=why)

    return Desk(
        settings=settings,
        headlines=headlines,
        committer=Committer(ledgers[0], most_waiting=settings.limits.waiting),
        ledgers=ledgers,
        trust=trust,
        clearances=clearances,
        callers=callers,
        identifying=identifying,
        watch=Watch(settings, folder, (trust, clearances, callers), tell),
        log=told,
        draining=draining,
    )
