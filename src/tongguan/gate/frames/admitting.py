"""``admit_frame``: the rows of people who were admitted, and the rows that are held."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from tongguan.gate.client import GateClient
from tongguan.gate.client.asking import Going, new_key
from tongguan.gate.frames.admitted import FrameAdmission
from tongguan.gate.frames.batches import all_or_nobody, those_who_fit
from tongguan.gate.frames.errors import RowsWithoutPersonError, WrongFrameError
from tongguan.gate.frames.opening import Opened
from tongguan.gate.frames.persons import NOBODY, Persons, by_identifiers, by_pseudonym

Frame = TypeVar("Frame")
Items = Sequence[str] | Mapping[str, str | Sequence[str] | None]


def admit_frame(
    gate: GateClient,
    frame: Frame,
    *,
    export: str,
    recipient: str,
    territory: str,
    items: Items,
    identifiers: Mapping[str, str] | None = None,
    person: str | None = None,
    onward: Sequence[str] = (),
    clearance: str | None = None,
    partial: bool = False,
    key: str | None = None,
    keep_seconds: int = 3600,
) -> FrameAdmission[Frame]:
    """Have the people of a frame admitted; write ``admitted`` of what it returns, and nothing else.

    Args:
        gate: Who is asked.
        frame: An Arrow table or record batch, a pandas or a Polars frame.
        export: The id of the export.
        recipient: The id of the overseas recipient.
        territory: Where it goes.
        items: The data items that go out; or the item, the items or none (``None``) of each column: then a column
            that is not named there is refused.
        identifiers: The columns that name people, by kind: ``{"mobile": "phone"}``.
        person: The column of pseudonyms, in place of ``identifiers``.
        onward: Onward recipients.
        clearance: The clearance, or its id.
        partial: Whether those who fit go where not all do, and the rest is held; otherwise all rows go, or none.
        key: The idempotency key; the same frame asked again under it is counted once.
        keep_seconds: For how long places are kept until everybody of a large frame is found to fit.

    Raises:
        NotAdmittedError: Not all rows may go out, or with ``partial`` the gate refuses; nothing may be written.
    """
    opened = Opened(frame)
    going = Going(export, recipient, territory, _items(items, opened), onward, clearance)
    persons = _persons(opened, identifiers, person)
    without = persons.of_row.count(NOBODY)
    told = key or new_key()
    if not partial:
        if without:
            raise RowsWithoutPersonError(
                f"{without:,} of {opened.rows:,} rows name nobody",
                help="`partial=True` holds them and asks for the rest",
            )
        admissions = all_or_nobody(gate, going, persons, told, keep_seconds)
        nothing = opened.keep([False] * opened.rows)
        return FrameAdmission(frame, nothing, len(persons), len(persons), admissions=admissions)
    parts, holds, going_out = those_who_fit(gate, going, persons, told)
    rows = [number in going_out for number in persons.of_row]
    return FrameAdmission(
        admitted=opened.keep(rows),
        held=opened.keep([not each for each in rows]),
        people=len(persons),
        admitted_people=len(going_out),
        without_person=without,
        admissions=parts,
        holds=holds,
    )


def admit_batches(
    gate: GateClient,
    frames: Iterable[Frame],
    *,
    export: str,
    recipient: str,
    territory: str,
    items: Items,
    identifiers: Mapping[str, str] | None = None,
    person: str | None = None,
    onward: Sequence[str] = (),
    clearance: str | None = None,
    partial: bool = False,
    key: str | None = None,
    keep_seconds: int = 3600,
) -> Iterator[FrameAdmission[Frame]]:
    """Have a stream of frames admitted one after the other, such as the batches of an Arrow reader.

    Each is asked for when its turn comes and given only once it was admitted; the arguments are those of
    ``admit_frame``. What was given before one that is refused has been admitted.

    Raises:
        NotAdmittedError: The next frame may not go out.
    """
    told = key or new_key()
    for number, frame in enumerate(frames):
        yield admit_frame(
            gate,
            frame,
            export=export,
            recipient=recipient,
            territory=territory,
            items=items,
            identifiers=identifiers,
            person=person,
            onward=onward,
            clearance=clearance,
            partial=partial,
            key=f"{told}/{number}",
            keep_seconds=keep_seconds,
        )


def _persons(opened: Opened[Frame], identifiers: Mapping[str, str] | None, person: str | None) -> Persons:
    if (person is None) is (not identifiers):
        raise WrongFrameError("either `identifiers` or `person` says which columns name people")
    for column in (*(identifiers or {}).values(), *((person,) if person is not None else ())):
        if column not in opened.columns:
            raise WrongFrameError(f"the frame has no column `{column}`", help=_nearest(column, opened.columns))
    if person is not None:
        return by_pseudonym(opened.values(person))
    return by_identifiers({kind: opened.values(column) for kind, column in (identifiers or {}).items()})


def _items(items: Items, opened: Opened[Frame]) -> tuple[str, ...]:
    if not isinstance(items, Mapping):
        return (items,) if isinstance(items, str) else tuple(items)
    for column in opened.columns:
        if column not in items:
            raise WrongFrameError(
                f"`items` does not say what the column `{column}` holds", help="name its data item, or `None`"
            )
    for column in items:
        if column not in opened.columns:
            raise WrongFrameError(f"the frame has no column `{column}`", help=_nearest(column, opened.columns))
    found = [[each] if isinstance(each, str) else list(each or ()) for each in items.values()]
    return tuple(dict.fromkeys(item for each in found for item in each))


def _nearest(name: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(name, known, n=1)
    return f"did you mean `{close[0]}`?" if close else f"columns: {', '.join(known)}"
