"""Turns what Spark raises into errors of ours, without the values that Spark quotes."""

import re

from tongguan.engines.errors import (
    DiskFullError,
    EngineError,
    MemoryLimitError,
    UnreadableSourceError,
)

_DISK = re.compile(r"no space left|disk quota|DiskFullError", re.IGNORECASE)
_MEMORY = re.compile(
    r"OutOfMemory|MemoryLimitError|ExecutorLostFailure|UNABLE_TO_ACQUIRE_MEMORY|exceeding memory limits"
)
_SOURCE = re.compile(
    r"UnreadableSourceError|FAILED_READ_FILE|CANNOT_READ_FILE_FOOTER|is not a Parquet file|PATH_NOT_FOUND|"
    r"FileNotFoundException|ParquetDecodingException|ParquetCryptoRuntimeException|"
    r"PARQUET_COLUMN_DATA_TYPE_MISMATCH|could not read page|expected magic number|EOFException|TProtocolException"
)
_KEY = re.compile(r"tongguan\.identity\.errors\.(\w+)")


def as_engine_error(error: BaseException) -> EngineError:
    """Give the named error for what Spark raised; its own text is kept as the cause, for those who debug."""
    said = str(error)
    if _DISK.search(said):
        return DiskFullError(
            "there is no room left on a disk of the cluster", help="free some room, or name another folder for spilling"
        )
    if _SOURCE.search(said):
        return UnreadableSourceError("a source is damaged or not of the format it was said to be")
    if _MEMORY.search(said):
        return MemoryLimitError(
            "the memory of a worker is not enough", help="allow each worker more memory, or take more workers"
        )
    if _KEY.search(said):
        return EngineError(
            "a worker could not use the key", help="every worker reads the key itself, from the same file or variable"
        )
    condition = getattr(error, "getCondition", lambda: None)()
    return EngineError(f"the engine could not answer ({type(error).__name__}{f', {condition}' if condition else ''})")
