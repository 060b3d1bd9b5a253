"""A mechanism for several exports: their people together, as far as they overlap."""

from typing import Any

import pytest

from tests.decision.standing.building import mechanism, stand
from tongguan.decision.standing import Standing


def both(people: int, union: int | None, **changes: object) -> tuple[Standing, ...]:
    second: dict[str, Any] = {"id": "shop", "people": {"ordinary": 120_000}, **changes}
    unions = [{"exports": ["crm", "shop"], "ordinary": union}] if union is not None else []
    contract = mechanism("contract", {"exports": ["crm", "shop"], "people": {"ordinary": people, "sensitive": 0}})
    return tuple(each.standing for each in stand([contract], more=[second], distinct_people=unions))


@pytest.mark.parametrize(
    ("people", "union", "standing"),
    [
        (270_000, None, Standing.COVERED),
        (269_999, None, Standing.UNKNOWN),
        (150_000, None, Standing.UNKNOWN),
        (149_999, None, Standing.EXCEEDED),
        (200_000, 200_000, Standing.COVERED),
        (199_999, 200_000, Standing.EXCEEDED),
    ],
)
def test_exports_share_all_or_none_of_their_people(people: int, union: int | None, standing: Standing) -> None:
    assert both(people, union) == (standing, standing)


def test_a_free_export_does_not_use_up_the_number() -> None:
    assert both(150_000, None, necessity={"contract_with_individual": True, "truly_needed": True}) == (
        Standing.COVERED,
        Standing.FREE,
    )


def test_the_residue_alone_needs_the_contract() -> None:
    """Items that an exemption by necessity frees need no contract, and neither do their people."""
    export = {
        "necessity": {
            "contract_with_individual": True,
            "truly_needed": True,
            "not_needed_items": ["mobile_number"],
            "residue": {"items": ["mobile_number"], "people": {"ordinary": 120_000, "sensitive": 0}},
        }
    }
    narrow = {"data_items": ["mobile_number"], "people": {"ordinary": 120_000, "sensitive": 0}}
    (found,) = stand([mechanism("contract", narrow)], export=export)
    assert found.standing is Standing.COVERED
    (found,) = stand(
        [mechanism("contract", {**narrow, "people": {"ordinary": 119_999, "sensitive": 0}})], export=export
    )
    assert found.standing is Standing.EXCEEDED
