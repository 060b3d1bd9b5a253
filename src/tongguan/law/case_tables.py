"""Reads the case tables that come with the lawbook: what each rule, each day and each clock gives, worked out by hand.

The tables are those that the tests of this project run; they are data of the package, so that whoever has it can hold
another implementation to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tongguan.law.errors import LawbookError
from tongguan.strict_yaml import load

CASES = Path(__file__).with_name("cases")
CLOCK_CASES = Path(__file__).with_name("clock_cases.yaml")
_REGIMES = "regimes.yaml"
_DAYS = "days"


@dataclass(frozen=True, slots=True)
class CaseTables:
    """The tables as they stand in their files.

    ``rules`` are by instrument, then by rule. ``regimes`` is the law of days as a whole; ``days`` further tables of
    days by name. ``clocks`` are clocks from an event to a day.
    """

    rules: Mapping[str, Mapping[str, Any]]
    regimes: Mapping[str, Any]
    days: Mapping[str, Mapping[str, Any]]
    clocks: Mapping[str, Any]


def load_case_tables(folder: Path = CASES, clocks: Path = CLOCK_CASES) -> CaseTables:
    """Read every table.

    Raises:
        LawbookError: The tables are not there.
        YamlError: A table is no strict YAML.
    """
    if not folder.is_dir() or not clocks.is_file():
        raise LawbookError(f"there are no case tables at `{folder}`")
    rules = {
        path.stem: load(path.read_bytes(), path.name) for path in sorted(folder.glob("*.yaml")) if path.name != _REGIMES
    }
    regimes = folder / _REGIMES
    days = {path.stem: load(path.read_bytes(), path.name) for path in sorted((folder / _DAYS).glob("*.yaml"))}
    return CaseTables(rules, load(regimes.read_bytes(), _REGIMES), days, load(clocks.read_bytes(), clocks.name))
