"""Where an interview begins, where it is kept, and where it ends."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from tongguan.cli.reading_files import read_bytes, shown_name
from tongguan.cli.writing_files import check_writable, write_text
from tongguan.decision.declaration import read_declarations
from tongguan.decision.interview import Setting, State
from tongguan.decision.interview.plain import FORMAT, SavedInterviewError, plain, state_as_plain, state_from_plain
from tongguan.strict_yaml import load
from tongguan.vocabulary import TongguanError

_UNNAMED = "declaration.yaml"
_SUFFIX = ".partial"


class SeveralHandlersError(TongguanError):
    """A file of a group was given; an interview is with one handler."""

    code: ClassVar[str] = "interview/several-handlers"


@dataclass(frozen=True, slots=True)
class Beginning:
    """A state to go on from, the day it was asked under, and what a person should be told."""

    state: State
    as_of: date | None = None
    resumed: Path | None = None
    replaced: int = 0


def target_of(file: Path | None, out: Path | None) -> Path:
    """Give the file that the declaration is written to."""
    named = out or file or Path(_UNNAMED)
    return named.with_name(named.name.removesuffix(_SUFFIX)) if named.name.endswith(_SUFFIX) else named


def partial_of(target: Path) -> Path:
    """Give the file that the interview is kept in until it ends."""
    return target.with_name(f"{target.name}{_SUFFIX}")


def begin(file: Path | None, target: Path, setting: Setting) -> Beginning:
    """Read where to begin: the file, the interview kept beside the target, or both.

    Raises:
        TongguanError: A file is refused.
    """
    check_writable(target)
    beginning = Beginning(State())
    partial = partial_of(target)
    if file is not None and (file.exists() or file == partial):
        beginning = read_state(read_bytes(file), shown_name(file), setting)
    if beginning.resumed is not None or not partial.exists():
        return beginning
    kept = read_state(read_bytes(partial), shown_name(partial), setting)
    if file is None or not file.exists() or plain(kept.state.base) == plain(beginning.state.base):
        return Beginning(kept.state, kept.as_of, partial)
    answers = (*kept.state.given, *kept.state.ahead)
    return Beginning(State(beginning.state.base, ahead=answers), kept.as_of, partial, len(answers))


def read_state(content: bytes, source: str, setting: Setting) -> Beginning:
    """Read a declaration or a saved interview.

    Raises:
        TongguanError: It is neither, or it holds several handlers.
    """
    found: Any = load(content, source)
    if isinstance(found, dict) and "interview" in found:
        try:
            return Beginning(state_from_plain(found), _day_of(found), Path(source))
        except SavedInterviewError as error:
            raise SavedInterviewError(error.message, help=error.help, source=source) from error
    if found is None:
        return Beginning(State())
    if not (isinstance(found, dict) and _is_bare(found)):
        read_declarations(content, source, setting.book, setting.catalogues)
    if "handlers" in found:
        raise SeveralHandlersError(
            "an interview is with one handler",
            help="write the handlers into a file each",
            source=source,
            field="handlers",
        )
    return Beginning(State(plain(found)))


def _day_of(saved: dict[str, Any]) -> date | None:
    day = saved.get("as_of")
    try:
        return day if isinstance(day, date) or day is None else date.fromisoformat(str(day))
    except ValueError:
        raise SavedInterviewError(f"`{day}` of `as_of` is no day", help="write it as 2026-06-30") from None


def _is_bare(found: dict[str, Any]) -> bool:
    """Whether a file is still without what the opening asks for: the reader would refuse it for that alone."""
    handler = found.get("handler")
    return not found.get("exports") or not (isinstance(handler, dict) and handler.get("name"))


def keep(state: State, target: Path, as_of: date) -> None:
    """Keep the interview beside the target: the old one or the new one is there, never a part."""
    saved = state_as_plain(state)
    text = json.dumps({"interview": FORMAT, "as_of": as_of.isoformat(), **saved}, ensure_ascii=False, indent=1)
    write_text(partial_of(target), text + "\n", replace=True)


def finish(text: str, target: Path) -> None:
    """Write the declaration, and forget the kept interview."""
    write_text(target, text, replace=True)
    partial_of(target).unlink(missing_ok=True)
