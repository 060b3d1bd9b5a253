"""Starts a session of Spark: finds the cluster, within a bounded time, and says what it may use.

What the Java machine would write to standard error goes nowhere: it quotes values. A process holds one cluster; an
engine that finds it running joins it with a session of its own and leaves it running.
"""

import contextlib
import ipaddress
import logging
import os
import re
import shutil
import socket
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tongguan.engines.engine import Settings
from tongguan.engines.errors import ClusterUnreachableError, EngineError, EngineMissingError
from tongguan.engines.requirement import require

require("pyspark", "duckdb", "pyarrow", "sqlglot", extra="spark")

# Nothing here hands it a data frame of pandas, and it warns on every other call.
warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)

import pyspark  # noqa: E402 -- once it is known to be there
from pyspark import SparkContext  # noqa: E402 -- as above
from pyspark.sql import SparkSession  # noqa: E402 -- as above

_LOCAL_CLUSTER = re.compile(r"local-cluster\[(\d+),(\d+),(\d+)\]")
_ANSWER_SECONDS = 5.0
_WORKER_SECONDS = 120.0

# What an answer may hang on is settled here, whatever the cluster is used to.
_MEANING = {
    "spark.sql.ansi.enabled": "true",
    "spark.sql.caseSensitive": "true",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
    "spark.sql.parquet.inferTimestampNTZ.enabled": "true",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.int96RebaseModeInRead": "CORRECTED",
    "spark.sql.files.ignoreCorruptFiles": "false",
    "spark.sql.files.ignoreMissingFiles": "false",
}


@dataclass(frozen=True, slots=True)
class Started:
    """A session; ``owned`` is whether its cluster is to be left with it, ``folder`` what was made for spilling."""

    session: SparkSession
    owned: bool
    folder: Path | None


def start(master: str, settings: Settings) -> Started:
    """Join or start the cluster of a master.

    Raises:
        EngineMissingError: There is no Java.
        ClusterUnreachableError: The master does not answer, or no worker has room.
        EngineError: This process works with another cluster.
    """
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL + 1)  # it quotes values
    logging.getLogger("DataFrameQueryContextLogger").setLevel(logging.CRITICAL + 1)
    running = SparkContext._active_spark_context  # noqa: SLF001 -- there is no other way to look without starting one
    if running is not None:
        if running.master != master:
            raise EngineError("this process works with another cluster already", help="count in a process of its own")
        return Started(_meaning(SparkSession.builder.getOrCreate().newSession(), settings), owned=False, folder=None)
    _require_java()
    _require_answer(master)
    if settings.spill is not None:
        settings.spill.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="tongguan-spill-", dir=settings.spill))
    try:
        session = _started(master, settings, folder)
        try:
            _require_workers(session, master)
        except BaseException:
            session.stop()
            raise
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Started(_meaning(session, settings), owned=True, folder=folder)


def _started(master: str, settings: Settings, folder: Path) -> SparkSession:
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(master).appName("tongguan census")
    for name, value in _config(master, settings, folder).items():
        builder = builder.config(name, value)
    try:
        with _silent():
            return builder.getOrCreate()
    except Exception as error:
        raise ClusterUnreachableError(
            f"the cluster `{master}` could not be joined ({type(error).__name__})",
            help="check the master, the memory asked for, and that Java is 17 or newer",
        ) from error


def _config(master: str, settings: Settings, folder: Path) -> dict[str, str]:
    config = {
        "spark.log.level": "OFF",
        "spark.executor.syncLogLevel.enabled": "true",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.local.dir": str(folder),
        "spark.python.worker.reuse": "true",
    }
    if _is_here(master):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        config |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    cluster = _LOCAL_CLUSTER.fullmatch(master)
    if cluster is not None:
        config["spark.executor.memory"] = f"{cluster[3]}m"
        config["spark.sql.shuffle.partitions"] = str(4 * int(cluster[1]) * int(cluster[2]))
    if settings.memory is not None:
        amount = f"{max(1, settings.memory >> 20)}m"
        config["spark.driver.memory" if master.startswith("local") and cluster is None else "spark.executor.memory"] = (
            amount
        )
    if settings.threads is not None and cluster is None:
        config["spark.cores.max"] = str(settings.threads)
    return config


def _meaning(session: SparkSession, settings: Settings) -> SparkSession:
    for name, value in {**_MEANING, "spark.sql.session.timeZone": settings.zone}.items():
        with contextlib.suppress(Exception):  # a setting that this release does not know, or does not let be set
            session.conf.set(name, value)
    return session


def _require_java() -> None:
    home = os.environ.get("JAVA_HOME")
    if shutil.which("java") is None and not (home and (Path(home) / "bin" / "java").is_file()):
        raise EngineMissingError(
            "this needs Java, which is not installed", help="install Java 17, or set JAVA_HOME to where it is"
        )


def _require_answer(master: str) -> None:
    """Look whether any of the masters answers; Spark itself would try for a minute, and then end the process."""
    if not master.startswith("spark://"):
        return
    places = master.removeprefix("spark://").split(",")
    for place in places:
        host, _, port = place.rpartition(":")
        if not host or not port.isdigit():
            raise ClusterUnreachableError(f"`{master}` is no address of a master", help="write spark://HOST:PORT")
        with contextlib.suppress(OSError, OverflowError), socket.create_connection((host, int(port)), _ANSWER_SECONDS):
            return
    raise ClusterUnreachableError(
        f"the master `{master}` does not answer", help="check the address and that the cluster runs"
    )


def _require_workers(session: SparkSession, master: str) -> None:
    if not master.startswith(("spark://", "local-cluster")):
        return
    context = session.sparkContext
    until = time.monotonic() + _WORKER_SECONDS
    while time.monotonic() < until:
        if context._jsc is None or context._jsc.sc().isStopped():  # noqa: SLF001 -- the only way to ask
            break
        if context._jsc.sc().getExecutorMemoryStatus().size() > 1:  # noqa: SLF001 -- the driver is one of them
            return
        time.sleep(0.2)
    raise ClusterUnreachableError(
        f"no worker of `{master}` took up work within {_WORKER_SECONDS:.0f} seconds",
        help="check that workers run and have the memory asked for: --memory is for each of them",
    )


def _is_here(master: str) -> bool:
    if master.startswith("local"):
        return True
    host = master.removeprefix("spark://").rpartition(":")[0].strip("[]")
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


@contextlib.contextmanager
def _silent() -> Iterator[None]:
    """Let what is started write nothing to standard error."""
    sys.stderr.flush()
    kept = os.dup(2)
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nothing, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            os.dup2(nothing.fileno(), 2)
            yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
