"""A gate of a plainly fictional retailer in a folder: keys, clearance, feed, ledger, configuration."""

import json
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec

from benchmarks.gate.client import Asked, Found
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
    Recipient,
    SigningKey,
    legal_day,
    sign_clearance,
    sign_feed,
    write_json,
)
from tongguan.gate.ledger import create_ledger
from tongguan.gate.service.caller_tokens import sign_caller_token

ISSUER, LEDGER, HANDLER = "云帆合规部", "gate", "云帆零售（上海）有限公司"
EXPORT = "loyalty-crm"
MOST = 100_000_000
BODY = json.dumps(
    {
        "export": EXPORT,
        "recipient": "hq",
        "territory": "FR",
        "data_items": ["name", "mobile_number"],
        "pseudonyms": ["%PERSON%"],
        "key": "%KEY%",
    },
    separators=(",", ":"),
)


class Office:
    """Everything that a gate needs, and who asks it."""

    def __init__(self, folder: Path, address: str, processes: int = 1) -> None:
        folder.mkdir(parents=True)
        self.folder, self.address, self.port = folder, address, free_port()
        now = datetime.now(UTC)
        self.year = legal_day(now).year
        key, caller = SigningKey.new(), SigningKey.new()
        since = now - timedelta(days=1)
        (folder / "keys.json").write_bytes(write_json(KeySet(issuer=ISSUER, keys=(key.public(since),))))
        (folder / "callers.json").write_bytes(write_json(KeySet(issuer="it", keys=(caller.public(since),))))
        self.clearance = clearance(now)
        (folder / "clearance.json").write_text(sign_clearance(self.clearance, key), encoding="utf-8")
        feed = Feed(issuer=ISSUER, sequence=1, issued_at=now, max_age_seconds=31 * 24 * 3600)
        (folder / "feed.json").write_text(sign_feed(feed, key), encoding="utf-8")
        self.token = sign_caller_token(caller, "it", "crm", LEDGER, now, 30)
        (folder / "gate.yaml").write_text(
            f"""\
ledger: {{id: {LEDGER}, address: {json.dumps(address)}}}
issuer: {{keys: keys.json, feed: feed.json, max_feed_age_seconds: 2678400, clearances: [clearance.json]}}
handlers: [{{name: {HANDLER}}}]
callers: {{keys: callers.json, known: [{{name: crm, requests_per_second: 1000000, burst: 1000000}}]}}
listen: {{port: {self.port}, processes: {processes}}}
log_requests: none
""",
            encoding="utf-8",
        )

    def make_ledger(self) -> None:
        """Make the ledger and open the year."""
        ledger = create_ledger(self.address, LEDGER)
        ledger.open_from_zero(HANDLER, self.year, "a benchmark")
        ledger.close()

    def asked(self, **given: Any) -> Asked:  # noqa: ANN401 -- fields of what is asked
        """Give what the client shall do."""
        plain: dict[str, Any] = {"headers": {"authorization": f"Bearer {self.token}"}, "body": BODY}
        return Asked(port=self.port, path="/v1/admissions", **{**plain, **given})


def clearance(now: datetime) -> Clearance:
    """Give a clearance that does not stand in the way."""
    day = legal_day(now)
    limits = tuple(
        Limit(
            year=year,
            ceiling=MOST,
            counted_before=0,
            allotment=MOST,
            warn_at=(80, 90),
            then="contract_or_certification",
            cites=("CBDF-2024#8.1",),
        )
        for year in (day.year, day.year + 1)
    )
    return Clearance(
        id="CLR-2026-000001",
        issuer=ISSUER,
        ledger=LEDGER,
        issued_at=now - timedelta(hours=1),
        valid_from=day - timedelta(days=30),
        valid_until=day + timedelta(days=300),
        handler=HANDLER,
        export=CarriedExport(EXPORT, "会员管理系统同步"),
        recipients=(Recipient("hq", "Voilier SA", "FR"),),
        territories=("FR",),
        onward=(),
        data_items=(DataItem("name", ("ordinary",)), DataItem("mobile_number", ("ordinary",))),
        mechanism=None,
        counters=(Counter("ordinary", limits), Counter("sensitive", limits)),
        lawbook=LawbookEdition("0" * 16, day),
        determination=Determined(day, ("contract_or_certification",), "covered", ("CBDF-2024#8.1",), "0" * 64),
    )


@contextmanager
def running(arguments: list[str], port: int, environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """Run a service until it is not needed any more, and give its process."""
    with subprocess.Popen([sys.executable, *arguments], env=environment) as process:  # noqa: S603 -- our own programs
        try:
            _wait(process, port)
            yield process.pid
        finally:
            process.terminate()
            process.wait(60)


def served(office: Office) -> Any:  # noqa: ANN401 -- a context manager
    """Serve the gate of an office."""
    return running(
        ["-c", "from tongguan.cli import main; main()", "gate", "serve", str(office.folder / "gate.yaml")], office.port
    )


def load(asked: Asked) -> Found:
    """Let a client of its own ask."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.gate.client"],
        input=msgspec.json.encode(asked),
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=Found)


def free_port() -> int:
    """Give a port that nobody uses."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError("the service did not start")
