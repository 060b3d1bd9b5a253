"""Writes every generated file, or with ``--check`` tells which are out of date.

Run as ``python -m tools.generate_docs [--check]``. Generators are the modules of ``tools.generators``.
"""

import argparse
import difflib
import importlib
import pkgutil
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tools import generators

ROOT = Path(__file__).resolve().parent.parent
SHOWN_LINES = 40


class GeneratorError(Exception):
    """A generator that cannot be trusted: two write one file, or a file lies outside the repository."""


def generated() -> dict[Path, str]:
    """Run every generator and gather what it gives, by absolute path.

    Raises:
        GeneratorError: Two generators give the same file, or one gives a file outside the repository.
    """
    texts: dict[Path, str] = {}
    for module in sorted(info.name for info in pkgutil.iter_modules(generators.__path__)):
        given: dict[Path, str] = importlib.import_module(f"tools.generators.{module}").generate()
        for path, text in given.items():
            target = (ROOT / path).resolve()
            if not target.is_relative_to(ROOT):
                raise GeneratorError(f"tools/generators/{module}.py gives `{path}`, outside the repository")
            if target in texts:
                raise GeneratorError(f"tools/generators/{module}.py gives `{path}`, which another generator gives too")
            texts[target] = text
    return texts


def stale(texts: dict[Path, str]) -> Iterator[tuple[Path, str]]:
    """Give each file that is missing or differs from ``texts``, with its present text."""
    for path, text in sorted(texts.items()):
        present = path.read_text(encoding="utf-8") if path.exists() else ""
        if not path.exists() or present != text:
            yield path, present


def check(texts: dict[Path, str]) -> int:
    """Print what is out of date and how, and give the number of such files."""
    found = list(stale(texts))
    for path, present in found:
        name = str(path.relative_to(ROOT))
        print(f"error: `{name}` is out of date", file=sys.stderr)
        changes = difflib.unified_diff(
            present.splitlines(), texts[path].splitlines(), f"{name} (present)", f"{name} (generated)", lineterm="", n=1
        )
        for line in islice(changes, SHOWN_LINES):
            print(f"  {line}", file=sys.stderr)
    if found:
        print("  help: run `make generate` and commit what it writes", file=sys.stderr)
    return len(found)


def write(texts: dict[Path, str]) -> int:
    """Write what is out of date, and give the number of files written."""
    found = list(stale(texts))
    for path, _ in found:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(texts[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return len(found)


def main() -> int:
    """Answer 0 when every generated file is as it must be, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tools.generate_docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a file is out of date")
    asked = parser.parse_args()
    texts = generated()
    if asked.check:
        return 1 if check(texts) else 0
    write(texts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
