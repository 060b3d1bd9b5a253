"""Reads the open questions of law."""

from tongguan.law.entry import BookFile, Entry
from tongguan.law.errors import OverlapError, WrongTypeError
from tongguan.law.model import Choice, Reading

_TOUCHES = ("pathway", "people", "sensitivity", "standing", "duties", "clocks", "audit", "items")


def read_readings(file: BookFile) -> tuple[Reading, ...]:
    """Read ``readings.yaml``.

    Raises:
        LawbookError: The file is not of the format; says where.
    """
    root = Entry(file, (), file.content)
    root.only(("readings",))
    found: dict[str, Reading] = {}
    for entry in root.entries("readings"):
        reading = _reading(entry)
        if reading.id in found:
            raise entry.error(OverlapError, f"reading `{reading.id}` stands twice", "id")
        found[reading.id] = reading
    return tuple(found.values())


def _reading(entry: Entry) -> Reading:
    entry.only(("id", "question", "default", "choices", "why", "cites", "touches"))
    choices = []
    for inner in entry.entries("choices"):
        inner.only(("id", "says"))
        choices.append(Choice(inner.need("id", str), inner.phrase("says")))
    default = entry.need("default", str)
    if default not in {choice.id for choice in choices}:
        raise entry.error(WrongTypeError, f"`{default}` is none of the choices", "default")
    return Reading(
        id=entry.text("id"),
        question=entry.phrase("question"),
        default=default,
        choices=tuple(choices),
        why=entry.phrase("why"),
        cites=entry.texts("cites"),
        touches=entry.one_of("touches", _TOUCHES),
    )
