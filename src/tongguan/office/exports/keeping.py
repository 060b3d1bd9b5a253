"""Keeps a declaration as the next version."""

from django.db import transaction

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.scope import within
from tongguan.office.desk.days import legal_day
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current, decided, digest_of, read
from tongguan.office.journal.recording import record


@transaction.atomic
def keep(organisation: Organisation, text: str, *, source: str, why: str, by: User | None) -> Version:
    """Read a declaration and keep it; the same text as the newest version is not kept twice.

    Args:
        organisation: The handler, which must be the one acted for.
        text: The declaration, YAML or JSON; kept to the letter, comments included.
        source: The name of the file it came from.
        why: Why it changed, for those who read the history.
        by: Who changed it; ``None`` for the program.

    Raises:
        TongguanError: It is refused; nothing is kept.
    """
    declaration = read(text, source)
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one keeper at a time
    newest, digest = current(), digest_of(text)
    if newest is not None and newest.digest == digest:
        return newest
    version = Version.objects.create(
        number=newest.number + 1 if newest else 1,
        text=text,
        digest=digest,
        source=source,
        why=why,
        recorded_by=by,
    )
    record(
        "declaration.kept",
        organisation=organisation,
        actor=by,
        subject=str(version),
        why=why,
        digest=digest,
        exports=len(declaration.exports),
    )
    transaction.on_commit(lambda: _decide_ahead(organisation, version))
    return version


def _decide_ahead(organisation: Organisation, version: Version) -> None:
    with within(organisation.pk):
        decided(version, legal_day())
