"""Whom somebody is taken for is told with all that makes it so, and nothing shows an identifier."""

import csv
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.census.worlds import UNTIL
from tongguan.census.evidence import Evidence, NoIdentifierError, show_of
from tongguan.census.plan import Columns, Export, Handler, Identifier, Joint, LogFiles, Person, Plan, Time
from tongguan.census.taking import take
from tongguan.engines import Settings
from tongguan.identity import Key, WrongKeyError

KEY = Key("甲", 2026, bytes(range(32)))
ID = "110101199003070038"
OTHER_ID = "110101199003070011"
PHONE = "13912345678"
PLAN = Plan(
    source="plan.yaml",
    handler=Handler("甲"),
    sources=(LogFiles("*.csv"),),
    columns=Columns(
        Time("at"),
        Person(
            identifiers=(
                Identifier("resident_id", "id_no"),
                Identifier("mobile", "phone"),
                Identifier("user_id", "uid"),
            )
        ),
        export_constant="crm",
    ),
    exports=(Export("crm"),),
)
Row = tuple[str, str, str]


def write(path: Path, rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("at", "id_no", "phone", "uid"), *(("2026-01-02", *row) for row in rows)])


def asked(folder: Path, text: str, plan: Plan = PLAN, key: Key | None = KEY) -> Evidence:
    return show_of(text, plan, folder, UNTIL, settings=Settings(threads=1), key=key)


def spaces(found: Evidence) -> set[str]:
    return {each.partition(":")[0] for said in found.said for each in said.identifiers}


def test_a_merge_is_told_with_its_rows_and_its_way(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [(ID, PHONE, ""), (ID, PHONE, ""), ("", "13912345670", "u-9")])
    write(tmp_path / "b.csv", [("", f"+86 {PHONE}", "u-1001"), ("", "", "u-1001")])
    found = asked(tmp_path, ID)
    assert found.people == (1, 1)
    assert spaces(found) == {"resident_id", "phone", "user_id"}
    rows = sorted((seen.file, seen.rows, len(said.identifiers)) for said in found.said for seen in said.seen)
    assert rows == [("a.csv", 2, 2), ("b.csv", 1, 1), ("b.csv", 1, 2)]
    way = {each.identifier.partition(":")[0]: [by.partition(":")[0] for by in each.by] for each in found.joined}
    assert way == {"phone": [], "user_id": ["phone"]}
    assert {each.holds for each in found.holding} == {"certain"}
    plain = msgspec.json.encode(found).decode()
    assert [each for each in (ID, PHONE, "u-1001") if each in plain] == []


def test_what_was_shown_can_be_asked_about_again(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [(ID, PHONE, "")])
    found = asked(tmp_path, PHONE)
    (shown,) = found.asked
    assert asked(tmp_path, shown) == found
    telephones = Person(identifiers=(Identifier("mobile", "phone"),))
    with pytest.raises(NoIdentifierError) as refused:
        asked(
            tmp_path, "not an identifier of any kind", replace(PLAN, columns=replace(PLAN.columns, person=telephones))
        )
    assert "not an identifier of any kind" not in f"{refused.value} {refused.value.help}"


def test_a_shared_telephone_is_cut_and_says_why(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [("", PHONE, f"u-10{number:02}") for number in range(40)])
    found = asked(tmp_path, "u-1003")
    assert found.people == (1, 1)
    assert len(found.said) == 1
    (phone,) = (each for each in found.holding if each.identifier.startswith("phone:"))
    assert (phone.holds, phone.why, phone.partners) == ("cut", "several-partners", 40)
    cut = asked(tmp_path, PHONE)
    assert (cut.people, cut.said, cut.holding) == ((0, 0), (), (phone,))


def test_two_residents_never_become_one(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [(ID, PHONE, ""), (OTHER_ID, PHONE, "")])
    found = asked(tmp_path, PHONE)
    assert found.people == (2, 2)
    (phone,) = (each for each in found.holding if each.identifier.startswith("phone:"))
    assert phone.holds in {"possible", "cut"}
    assert phone.why == "several-exclusive"


values = st.tuples(
    st.sampled_from(["", ID, OTHER_ID]),
    st.sampled_from(["", PHONE, "13812345670", "13800000000"]),
    st.sampled_from(["", "u-1001", "u-1002", "u-1003"]),
)


@settings(deadline=None, max_examples=6)
@given(st.lists(values, min_size=1, max_size=8))
def test_the_evidence_holds_the_people_of_the_census(rows: list[Row]) -> None:
    with TemporaryDirectory() as name:
        write(Path(name) / "a.csv", rows)
        (census,) = take(PLAN, Path(name), UNTIL, key=KEY, settings=Settings(threads=1)).censuses
        parts = {}
        for value in {each for row in rows for each in row} - {"", "13800000000"}:
            found = asked(Path(name), value)
            parts[tuple(sorted(each.identifiers for each in found.said))] = found.people
    parts.pop((), None)
    low, high = (sum(each[end] for each in parts.values()) for end in (0, 1))
    assert (low, high) == census.counted.ordinary


def test_a_joint_plan_is_asked_under_its_key(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [("", PHONE, "u-1001")])
    write(tmp_path / "b.csv", [(ID, PHONE, "")])
    sources = (LogFiles("a.csv", handler="甲"), LogFiles("b.csv", handler="乙"))
    joint = replace(PLAN, handler=Handler(), sources=sources, joint=Joint(("甲", "乙"), "one system"))
    found = asked(tmp_path, "u-1001", joint, Key(("甲", "乙"), 2026, bytes(range(32))))
    assert (found.handler, found.people, len(found.said)) == ("甲 + 乙", (1, 1), 2)
    with pytest.raises(WrongKeyError):
        asked(tmp_path, "u-1001", joint, KEY)


def test_a_pseudonym_is_one_person(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", [("", "", "p-1"), ("", "", "p-1"), ("", "", "p-2")])
    plan = replace(PLAN, columns=replace(PLAN.columns, person=Person("uid")))
    found = asked(tmp_path, "p-1", plan, None)
    ((seen,),) = (said.seen for said in found.said)
    assert (found.people, seen.file, seen.rows) == ((1, 1), "a.csv", 2)
    assert asked(tmp_path, "p-3", plan, None).people == (0, 0)
