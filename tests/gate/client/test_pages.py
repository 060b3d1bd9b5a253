"""What the pages show works: the Python of one runs against a gate, the extraction of the other is in order."""

import re
from pathlib import Path

import msgspec
import pytest

from tests.gate.service.serving import Served
from tongguan.gate.client import GateClient
from tongguan.gate.envoy.compiling import make_ready
from tongguan.gate.envoy.extraction import Extraction
from tongguan.strict_yaml import load

pytestmark = pytest.mark.slow

PAGES = Path(__file__).parents[3] / "docs" / "how-to"


def test_the_python_of_the_page_runs(
    running: Served, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("GATE", running.url)
    monkeypatch.setenv("GATE_TOKEN", running.office.token("crm"))
    text = (PAGES / "guard-a-python-job.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    assert len(blocks) == 5
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "guard-a-python-job.md", "exec"), names)  # noqa: S102 -- the page is ours
    gate = names["gate"]
    assert isinstance(gate, GateClient)
    gate.close()
    said = capsys.readouterr().out
    assert "gate/refused" in said
    assert "1 sent" in said
    assert "now it may be sent" in said
    assert "2 rows may be written, 1 are held" in said


def test_the_extraction_of_the_page_is_in_order() -> None:
    text = (PAGES / "guard-with-envoy.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    ready = make_ready(msgspec.convert(load(block, "extraction.yaml"), Extraction))
    assert [each.rule.name for each in ready] == ["customers", "look-up"]
