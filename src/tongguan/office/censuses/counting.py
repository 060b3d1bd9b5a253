"""Counts what a run asks for, and keeps what it found in the data folder."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec

from tongguan.census.file import Census
from tongguan.census.plan import Plan, read_plan
from tongguan.census.saving import save
from tongguan.census.taking import days_of_plan, take
from tongguan.engines import Settings
from tongguan.identity import Key, parse_key, require_private
from tongguan.office.accounts.models import Organisation
from tongguan.office.censuses.errors import LogNotReadError, SourceOutsideError
from tongguan.office.censuses.folders import FORESEEN, plans_of, result_of, workshop
from tongguan.office.censuses.foreseeing import foreseen_of
from tongguan.office.censuses.models import Run, TransferLog
from tongguan.office.censuses.storing import file_of
from tongguan.office.censuses.summing_up import summary_of
from tongguan.office.censuses.telling import told
from tongguan.office.exports.reading import lawbook

_PREFIX = "work-"


def count(run: Run, organisation: Organisation, progress: Callable[[float], None] | None = None) -> dict[str, Any]:
    """Count, keep the result, and give its summary.

    Args:
        run: The run.
        organisation: Whose it is.
        progress: What is told how far the running question has come, from 0 to 1.

    Raises:
        TongguanError: The log cannot be counted.
        OSError: The result cannot be kept.
    """
    plan = read_plan(run.plan, run.plan_name)
    with _folder(run, organisation) as folder:
        plan = told(plan, run.version, days_of_plan(plan, run.as_of)[1])
        settings = Settings(spill=workshop(), progress=progress)
        taken = take(plan, folder, run.as_of, settings=settings, key=_key(plan, folder))
    census = _only(taken.censuses, plan)
    foreseen = foreseen_of(census, lawbook())
    target = result_of(organisation.pk, run.number)
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    save(target, taken.head, (census,), {census.handler: taken.profiles[census.handler]})
    (target / FORESEEN).write_bytes(msgspec.json.encode(foreseen))
    return summary_of(census, foreseen)


def clear_workshop() -> None:
    """Take away what runs that were killed left there; only the one that holds the workshop may."""
    for folder in workshop().glob(f"{_PREFIX}*"):
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _folder(run: Run, organisation: Organisation) -> Iterator[Path]:
    """Give the folder that the patterns of the plan are looked up in: links to the chosen logs, by their names."""
    if run.set_up:
        yield plans_of(organisation.slug)
        return
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=workshop(), ignore_cleanup_errors=True) as made:
        folder = Path(made)
        for each in run.logs:
            log = TransferLog.objects.filter(number=each["number"], removed_at=None).first()
            if log is None or log.digest != each["digest"]:
                raise LogNotReadError(f"`{each['name']}` was removed", help="upload it again, and run again")
            os.link(file_of(log), folder / log.name)
        yield folder


def _only(censuses: tuple[Census, ...], plan: Plan) -> Census:
    """Give the census of the organisation; a log without any row of it counts nobody."""
    for census in censuses:
        if census.handler == plan.handler.name:
            return census
    return censuses[0]


def _key(plan: Plan, folder: Path) -> Key | None:
    if plan.key is None:
        return None
    if plan.key.file is None:
        text = os.environ.get(plan.key.environment or "", "")
        if not text:
            raise SourceOutsideError(
                f"the environment of the server has no variable `{plan.key.environment}`",
                help="set it where `tongguan serve` is started",
                field="key.environment",
            )
        return parse_key(text.encode("utf-8", errors="surrogateescape"), f"${plan.key.environment}")
    path = folder / plan.key.file
    try:
        with path.open("rb") as file:
            require_private(os.fstat(file.fileno()).st_mode, path.name)
            return parse_key(file.read(), path.name)
    except OSError as error:
        raise SourceOutsideError(
            f"the key `{plan.key.file}` cannot be read", help="`tongguan key new` writes a key", field="key.file"
        ) from error
