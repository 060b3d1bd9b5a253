"""Opens organisations."""

import re
import secrets
from typing import Final

from django.db import transaction

from tongguan.office.accounts.joining import add_member
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Kind, Role
from tongguan.office.journal.recording import record

_NOT_OF_AN_ADDRESS: Final = re.compile(r"[^a-z0-9]+")
_LONGEST = 50


@transaction.atomic
def open_organisation(name: str, owner: User, *, kind: Kind = Kind.HANDLER, slug: str = "") -> Organisation:
    """Open an organisation with its first owner.

    Args:
        name: What it is called.
        owner: Who may do everything in it.
        kind: Whose desk it has.
        slug: How it stands in addresses; made from the name where it is left out.
    """
    organisation = Organisation.objects.create(name=name, kind=kind, slug=_free(slug or name))
    record("organisation.opened", organisation=organisation, actor=owner, subject=organisation.slug, kind=kind.value)
    add_member(organisation, owner, Role.OWNER, owner)
    return organisation


def _free(wanted: str) -> str:
    slug = _NOT_OF_AN_ADDRESS.sub("-", wanted.lower()).strip("-")[:_LONGEST] or "company"
    if not Organisation.objects.filter(slug=slug).exists():
        return slug
    return f"{slug}-{secrets.token_hex(3)}"
