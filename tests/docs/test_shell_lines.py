"""Every shell line in the documentation runs, and ends with the exit code it is said to."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md", ROOT / "README.zh-CN.md"]
BLOCK = re.compile(r"```sh\n(.*?)```", re.DOTALL)
EXIT = re.compile(r"\s+# exit (\d)$")


def lines() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        for block in BLOCK.findall(page.read_text(encoding="utf-8")):
            found += [(page.relative_to(ROOT).as_posix(), line) for line in block.splitlines() if line.strip()]
    return found


def test_there_are_lines_to_run() -> None:
    assert len(lines()) > 10


@pytest.mark.parametrize(("page", "line"), lines())
def test_line_runs(page: str, line: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    expected = EXIT.search(line)
    command = EXIT.sub("", line).strip()
    if command.startswith("make "):
        target = command.split()[1]
        assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), page
        return
    program, *arguments = command.split()
    assert program in ("tongguan", ".venv/bin/tongguan"), f"{page}: {command}"
    run = subprocess.run(
        [str(Path(sys.executable).with_name("tongguan")), *arguments],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == (int(expected[1]) if expected else 0), f"{page}: {command}\n{run.stderr}"
    assert run.stdout or "--out" in command or command.startswith("tongguan init")
