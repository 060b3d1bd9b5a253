"""Finds the files of a log that turn out damaged while they are read."""

from dataclasses import replace

from sqlglot import exp

from tongguan.census.sources import Log, Part, Unreadable
from tongguan.engines import Engine, EngineError, Files, UnreadableSourceError


def without_damaged(engine: Engine, log: Log, error: EngineError) -> Log:
    """Give the log without the files that cannot be read to their end.

    Args:
        engine: Reads each file by itself.
        log: The log.
        error: What the engine said of the whole log.

    Raises:
        EngineError: The one that was given, where it cannot come from a file, or every file can be read.
    """
    if not _may_be_damage(error):
        raise error
    names = {file.path: file.name for file in log.files}
    damaged: set[str] = set()
    for part in log.parts:
        if isinstance(part.source, Files):
            damaged |= {path for path in part.source.paths if not _is_readable(engine, part, part.source, path)}
    if not damaged:
        raise error
    parts = tuple(kept for part in log.parts if (kept := _without(part, damaged)) is not None)
    unreadable = tuple(Unreadable(names[path], "damaged") for path in sorted(damaged))
    files = tuple(file for file in log.files if file.path not in damaged)
    return Log(parts, files, (*log.unreadable, *unreadable))


def _may_be_damage(error: EngineError) -> bool:
    """A reader of damaged bytes may stumble in a way that its engine has no name for."""
    return type(error) in {EngineError, UnreadableSourceError}


def _is_readable(engine: Engine, part: Part, source: Files, path: str) -> bool:
    # The length of every value: a count alone would be answered from the footer.
    texts = [exp.cast(exp.column(name, quoted=True), "VARCHAR") for name in part.kinds]
    lengths: list[exp.Expr] = [exp.Sum(this=exp.Length(this=text)) for text in texts]
    try:
        engine.read("probe", replace(source, paths=(path,)))
        engine.ask(exp.select(*(lengths or [exp.Count(this=exp.Star())])).from_("probe"))
    except EngineError as error:
        if not _may_be_damage(error):
            raise
        return False
    return True


def _without(part: Part, damaged: set[str]) -> Part | None:
    if not isinstance(part.source, Files):
        return part
    paths = tuple(path for path in part.source.paths if path not in damaged)
    return replace(part, source=replace(part.source, paths=paths)) if paths else None
