"""Freezes a determination, and lets a second person decide on it."""

import hashlib
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from django.db import transaction
from django.utils import timezone

from tongguan.decision.interview.plain import plain
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.catalogues.reading import kept
from tongguan.office.determinations.asking import Ask
from tongguan.office.determinations.deciding import answered
from tongguan.office.determinations.models import Determination
from tongguan.office.exports.models import Version
from tongguan.office.journal.recording import record
from tongguan.strict_yaml import load
from tongguan.vocabulary import TongguanError

if TYPE_CHECKING:
    from tongguan.vocabulary.phrase import Language


class SamePersonError(TongguanError):
    """Whoever proposed a determination wanted to approve it."""

    code: ClassVar[str] = "office/second-person"


class DecidedAlreadyError(TongguanError):
    """A determination that is decided was to be decided again."""

    code: ClassVar[str] = "office/decided-already"


def digest_of_frozen(frozen: Mapping[str, Any]) -> str:
    """Give the SHA-256, in hexadecimal, over what is frozen as JSON with sorted keys and no spaces."""
    text = json.dumps(frozen, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def freeze(version: Version, ask: Ask) -> dict[str, Any]:
    """Give everything that a determination rests on, and its answer in both languages.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
    """
    languages: tuple[Language, ...] = ("zh", "en")
    answers = {each: json.loads(json.dumps(answered(version, ask, each, alternatives=True))) for each in languages}
    return {
        "format": "tongguan-determination/1",
        "as_of": ask.on.isoformat(),
        "known_on": ask.known_on.isoformat() if ask.known_on else None,
        "lawbook": answers["zh"]["lawbook"],
        "catalogues": list(kept()),
        "declaration": {
            "version": version.number,
            "sha256": version.digest,
            "text": version.text,
            "facts": plain(load(version.text, "declaration")),
        },
        "answers": answers,
    }


@transaction.atomic
def propose(organisation: Organisation, version: Version, ask: Ask, *, why: str, by: User) -> Determination:
    """Freeze the determination of a version, for somebody else to approve; a draft is never part of it.

    Raises:
        NoLawError: There was no law to apply on that day, or nobody knew it.
    """
    law = Ask(ask.on, ask.known_on)
    frozen = freeze(version, law)
    Organisation.objects.select_for_update().get(pk=organisation.pk)  # one number at a time
    newest = Determination.objects.order_by("-number").only("number").first()
    overall = frozen["answers"]["zh"]["overall"]
    made = Determination.objects.create(
        number=newest.number + 1 if newest else 1,
        version=version,
        on=law.on,
        known_on=law.known_on,
        edition=frozen["lawbook"]["edition"],
        possible=list(overall["possible"]),
        standing=overall["standing"],
        frozen=frozen,
        digest=digest_of_frozen(frozen),
        why=why,
        proposed_by=by,
    )
    record(
        "determination.proposed",
        organisation=organisation,
        actor=by,
        subject=str(made),
        why=why,
        digest=made.digest,
        declaration=version.digest,
        edition=made.edition,
        on=law.on.isoformat(),
    )
    return made


def approve(organisation: Organisation, made: Determination, *, note: str, by: User) -> None:
    """Approve what somebody else proposed.

    Raises:
        SamePersonError: ``by`` proposed it.
        DecidedAlreadyError: It is decided.
    """
    _second(made, by)
    _become(organisation, made, "approved", note=note, by=by)


def decline(organisation: Organisation, made: Determination, *, note: str, by: User) -> None:
    """Decline what somebody else proposed.

    Raises:
        SamePersonError: ``by`` proposed it.
        DecidedAlreadyError: It is decided.
    """
    _second(made, by)
    _become(organisation, made, "declined", note=note, by=by)


def withdraw(organisation: Organisation, made: Determination, *, note: str, by: User) -> None:
    """Take a proposal back before anybody decides.

    Raises:
        DecidedAlreadyError: It is decided.
    """
    _become(organisation, made, "withdrawn", note=note, by=by)


def _second(made: Determination, by: User) -> None:
    if made.proposed_by_id == by.pk:
        raise SamePersonError(
            "whoever proposed a determination does not approve it", help="ask somebody else who may approve"
        )


@transaction.atomic
def _become(organisation: Organisation, made: Determination, state: str, *, note: str, by: User) -> None:
    waiting = Determination.objects.filter(pk=made.pk, state="proposed")
    if not waiting.update(state=state, decided_by=by, decided_at=timezone.now(), note=note):
        raise DecidedAlreadyError(f"{made} is decided already")
    record(
        f"determination.{state}",
        organisation=organisation,
        actor=by,
        subject=str(made),
        why=note,
        digest=made.digest,
    )
