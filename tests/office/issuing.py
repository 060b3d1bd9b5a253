"""An approved determination and an issuer, for tests of clearances and gates."""

import shutil
from datetime import date

from django.conf import settings

from tests.office.password import PASSWORD
from tongguan.office.accounts.joining import add_member, create_person
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.clearances import issuing
from tongguan.office.determinations.approving import approve, propose
from tongguan.office.determinations.asking import Ask
from tongguan.office.determinations.models import Determination
from tongguan.office.exports.keeping import keep

ISSUER = "云帆合规部"


def empty_folders() -> None:
    """Take away what issuers of earlier tests left: files are not rolled back."""
    shutil.rmtree(settings.PLACE.issuers, ignore_errors=True)


def approved(organisation: Organisation, owner: User, text: str, on: date) -> Determination:
    """Keep a declaration, and have the determination of a day approved by a second person."""
    version = keep(organisation, text, source="", why="first", by=owner)
    second = create_person("second@yunfan.example", "李审", PASSWORD)
    add_member(organisation, second, Role.LEGAL_REVIEWER, None)
    made = propose(organisation, version, Ask(on), why="", by=owner)
    approve(organisation, made, note="", by=second)
    made.refresh_from_db()
    return made


def with_issuer(organisation: Organisation, owner: User) -> None:
    """Make the issuer of an organisation."""
    issuing.open_issuer(organisation, ISSUER, by=owner)
