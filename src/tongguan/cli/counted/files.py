"""Reads the files given with ``--census``."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tongguan.census.file import Census, read_censuses
from tongguan.cli.counted.errors import CensusMismatchError
from tongguan.cli.reading_files import read_bytes, shown_name

if TYPE_CHECKING:
    from tongguan.census.profile import Profile

MOST_BYTES = 64 * 1024 * 1024
_ANSWER = "census.json"


@dataclass(frozen=True, slots=True)
class CountedFile:
    """A census with the name and the SHA-256 of its file.

    ``profile`` is its profile, as far as people certainly differ and as far as they possibly do, where a whole folder
    was given: it tells the people of any set of exports together.
    """

    census: Census
    name: str
    sha256: str
    profile: "tuple[Profile, Profile] | None" = None


def read_counted(paths: Sequence[Path]) -> tuple[CountedFile, ...]:
    """Read every census: files, or folders that ``tongguan census --out`` wrote; each may hold several handlers.

    What a joint plan counts of several together is no handler's own, and is passed over.

    Raises:
        FileError: A file cannot be read.
        CensusFileError: A file is no census.
        CensusMismatchError: The profile of a folder is not that of its census.
    """
    found = []
    for path in paths:
        file = path / _ANSWER if path.is_dir() else path
        content = read_bytes(file, MOST_BYTES)
        name, digest = shown_name(file), hashlib.sha256(content).hexdigest()
        profiles = _profiles(path) if path.is_dir() else {}
        found += [
            CountedFile(census, name, digest, _own(profiles, census, path))
            for census in read_censuses(content, name)
            if census.joint is None
        ]
    return tuple(found)


def _profiles(folder: Path) -> "Mapping[str, tuple[Profile, Profile]]":
    from tongguan.census.saving import read_profiles  # noqa: PLC0415 -- brings Arrow with it
    from tongguan.engines.requirement import require  # noqa: PLC0415 -- as above

    require("numpy", "pyarrow", extra="census")
    return {each.handler: (each.certain, each.possible) for each in read_profiles(folder)}


def _own(
    profiles: "Mapping[str, tuple[Profile, Profile]]", census: Census, folder: Path
) -> "tuple[Profile, Profile] | None":
    bounds = profiles.get(census.handler)
    if bounds is None:
        return None
    low, high = (asdict(profile.totals()) for profile in bounds)
    for name, total in low.items():
        if sorted((total, high[name])) != list(getattr(census.counted, name)):
            raise CensusMismatchError(
                f"the profile of `{folder}` gives other totals than its census",
                help="count anew into a folder of its own: these files are of two censuses",
                source=str(folder),
            )
    return bounds
