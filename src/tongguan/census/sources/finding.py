"""Finds the files of a log, and what their names tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from glob import glob
from pathlib import Path

from tongguan.census.errors import NoSuchLogError, UnknownFormatOfLogError
from tongguan.census.plan import LogFiles
from tongguan.census.plan.model import Format

_FORMATS: dict[str, Format] = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".ndjson": "ndjson",
    ".jsonl": "ndjson",
}
_COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the log. ``name`` is how people know it: relative to the folder of the plan where it lies within."""

    name: str
    path: Path
    format: Format
    compression: str | None
    handler: str | None = None

    @property
    def stamp(self) -> tuple[int, int]:
        """Size in bytes and time of the last change in nanoseconds: both as before, and the file is taken as before."""
        status = self.path.stat()
        return status.st_size, status.st_mtime_ns


def find(sources: tuple[LogFiles, ...], folder: Path) -> tuple[Found, ...]:
    """Find every file that the patterns match, each once, in the order of their names.

    Raises:
        NoSuchLogError: A pattern matches nothing.
        UnknownFormatOfLogError: A name does not tell the format and the plan does not either.
    """
    found: dict[Path, Found] = {}
    for source in sources:
        try:
            paths = sorted(path for path in _matching(source.pattern, folder) if path.is_file())
        except (OSError, ValueError) as error:
            reason = (getattr(error, "strerror", None) or str(error)).lower()
            raise NoSuchLogError(
                f"`{source.pattern[:80]}` cannot be looked for: {reason}", help="mend the pattern", field="sources"
            ) from error
        if not paths:
            raise NoSuchLogError(
                f"no file matches `{source.pattern}`", help=f"patterns are looked up from `{folder}`", field="sources"
            )
        for path in paths:
            before = found.setdefault(path.resolve(), _found(path, source, folder))
            if before.handler != source.handler:
                raise NoSuchLogError(
                    f"`{before.name}` is said to be of `{before.handler}` and of `{source.handler}`",
                    help="a file is of one handler: let the patterns match different files",
                    field="sources",
                )
    return tuple(sorted(found.values(), key=lambda each: each.name))


def _matching(pattern: str, folder: Path) -> Iterator[Path]:
    exact = folder / pattern
    if exact.is_file():
        yield exact
        return
    for name in glob(pattern, root_dir=folder, recursive=True):  # noqa: PTH207 -- Path.glob takes no absolute pattern
        yield folder / name


def _found(path: Path, source: LogFiles, folder: Path) -> Found:
    suffixes = [suffix.lower() for suffix in path.suffixes[-2:]]
    compression = _COMPRESSIONS.get(suffixes[-1]) if suffixes else None
    named = suffixes[:-1] if compression else suffixes
    kind = source.format or (_FORMATS.get(named[-1]) if named else None)
    if kind is None:
        raise UnknownFormatOfLogError(
            f"the name `{path.name}` does not tell the format",
            help="write `{read: …, format: parquet}`, or csv or ndjson",
            source=str(path),
        )
    try:
        name = path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        name = path.as_posix()
    return Found(name, path, kind, None if kind == "parquet" else compression, source.handler)
