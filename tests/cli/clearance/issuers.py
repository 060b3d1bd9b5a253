"""An issuer on a desk: its folder, and a declaration to clear."""

import json
from pathlib import Path
from typing import Any

from tests.cli.running import Ran, Tongguan

EXAMPLES = Path(__file__).parents[3] / "examples"
DECLARATION = EXAMPLES / "retailer" / "one-export.yaml"
HANDLER = "云帆零售（上海）有限公司"
DAY = "2026-06-30"
WITHIN = "2026-07-01T09:00:00+08:00"
"""An instant within the days of what is issued on that day."""


class Issuer:
    """Runs ``tongguan clearance`` in one folder."""

    def __init__(self, folder: Path, tongguan: Tongguan) -> None:
        self.folder = folder
        self._tongguan = tongguan

    def ran(self, *arguments: str) -> Ran:
        return self._tongguan("clearance", *arguments, "--issuer", str(self.folder))

    def asked(self, *arguments: str) -> Any:
        """Run with ``--json``, and give what was answered."""
        ran = self.ran(*arguments, "--json")
        assert ran.code == 0, ran.err
        return ran.json

    def issue(self, *options: str, declaration: Path = DECLARATION) -> Ran:
        return self.ran("issue", str(declaration), "--export", "loyalty-crm", "--as-of", DAY, "--json", *options)

    def verify(self, file: str | Path, *options: str, at: str = WITHIN) -> Ran:
        keys = str(self.folder / "keys.json")
        return self._tongguan("clearance", "verify", str(file), "--keys", keys, "--at", at, "--json", *options)

    @property
    def feed(self) -> str:
        return str(self.folder / "feed.json")

    def lines(self) -> list[Any]:
        """Give the lines of the journal."""
        text = (self.folder / "journal.ndjson").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]
