"""A gate of a plainly fictional retailer in a folder: issuer, callers, key, configuration; and who asks it."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from tests.clearance.building import HANDLER, clearance, limit
from tests.ports import free_port
from tongguan.clearance import (
    Clearance,
    Counter,
    Feed,
    KeySet,
    SigningKey,
    StopOrder,
    legal_day,
    sign_clearance,
    sign_feed,
    write_json,
)
from tongguan.gate.ledger import create_ledger
from tongguan.gate.service.caller_tokens import sign_caller_token
from tongguan.identity import Key, unsafe_text_of_key

ISSUER = "云帆合规部"
LEDGER = "gate"
CALLERS = {
    "crm": "roles: [caller, emergency], exports: [loyalty-crm]",
    "other": "roles: [caller], exports: [newsletter]",
    "slow": "roles: [caller], requests_per_second: 1, burst: 2",
    "desk": "roles: [reviewer, operator]",
    "everything": "roles: [caller, emergency, reviewer, operator]",
}


class Office:
    """Everything of a gate but the gate."""

    def __init__(self, folder: Path, address: str = "gate.ledger", people: int = 100) -> None:
        self.folder = folder
        self.now = datetime.now(UTC)
        self.year = legal_day(self.now).year
        self.key, self.caller_key = SigningKey.new(), SigningKey.new()
        self.sequence = 0
        self.port = free_port()
        self.address = address
        since = self.now - timedelta(days=1)
        self._write("keys.json", write_json(KeySet(issuer=ISSUER, keys=(self.key.public(since),))))
        self._write("callers.json", write_json(KeySet(issuer="it", keys=(self.caller_key.public(since),))))
        secret = Key(HANDLER, self.year, bytes(range(32)))
        self._write("year.key", unsafe_text_of_key(secret).encode(), private=True)
        (folder / "clearances").mkdir(exist_ok=True)
        self.clear(self.clearance(people))
        self.sign_feed()
        self.configure()

    def clearance(self, people: int, **given: Any) -> Clearance:
        """Give a clearance that stands today, with a ceiling for this year and the next."""
        day = legal_day(self.now)
        limits = tuple(limit(people, year=year) for year in (self.year, self.year + 1))
        counters = (
            Counter("ordinary", limits),
            Counter("sensitive", tuple(limit(10, year=year) for year in (self.year, self.year + 1))),
            Counter("left_out.ordinary"),
        )
        dated = {"valid_from": day - timedelta(days=30), "valid_until": day + timedelta(days=300)}
        plain = {"issuer": ISSUER, "ledger": LEDGER, "issued_at": self.now - timedelta(hours=1), "counters": counters}
        return clearance(**{**plain, **dated, **given})

    def clear(self, permit: Clearance) -> str:
        """Sign a clearance and lay it where the gate looks."""
        token = sign_clearance(permit, self.key)
        self._write(f"clearances/{permit.id}.json", token.encode())
        return token

    def sign_feed(self, **given: Any) -> Feed:
        """Sign the next feed."""
        self.sequence += 1
        feed = replace(
            Feed(issuer=ISSUER, sequence=self.sequence, issued_at=datetime.now(UTC), max_age_seconds=3600), **given
        )
        self._write("feed.json", sign_feed(feed, self.key).encode())
        return feed

    def stop(self) -> None:
        """Order the export to stop."""
        order = StopOrder(
            id="STOP-000001", handler=HANDLER, since=self.now, order="网信停〔示例〕1号", cites=("PIPL-2021#66.1",)
        )
        self.sign_feed(stops=(order,))

    def token(self, caller: str, days: int = 30, audience: str = LEDGER, now: datetime | None = None) -> str:
        """Give the token of a caller."""
        return sign_caller_token(self.caller_key, "it", caller, audience, now or datetime.now(UTC), days)

    def headers(self, caller: str = "crm") -> dict[str, str]:
        """Give the headers of a caller."""
        return {"authorization": f"Bearer {self.token(caller)}"}

    def configure(self, more: str = "", **limits: int) -> Path:
        """Write the configuration."""
        known = "\n".join(f"    - {{name: {name}, {rest}}}" for name, rest in CALLERS.items())
        text = f"""\
ledger: {{id: {LEDGER}, address: {json.dumps(self.address)}}}
issuer: {{keys: keys.json, feed: feed.json, poll_seconds: 1, clearances: [clearances]}}
handlers:
  - name: {HANDLER}
    keys: [{{file: year.key}}]
callers:
  keys: callers.json
  known:
{known}
listen: {{port: {self.port}}}
limits: {json.dumps(limits)}
drain_seconds: 1
{more}"""
        return self._write("gate.yaml", text.encode())

    def make_ledger(self) -> None:
        """Make the ledger and open this year from zero."""
        address = self.address if "dbname" in self.address else str(self.folder / self.address)
        ledger = create_ledger(address, LEDGER)
        ledger.open_from_zero(HANDLER, self.year, "a test")
        ledger.close()

    def _write(self, name: str, content: bytes, *, private: bool = False) -> Path:
        file = self.folder / name
        partial = file.with_name(f".{file.name}.partial")
        partial.write_bytes(content)
        partial.chmod(0o600 if private else 0o644)
        return partial.rename(file)


def asked(**given: Any) -> dict[str, Any]:
    """Give the body of a request that is admitted."""
    plain: dict[str, Any] = {
        "export": "loyalty-crm",
        "recipient": "hq",
        "territory": "FR",
        "data_items": ["name"],
        "people": [{"mobile": "13812345678"}],
    }
    return {**plain, **given}


def pseudonyms(*numbers: int) -> list[str]:
    """Give pseudonyms by number."""
    return [f"{number:032x}" for number in numbers]
