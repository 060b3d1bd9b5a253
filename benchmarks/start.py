"""How long ``tongguan assess`` takes from a cold start, beside the import of the libraries it uses."""

import importlib.util
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.page import timed_table
from benchmarks.timing import Timed

ROOT = Path(__file__).parents[1]
DECLARATION = ROOT / "examples" / "retailer" / "one-export.yaml"
PAIRS = 21
_IMPORT = "import sys, importlib\nfor name in sys.argv[1].split(','): importlib.import_module(name)"
_OF_THE_SYSTEM = (
    "_sysconfigdata",
    "_distutils_hack",
    "__editable__",
    "sitecustomize",
    "usercustomize",
    "__main__",
    "tongguan",
)

_SECTION = """## Cold start

`tongguan {arguments}` in a new process, {pairs} times in turn with the bare import of the libraries that it imports
({libraries}); files in the cache of the system, bytecode and the parsed lawbook kept by an earlier run.
Wanted: at most 2.5 times the bare import.
Measured: **{times:.2f} times**.

{table}
"""

_NOT_STARTED = """## Cold start

Not measured in this run: {reason}.
"""


class NotRunningError(Exception):
    """The command does not answer, so there is nothing to time."""


@dataclass(frozen=True)
class StartFigure:
    """The command, and the import of the same libraries alone."""

    command: Timed
    imports: Timed
    libraries: list[str]
    arguments: list[str]


def measure(arguments: Sequence[str] | None = None) -> StartFigure:
    """Time the command and the bare import in turn, each in a new process.

    Files are in the cache of the system; bytecode and the parsed lawbook are kept from the first run, as for a user.

    Raises:
        NotRunningError: The command fails.
    """
    shown = list(arguments or ["assess", str(DECLARATION.relative_to(ROOT))])
    with tempfile.TemporaryDirectory() as kept:
        environment = _environment(Path(kept))
        command = [str(Path(sys.executable).with_name("tongguan")), *shown]
        _check(command, environment)
        modules = _third_party(command, environment)
        bare = [sys.executable, "-c", _IMPORT, ",".join(modules)]
        _check(bare, environment)
        found = Timed("tongguan " + " ".join(shown)), Timed("import of its libraries")
        for pair in range(PAIRS):
            turn = (0, 1) if pair % 2 else (1, 0)
            for at in turn:
                cpu, wall = _time((command, bare)[at], environment)
                found[at].cpu.append(cpu)
                found[at].wall.append(wall)
    return StartFigure(*found, sorted({name.partition(".")[0] for name in modules}), shown)


def section(figure: StartFigure | str) -> str:
    """Give the section of the page; a text says why nothing was measured."""
    if isinstance(figure, str):
        return _NOT_STARTED.format(reason=figure)
    return _SECTION.format(
        arguments=" ".join(figure.arguments),
        pairs=PAIRS,
        libraries=", ".join(f"`{name}`" for name in figure.libraries),
        times=figure.command.times(figure.imports),
        table=timed_table((figure.command, figure.imports), figure.imports, "ms"),
    )


def _environment(kept: Path) -> dict[str, str]:
    """Give an environment as a user has it: bytecode and the parsed lawbook are kept, here in a folder of their own."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**environment, "XDG_CACHE_HOME": str(kept / "cache"), "PYTHONPYCACHEPREFIX": str(kept / "bytecode")}


def _third_party(command: list[str], environment: dict[str, str]) -> list[str]:
    """Give the modules of other people that the command imports, in order, as Python itself reports them."""
    run = subprocess.run(  # noqa: S603 -- our own command
        [sys.executable, "-X", "importtime", *command],
        env=environment, cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    imported = [line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:")]
    tops = {name.partition(".")[0] for name in imported}
    absent = {top for top in tops if top.isidentifier() and importlib.util.find_spec(top) is None}
    return [name for name in imported if name.partition(".")[0] not in absent and _is_third_party(name)]


def _is_third_party(name: str) -> bool:
    top = name.partition(".")[0]
    return top not in sys.stdlib_module_names and top != "imported package" and not top.startswith(_OF_THE_SYSTEM)


def _check(command: list[str], environment: dict[str, str]) -> None:
    for _ in range(2):
        run = subprocess.run(command, env=environment, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603 -- our own command
        if run.returncode:
            raise NotRunningError(f"`{' '.join(command[:3])}` ends with {run.returncode}: {run.stderr.strip()[-300:]}")


def _time(command: list[str], environment: dict[str, str]) -> tuple[float, float]:
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 -- our own command
    wall, after = time.perf_counter() - wall, resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wall
