"""What an engine refuses, named so that whoever asked can tell the cases apart."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class EngineError(TongguanError):
    """The engine could not answer."""

    code: ClassVar[str] = "engines/failed"


class UnknownEngineError(EngineError):
    """There is no engine of that name."""

    code: ClassVar[str] = "engines/unknown"


class EngineMissingError(EngineError):
    """The library of the engine is not installed."""

    code: ClassVar[str] = "engines/not-installed"


class ClusterUnreachableError(EngineError):
    """The cluster does not answer, or has no room."""

    code: ClassVar[str] = "engines/cluster-unreachable"


class NotOfferedError(EngineError):
    """The engine cannot do what was asked of it; another one can."""

    code: ClassVar[str] = "engines/not-offered"


class UnreadableSourceError(EngineError):
    """A file or table is damaged, or is not what it was said to be."""

    code: ClassVar[str] = "engines/source-unreadable"


class MemoryLimitError(EngineError):
    """The memory that was allowed is not enough, spilling included."""

    code: ClassVar[str] = "engines/memory-limit"


class DiskFullError(EngineError):
    """There is no room left to spill or to write."""

    code: ClassVar[str] = "engines/disk-full"


class StoreBusyError(EngineError):
    """Another process works with the same database file."""

    code: ClassVar[str] = "engines/store-busy"


class StoreDamagedError(EngineError):
    """The file is not a database of this engine, or is damaged."""

    code: ClassVar[str] = "engines/store-damaged"


class CancelledError(EngineError):
    """The question was cancelled before it was answered."""

    code: ClassVar[str] = "engines/cancelled"
