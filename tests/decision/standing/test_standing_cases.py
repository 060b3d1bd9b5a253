"""Every standing at its boundary days and numbers, from a table."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.decision.standing.building import AS_OF, mechanism, stand
from tongguan.law import load_book
from tongguan.strict_yaml import load

TABLE = Path(__file__).with_name("cases.yaml")
CASES: list[dict[str, Any]] = load(TABLE.read_bytes(), TABLE.name)["cases"]
_GIVEN = {"export", "handler", "recipients", "as_of", "readings"}
_EXPECTED = {"standing", "per_recipient", "cites", "flags", "no_flags", "overdue", "refilings"}


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_standing(case: Mapping[str, Any]) -> None:
    assert set(case) <= {"name", "mechanisms", *_GIVEN, *_EXPECTED}
    mechanisms = [
        mechanism(each["of"], {k: v for k, v in each.items() if k != "of"}) for each in case.get("mechanisms", [])
    ]
    (found,) = stand(
        mechanisms,
        export=case.get("export"),
        handler=case.get("handler"),
        recipients=case.get("recipients"),
        as_of=case.get("as_of", AS_OF),
        readings=case.get("readings"),
    )
    assert found.standing == case["standing"], found.per_recipient
    cited = {cite for reason in found.per_recipient[0].reasons for cite in reason.cites}
    assert set(case.get("cites", [])) <= cited
    for recipient, standing in case.get("per_recipient", {}).items():
        assert {each.recipient: each.standing for each in found.per_recipient}[recipient] == standing
    codes = {flag.code for flag in found.flags}
    assert set(case.get("flags", [])) <= codes
    if case.get("no_flags"):
        assert not codes
    if "flags" in case and not case["flags"]:
        assert "transition-period" not in codes
    if "overdue" in case:
        assert [each.code for each in found.overdue] == case["overdue"]
    if "refilings" in case:
        assert sorted(each.what for each in found.refilings) == sorted(case["refilings"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_every_word_has_both_languages_and_every_citation_resolves(case: Mapping[str, Any]) -> None:
    mechanisms = [
        mechanism(each["of"], {k: v for k, v in each.items() if k != "of"}) for each in case.get("mechanisms", [])
    ]
    given = {name: case[name] for name in _GIVEN if name in case}
    (found,) = stand(mechanisms, **given)
    said = [reason for each in found.per_recipient for reason in each.reasons]
    assert all(each.reasons for each in found.per_recipient)
    conditions = [condition for extension in found.extensions for condition in extension.conditions]
    held = [(reason.says, reason.cites) for reason in said]
    held += [(flag.says, flag.cites) for flag in found.flags]
    held += [(refiling.says, refiling.cites) for refiling in found.refilings]
    held += [(overdue.says, overdue.cites) for overdue in found.overdue]
    held += [(condition.says, condition.cites) for condition in conditions]
    for says, cites in held:
        assert says.zh
        assert says.en
        assert all(cite in load_book().by_citation for cite in cites)
