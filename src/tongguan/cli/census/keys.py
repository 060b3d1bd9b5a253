"""Reads the key that a plan names: a file that only its owner may read, or a variable of the environment."""

from pathlib import Path

from tongguan.census.plan import Plan
from tongguan.cli.key.key_files import key_of_variable, read_key
from tongguan.identity import Key


def key_of(plan: Plan, folder: Path) -> Key | None:
    """Give the key of a plan, if it names one.

    Raises:
        TongguanError: It cannot be read, or is no key.
    """
    if plan.key is None:
        return None
    if plan.key.file is not None:
        return read_key(folder / plan.key.file)
    return key_of_variable(plan.key.environment or "", "key.environment")
