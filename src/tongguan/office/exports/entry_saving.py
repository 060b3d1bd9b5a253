"""What is done with a form that was sent: its entry, new recipients and the handler become the next version."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tongguan.office.catalogues.reading import in_use
from tongguan.office.desk.pages import Desk
from tongguan.office.desk.problems import sentence_of
from tongguan.office.desk.speaking import language, say
from tongguan.office.exports import form_words
from tongguan.office.exports.changing import id_for, put
from tongguan.office.exports.content import Content, Entry, entries_in, entry_in, named_in, with_entry
from tongguan.office.exports.entry_form import Filled, Typed, field_of, fill
from tongguan.office.exports.inputs import Input, Rows
from tongguan.office.exports.models import Version
from tongguan.vocabulary import TongguanError


@dataclass(slots=True)
class Outcome:
    """The version that was kept, or what is wrong: beside fields, and above the form."""

    version: Version | None = None
    name: str = ""
    errors: dict[str, str] = field(default_factory=dict)
    problem: str = ""
    why_error: str = ""

    @property
    def refused(self) -> bool:
        """Whether nothing was kept."""
        return self.version is None


def save(
    desk: Desk,
    content: Content,
    shape: str,
    name: str | None,
    fields: Sequence[Input | Rows],
    typed: Typed,
    *,
    why: str,
    opened: int,
) -> Outcome:
    """Keep what was sent, or tell what is wrong with it."""
    filled = fill(fields, typed, in_use().catalogues, named_in(content))
    outcome = Outcome(errors={each: say(says) for each, says in filled.errors.items()})
    if not why:
        outcome.why_error = say(form_words.WHY_MISSING)
    if outcome.errors or outcome.why_error:
        return outcome
    changes = _changes(content, shape, name, filled, "".join(typed.get("id", ())))
    outcome.name = str(changes[-1][2].get("id", ""))
    try:
        outcome.version = put(
            desk.organisation, changes, opened=opened, why=why, by=desk.user, on=desk.today, language=language()
        )
    except TongguanError as error:
        beside = _beside(content, shape, name, fields, error.field)
        if beside is None:
            outcome.problem = sentence_of(error)
        else:
            outcome.errors[beside] = sentence_of(error)
    return outcome


def _changes(
    content: Content, shape: str, name: str | None, filled: Filled, wanted: str
) -> list[tuple[str, str | None, Entry]]:
    entry = dict(filled.entry)
    added, handler = entry.pop("added", []), entry.pop("handler", None) if shape == "exports" else None
    changes: list[tuple[str, str | None, Entry]] = []
    if handler is not None:
        changes.append(("handler", None, handler))
    so_far = content
    for each in added:
        recipient = {"id": id_for(so_far, "recipients", str(each.get("name", ""))), **each}
        so_far = with_entry(so_far, "recipients", None, recipient)
        changes.append(("recipients", None, recipient))
        entry["recipients"] = [*(entry.get("recipients") or []), recipient["id"]]
    if shape == "handler":
        return [("handler", "handler", entry)]
    says = str(entry.get("title") or entry.get("name") or entry.get("kind") or "")
    own = name if name is not None else wanted.strip() or id_for(content, shape, says)
    before = entry_in(content, shape, name) if name is not None else None
    return [*changes, (shape, name, {"id": (before or {}).get("id", own), **entry})]


def _beside(
    content: Content, shape: str, name: str | None, fields: Sequence[Input | Rows], refused: str | None
) -> str | None:
    if shape == "handler":
        return field_of(fields, "handler", refused)
    entries = entries_in(content, shape)
    place = next(
        (place for place, each in enumerate(entries) if name is not None and str(each.get("id")) == name), len(entries)
    )
    prefix = f"{shape}[{place}]"
    if refused == f"{prefix}.id":
        return "id"
    if shape == "exports" and refused and refused.startswith("handler."):
        return next((each.name for each in fields if each.name == refused), None)
    return field_of(fields, prefix, refused)
