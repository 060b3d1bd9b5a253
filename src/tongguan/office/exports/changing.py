"""Changes one entry of the declaration, each time as the next version of the whole."""

import re
from datetime import date
from typing import ClassVar

from django.db import transaction

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.exports.content import (
    Content,
    Entry,
    content_of,
    entries_in,
    entry_in,
    named_in,
    with_entry,
    without_entry,
    written,
)
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current
from tongguan.vocabulary import TongguanError
from tongguan.vocabulary.phrase import Language

_NOT_IN_IDS = re.compile(r"[^a-z0-9]+")
_LONGEST_ID = 40


class ChangedMeanwhileError(TongguanError):
    """Somebody else changed the same entry since the form was opened."""

    code: ClassVar[str] = "office/changed-meanwhile"


class StillUsedError(TongguanError):
    """Something that exports or mechanisms name was to be removed."""

    code: ClassVar[str] = "office/still-used"


class LastExportError(TongguanError):
    """The last export was to be removed, and a declaration holds at least one."""

    code: ClassVar[str] = "office/last-export"


@transaction.atomic
def put(
    organisation: Organisation,
    changes: list[tuple[str, str | None, Entry]],
    *,
    opened: int,
    why: str,
    by: User,
    on: date,
    language: Language,
) -> Version:
    """Keep entries as the next version.

    Args:
        organisation: The handler, which must be the one acted for.
        changes: For each entry its shape, its id (``None`` for a new one) and what it is now.
        opened: The number of the version that the person saw; 0 for none.
        why: Why it changes.
        by: Who changes it.
        on: The legal day.
        language: The language of the comments in the text.

    Raises:
        ChangedMeanwhileError: An entry is not what it was in the version that was opened.
        TongguanError: The declaration is refused; nothing is kept.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    newest = current()
    content = content_of(newest)
    for shape, name, entry in changes:
        if name is not None and newest is not None:
            _check_unchanged(content, opened, newest, shape, name)
        content = with_entry(content, shape, name, entry)
    return keep(organisation, written(content, on, language), source="form", why=why, by=by)


@transaction.atomic
def remove(
    organisation: Organisation, shape: str, name: str, *, why: str, by: User, on: date, language: Language
) -> Version:
    """Take an entry out, as the next version; the earlier versions keep it.

    Raises:
        StillUsedError: An export or a mechanism names it.
        LastExportError: It is the only export.
        TongguanError: The declaration is refused without it.
    """
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    content = content_of(current())
    users = used_by(content, shape, name)
    if users:
        raise StillUsedError(
            f"it is named by {', '.join(f'`{each}`' for each in users)}", help="take it out there first"
        )
    if shape == "exports" and len(entries_in(content, shape)) == 1:
        raise LastExportError("a declaration holds at least one export", help="register another one first")
    text = written(without_entry(content, shape, name), on, language)
    return keep(organisation, text, source="form", why=why, by=by)


def restore(organisation: Organisation, version: Version, *, why: str, by: User) -> Version:
    """Keep an earlier version as the newest, to the letter.

    Raises:
        TongguanError: Today's lawbook and catalogues refuse it.
    """
    return keep(organisation, version.text, source=f"version {version.number}", why=why, by=by)


def used_by(content: Content, shape: str, name: str) -> tuple[str, ...]:
    """Give the ids of exports and mechanisms that name an entry; mechanisms let go of an export by themselves."""
    if shape != "recipients":
        return ()
    users = [*entries_in(content, "exports"), *entries_in(content, "mechanisms")]
    return tuple(str(each.get("id")) for each in users if name in map(str, each.get("recipients") or ()))


def id_for(content: Content, shape: str, says: str) -> str:
    """Make an id out of a title or a name: its Latin letters, else the shape, with a number where it is taken."""
    stem = _NOT_IN_IDS.sub("-", says.casefold()).strip("-")[:_LONGEST_ID].strip("-") or shape.removesuffix("s")
    taken = named_in(content)[shape]
    if stem not in taken:
        return stem
    return next(name for number in range(2, len(taken) + 3) if (name := f"{stem}-{number}") not in taken)


def _check_unchanged(content: Content, opened: int, newest: Version, shape: str, name: str) -> None:
    if newest.number == opened:
        return
    then = Version.objects.filter(number=opened).first()
    if entry_in(content_of(then), shape, name) != entry_in(content, shape, name):
        raise ChangedMeanwhileError(
            f"it was changed in version {newest.number} since you opened it", help="open it again and change that"
        )
