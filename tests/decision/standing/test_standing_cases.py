"""Every standing at its boundary days and numbers, from a table."""

from collections.abc import Mapping
from typing import Any

import pytest

from tests.decision.standing.standing_tables import CASES, differences, found
from tongguan.law import load_book

NAMES = [case["name"] for case in CASES]


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_standing(case: Mapping[str, Any]) -> None:
    assert not list(differences(case, load_book()))


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_every_word_has_both_languages_and_every_citation_resolves(case: Mapping[str, Any]) -> None:
    standing = found(case, load_book())
    said = [reason for each in standing.per_recipient for reason in each.reasons]
    assert all(each.reasons for each in standing.per_recipient)
    conditions = [condition for extension in standing.extensions for condition in extension.conditions]
    held = [(reason.says, reason.cites) for reason in said]
    held += [(flag.says, flag.cites) for flag in standing.flags]
    held += [(refiling.says, refiling.cites) for refiling in standing.refilings]
    held += [(overdue.says, overdue.cites) for overdue in standing.overdue]
    held += [(condition.says, condition.cites) for condition in conditions]
    for says, cites in held:
        assert says.zh
        assert says.en
        assert all(cite in load_book().by_citation for cite in cites)
