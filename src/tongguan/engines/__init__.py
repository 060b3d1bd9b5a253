"""Runs SQL: DuckDB on this machine, other engines on a cluster.

Each engine is one module that runs rendered SQL and describes sources; it holds no question of its own. What an
engine cannot do raises a named error. The shared tests of this room run on every engine unchanged.
"""

from tongguan.engines.engine import (
    FILE,
    ROW,
    UNREADABLE,
    Column,
    Engine,
    Files,
    Kind,
    Progress,
    Rejected,
    Settings,
    Source,
    Table,
    bytes_of,
)
from tongguan.engines.errors import (
    CancelledError,
    ClusterUnreachableError,
    DiskFullError,
    EngineError,
    EngineMissingError,
    MemoryLimitError,
    NotOfferedError,
    StoreBusyError,
    StoreDamagedError,
    UnknownEngineError,
    UnreadableSourceError,
)
from tongguan.engines.opening import open_engine

__all__ = [
    "FILE",
    "ROW",
    "UNREADABLE",
    "CancelledError",
    "ClusterUnreachableError",
    "Column",
    "DiskFullError",
    "Engine",
    "EngineError",
    "EngineMissingError",
    "Files",
    "Kind",
    "MemoryLimitError",
    "NotOfferedError",
    "Progress",
    "Rejected",
    "Settings",
    "Source",
    "StoreBusyError",
    "StoreDamagedError",
    "Table",
    "UnknownEngineError",
    "UnreadableSourceError",
    "bytes_of",
    "open_engine",
]
