"""A real PostgreSQL cluster that lives as long as the tests that asked for it: own folder, own port, loopback only."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from tests.ports import free_port

PROGRAMS = Path("/usr/lib/postgresql")
UNPRIVILEGED = "postgres"
"""Who runs the server where the tests run as root, whom PostgreSQL refuses."""


@dataclass(frozen=True)
class Cluster:
    """A running server."""

    folder: Path
    port: int

    @property
    def dsn(self) -> str:
        """Give the connection string of its first database."""
        return f"host=127.0.0.1 port={self.port} user=tongguan dbname=postgres"

    def stop(self, how: str = "fast") -> Self:
        """Stop the server: ``fast``, or ``immediate`` as if it had crashed."""
        _run("pg_ctl", "stop", "-D", str(self.folder), "-m", how, "-w", folder=self.folder)
        return self

    def start(self) -> Self:
        """Start the server and wait until it answers."""
        options = f"-c port={self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"
        log = str(self.folder / "server.log")
        _run("pg_ctl", "start", "-D", str(self.folder), "-o", options, "-l", log, "-w", folder=self.folder)
        return self

    def create_database(self, name: str) -> str:
        """Create a database and give its connection string."""
        _run("createdb", "-h", "127.0.0.1", "-p", str(self.port), "-U", "tongguan", name, folder=self.folder)
        return self.dsn.replace("dbname=postgres", f"dbname={name}")


@contextmanager
def running_cluster() -> Iterator[Cluster]:
    """Make a cluster in a temporary folder, and take it away again."""
    folder = Path(tempfile.mkdtemp(prefix="tongguan-postgres-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, UNPRIVILEGED)
        trusting = ("-A", "trust", "-U", "tongguan", "-E", "UTF8", "--locale=C.UTF-8")
        _run("initdb", "-D", str(folder), *trusting, folder=folder)
        cluster = Cluster(folder, free_port())
        cluster.start()
        try:
            yield cluster
        finally:
            if (folder / "postmaster.pid").exists():
                cluster.stop("immediate")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str, folder: Path) -> None:
    newest = max(PROGRAMS.iterdir(), key=lambda version: int(version.name)) / "bin" / program
    as_root = os.geteuid() == 0
    group = pwd.getpwnam(UNPRIVILEGED).pw_gid if as_root else None
    done = subprocess.run(
        [newest, *arguments],
        cwd=folder,
        user=UNPRIVILEGED if as_root else None,
        group=group,
        extra_groups=[] if as_root else None,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program != "pg_ctl" else subprocess.DEVNULL,
        stderr=subprocess.STDOUT if program != "pg_ctl" else subprocess.DEVNULL,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{program} failed: {(done.stdout or b'').decode(errors='replace')}")
