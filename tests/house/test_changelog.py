"""A changelog fragment is of a known kind, and one about law says all a handler must know."""

import re
import tomllib
from pathlib import Path

LAW_LINES = ["Instrument and articles:", "In force from:", "What changes for a handler:", "Case files:"]
FRAGMENT = re.compile(r"^(?:\d+|\+[a-z0-9-]+)\.([a-z]+)(?:\.\d+)?\.md$")


def fragments(root: Path) -> list[Path]:
    return sorted(path for path in (root / "changelog.d").iterdir() if path.name != "README.md")


def test_every_fragment_is_of_a_known_kind(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    kinds = {kind["directory"] for kind in settings["tool"]["towncrier"]["type"]}
    for path in fragments(root):
        named = FRAGMENT.match(path.name)
        assert named, f"name it NUMBER.KIND.md or +words.KIND.md: `{path.name}`"
        assert named[1] in kinds, path.name


def test_a_law_fragment_has_its_four_lines(root: Path) -> None:
    for path in fragments(root):
        if ".law." in path.name:
            text = path.read_text(encoding="utf-8")
            missing = [line for line in LAW_LINES if line not in text]
            assert not missing, f"{path.name}: {missing}"
