"""Keeps the interview of a person between two questions, and writes its answers into a new version."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from tongguan.decision.interview import Setting, State
from tongguan.decision.interview.plain import plain, state_as_plain, state_from_plain
from tongguan.decision.interview.writing import text_of
from tongguan.office.accounts.models import Organisation, User
from tongguan.office.catalogues.reading import in_use
from tongguan.office.determinations.models import Interview
from tongguan.office.exports.keeping import keep
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import current, lawbook
from tongguan.strict_yaml import load
from tongguan.vocabulary.phrase import Language

_KEPT = ("interview", "answers", "taken_back")


def setting_of(on: date) -> Setting:
    """Give the law of a day, as the interview asks about it."""
    return Setting(lawbook(), in_use().catalogues, on)


def begun_with(version: Version | None) -> Mapping[str, Any]:
    """Give the declaration that an interview begins with, as plain values."""
    if version is None:
        return {}
    content: Mapping[str, Any] = plain(load(version.text, f"declaration {version.number}"))
    return content


def resume(user: User) -> tuple[State, bool]:
    """Give a person's interview about the newest declaration.

    Answers about an older version are put on the newest, to be looked at again; the second value tells so.
    """
    version = current()
    base = begun_with(version)
    kept = Interview.objects.filter(user=user).first()
    if kept is None:
        return State(base), False
    state = state_from_plain({**kept.answers, "began_with": base})
    if kept.version_id == (version.pk if version else None):
        return state, False
    return State(base, ahead=(*state.given, *state.ahead)), True


def remember(user: User, state: State) -> None:
    """Keep the answers so far; without any, nothing is kept."""
    if not state.given and not state.ahead:
        Interview.objects.filter(user=user).delete()
        return
    saved = {name: value for name, value in state_as_plain(state).items() if name in _KEPT}
    row = Interview.objects.filter(user=user).first() or Interview(user=user)
    row.version, row.answers = current(), saved
    row.save()


@transaction.atomic
def finish(organisation: Organisation, state: State, *, why: str, by: User, on: date, language: Language) -> Version:
    """Write the answers into the next version of the declaration, and forget the interview.

    Raises:
        TongguanError: The declaration is refused; nothing is kept, and the answers stay.
    """
    text = text_of(state, lawbook().facts, on.isoformat(), language)
    version = keep(organisation, text, source="interview", why=why, by=by)
    Interview.objects.filter(user=by).delete()
    return version
