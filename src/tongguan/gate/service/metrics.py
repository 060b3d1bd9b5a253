"""What the gate tells Prometheus: numbers only, nothing about a person."""

import os
from collections.abc import Mapping
from functools import partial

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
_SHARED = "PROMETHEUS_MULTIPROC_DIR"


class Metrics:
    """The metrics of one process; where several serve, each answers for all of them.

    The library looks for ``PROMETHEUS_MULTIPROC_DIR`` when it is imported: that must be in the serving process.
    """

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram  # noqa: PLC0415 -- see above

        self._registry = registry = CollectorRegistry()
        names = "tongguan_gate"
        self._requests = Counter(
            f"{names}_requests", "Requests by path and status", ["path", "status"], registry=registry
        )
        self._seconds = Histogram(
            f"{names}_request_seconds", "How long requests took", ["path"], buckets=_BUCKETS, registry=registry
        )
        self._outcomes = Counter(
            f"{names}_outcomes",
            "Outcomes of admissions, by their first reason",
            ["outcome", "reason"],
            registry=registry,
        )
        self._people = Counter(
            f"{names}_people_admitted", "People of admitted requests, known ones too", registry=registry
        )
        gauge = partial(Gauge, registry=registry, multiprocess_mode="mostrecent")
        self._headroom = gauge(f"{names}_headroom_people", "People who may be added", ["handler", "counter"])
        self._feed_age = gauge(f"{names}_feed_age_seconds", "The age of the feed")
        self._feed_number = gauge(f"{names}_feed_sequence", "The number of the feed")
        self._reachable = gauge(f"{names}_ledger_reachable", "Whether the ledger answers")
        self._waiting = Gauge(
            f"{names}_waiting", "Requests that wait for the ledger", registry=registry, multiprocess_mode="livesum"
        )
        self._left: dict[tuple[str, str], int] = {}
        self._of_request: dict[tuple[str, int], int] = {}
        self._admitted = 0
        self._of_path: dict[str, Histogram] = {}
        self._of_outcome: dict[tuple[str, str], int] = {}

    def request(self, path: str, status: int, seconds: float) -> None:
        """Count a request."""
        self._of_request[path, status] = self._of_request.get((path, status), 0) + 1
        seen = self._of_path.get(path)
        if seen is None:
            seen = self._of_path[path] = self._seconds.labels(path)
        seen.observe(seconds)

    def outcome(self, outcome: str, reason: str, admitted: int) -> None:
        """Count an outcome."""
        of_outcome = self._of_outcome
        of_outcome[outcome, reason] = of_outcome.get((outcome, reason), 0) + 1
        self._admitted += admitted

    def headroom(self, handler: str, left: Mapping[str, int]) -> None:
        """Keep how many people more may be added; it is told with the standing."""
        for counter, people in left.items():
            self._left[handler, counter] = people

    def standing(self, *, reachable: bool, waiting: int, feed_age: float | None, feed_number: int | None) -> None:
        """Tell how the gate stands."""
        for (handler, counter), people in self._left.items():
            self._headroom.labels(handler, counter).set(people)
        self._reachable.set(1 if reachable else 0)
        self._waiting.set(waiting)
        self._count()
        if feed_age is not None and feed_number is not None:
            self._feed_age.set(feed_age)
            self._feed_number.set(feed_number)

    def text(self) -> bytes:
        """Give them in the text format of Prometheus."""
        from prometheus_client import CollectorRegistry, generate_latest  # noqa: PLC0415 -- see above
        from prometheus_client.multiprocess import MultiProcessCollector  # noqa: PLC0415 -- see above

        self._count()
        if not os.environ.get(_SHARED):
            return generate_latest(self._registry)
        every = CollectorRegistry()
        MultiProcessCollector(every)  # type: ignore[no-untyped-call]  # -- the library declares no type
        return generate_latest(every)

    def _count(self) -> None:
        """Hand over what was counted since the last time: the library's counters take a lock each."""
        requests, self._of_request = self._of_request, {}
        for (path, status), number in requests.items():
            self._requests.labels(path, str(status)).inc(number)
        outcomes, self._of_outcome = self._of_outcome, {}
        for (outcome, reason), number in outcomes.items():
            self._outcomes.labels(outcome, reason).inc(number)
        self._people.inc(self._admitted)
        self._admitted = 0
