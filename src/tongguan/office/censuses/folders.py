"""Where the census keeps what does not belong into a database, in the data folder of the office."""

from pathlib import Path
from typing import Final

from django.conf import settings

from tongguan.office.place import OWNER_ONLY_FOLDER

ANSWER: Final = "census.json"
FORESEEN: Final = "foreseen.json"
"""In the folder of a result: the census as ``tongguan census --out`` writes it, and its forecast."""


def logs_of(organisation: int) -> Path:
    """Give the folder of uploaded logs, each under its hash."""
    return _made(_data() / "transfer-logs" / str(organisation))


def result_of(organisation: int, number: int) -> Path:
    """Give the folder of what a run found; it is not made."""
    return _data() / "censuses" / str(organisation) / str(number)


def plans_of(slug: str) -> Path:
    """Give the folder in which the administrator sets plans up for an organisation; it may be missing."""
    return _data() / "plans" / slug


def workshop() -> Path:
    """Give the folder of runs at work: locks, and links to the logs they count."""
    return _made(_data() / "counting")


def _data() -> Path:
    folder: Path = settings.PLACE.folder
    return folder


def _made(folder: Path) -> Path:
    folder.mkdir(mode=OWNER_ONLY_FOLDER, parents=True, exist_ok=True)
    return folder
