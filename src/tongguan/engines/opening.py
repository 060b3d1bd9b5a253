"""Opens an engine by name; its library is imported only then."""

from pathlib import Path

from tongguan.engines.engine import Engine, Settings
from tongguan.engines.errors import UnknownEngineError


def open_engine(name: str, settings: Settings | None = None, store: Path | None = None) -> Engine:
    """Open the engine ``duckdb``.

    Args:
        name: Its name.
        settings: What it may use.
        store: A database file to keep answers in between runs; ``None`` keeps them for this run.

    Raises:
        UnknownEngineError: There is no such engine.
        EngineMissingError: Its library is not installed.
        StoreBusyError: Another process works with the database file.
        StoreDamagedError: The file is no database of this engine.
    """
    asked = settings or Settings()
    if name == "duckdb":
        from tongguan.engines.duckdb import DuckDbEngine  # noqa: PLC0415 -- imports the library of the engine

        return DuckDbEngine(asked, store)
    raise UnknownEngineError(f"`{name}` is not an engine", help="engines: duckdb")
