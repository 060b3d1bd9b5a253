from pathlib import Path

import pytest

from tests.cli.clearance.issuers import Issuer
from tests.cli.running import Tongguan


@pytest.fixture
def issuer(tmp_path: Path, tongguan: Tongguan, monkeypatch: pytest.MonkeyPatch) -> Issuer:
    """An issuer with its first key."""
    monkeypatch.delenv("TONGGUAN_KEY_PASSWORD", raising=False)
    made = Issuer(tmp_path / "issuer", tongguan)
    assert made.ran("keys", "new", "--name", "office").code == 0
    return made
