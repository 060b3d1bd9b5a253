"""The locks are whole, agree with each other, and name no address."""

import re
import tomllib
from pathlib import Path

import pytest

LOCKS = ["runtime", "dev", "bench"]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)((?: --hash=sha256:[0-9a-f]{64})+)$")

# Spelled in pieces, so that this file does not name them.
INDEX_HOSTS = re.compile(
    "|".join(
        [r"pypi\.or" + "g", "python" + "hosted", r"registry\.npm" + "js", r"npm" + r"js\.com", r"deb\.deb" + "ian"]
    )
)


def pins(root: Path, lock: str) -> dict[str, str]:
    """Read a lock as version by name, each line whole: a pin with at least one hash."""
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    lines = [line for line in re.sub(r"\s*\\\n\s*", " ", text).splitlines() if line and not line.startswith("#")]
    found = {}
    for line in lines:
        pin = PIN.match(line)
        assert pin, f"not a pin with hashes: `{line[:60]}`"
        found[pin[1]] = pin[2]
    return found


def asked(root: Path, name: str) -> set[str]:
    lines = (root / "requirements" / f"{name}.in").read_text(encoding="utf-8").splitlines()
    return {line.lower() for line in lines if line and not line.startswith(("#", "-"))}


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_all_that_was_asked(root: Path, lock: str) -> None:
    wanted = {re.split(r"[\[<>=!~]", name)[0] for name in asked(root, lock)}
    assert wanted <= pins(root, lock).keys()


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_path(root: Path, lock: str) -> None:
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    assert not re.search(r"//|/\w|index-url|find-links|trusted-host", text)


@pytest.mark.parametrize("lock", LOCKS[1:])
def test_locks_agree(root: Path, lock: str) -> None:
    runtime, other = pins(root, "runtime"), pins(root, lock)
    differing = {name for name in runtime.keys() & other.keys() if runtime[name] != other[name]}
    assert not differing


def test_the_runtime_lock_follows_the_project(root: Path) -> None:
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {name.lower() for name in settings["project"]["dependencies"]}
    backend = set(settings["build-system"]["requires"])
    assert asked(root, "runtime") == declared | backend


def test_no_file_names_a_package_index(texts: dict[str, str]) -> None:
    naming = [name for name, text in texts.items() if INDEX_HOSTS.search(text)]
    assert not naming
