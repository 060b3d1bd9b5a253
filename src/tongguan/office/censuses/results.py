"""Reads what a run found. A result never changes, so what was read once is remembered."""

import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tongguan.census.file import Census, read_censuses
from tongguan.office.censuses.folders import ANSWER, FORESEEN, result_of
from tongguan.office.censuses.models import Run

if TYPE_CHECKING:
    from tongguan.census.saving import StoredProfile

_REMEMBERED = 16


def census_of(run: Run) -> Census:
    """Read the census of a run that is done."""
    return _census(result_of(run.organisation_id, run.number))


def foreseen_of_run(run: Run) -> dict[str, Any]:
    """Read the forecast of a run that is done."""
    return _foreseen(result_of(run.organisation_id, run.number))


def profile_of(run: Run) -> "StoredProfile":
    """Read the profile of a run that is done.

    Raises:
        StoredCensusError: It is not there any more.
    """
    return _profile(result_of(run.organisation_id, run.number))


def answer_of_run(run: Run) -> bytes:
    """Give the census of a run to the letter."""
    return (result_of(run.organisation_id, run.number) / ANSWER).read_bytes()


@lru_cache(maxsize=_REMEMBERED)
def _census(folder: Path) -> Census:
    return read_censuses((folder / ANSWER).read_bytes(), ANSWER)[0]


@lru_cache(maxsize=_REMEMBERED)
def _foreseen(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / FORESEEN).read_bytes())
    return found


@lru_cache(maxsize=_REMEMBERED)
def _profile(folder: Path) -> "StoredProfile":
    from tongguan.census.saving import read_profiles  # noqa: PLC0415 -- takes a while, and only what-ifs need it

    return read_profiles(folder)[0]
