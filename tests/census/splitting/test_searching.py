"""The detector on a log in files, as a plan names it: one handler by name, several by a column, damaged files."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.splitting.worlds import LINE, UNTIL, draw
from tongguan.census.plan import Columns, Export, Handler, Identifier, Joint, Line, LogFiles, Person, Plan, Time
from tongguan.census.splitting import SignsNeedPseudonymsError, search

EPOCH = date(1970, 1, 1)
LINES = (Line("ordinary", LINE, "contract_or_certification", ("CBDF-2024#8.1",)),)


def write(path: Path, rows: Iterable[tuple[str, int, str, int, bool]]) -> None:
    """Write rows of a drawn world: handler, person, recipient, day, whether it counts."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["company", "person", "to", "sent_at", "export"])
        for handler, person, recipient, day, counts in rows:
            on = EPOCH + timedelta(days=day)
            writer.writerow([handler, f"p{person}", recipient, f"{on} 09:00:00", "crm" if counts else "staff"])


def plan(handler: Handler, person: Person | None = None) -> Plan:
    return Plan(
        source="plan.yaml",
        handler=handler,
        sources=(LogFiles("*.csv"),),
        columns=Columns(Time("sent_at"), person or Person("person"), export="export", recipient="to"),
        exports=(Export("crm"), Export("staff", left_out=True)),
        lines=LINES,
    )


def test_one_handler_by_name_is_named(tmp_path: Path) -> None:
    world = draw("stopped just under a line", 3)
    write(tmp_path / "log.csv", world.rows)
    found = search(plan(Handler("甲")), tmp_path, ["甲"], UNTIL)
    assert {each.sign for each in found} == {"just-under"}
    assert all(each.handlers == ("甲",) for each in found)


def test_handlers_by_a_column_are_compared(tmp_path: Path) -> None:
    world = draw("one stops, another goes on", 3)
    half = len(world.rows) // 2
    write(tmp_path / "one.csv", world.rows[:half])
    write(tmp_path / "two.csv", world.rows[half:])
    found = search(plan(Handler(column="company")), tmp_path, world.handlers, UNTIL)
    assert "relay" in {each.sign for each in found}


def test_people_of_several_handlers_are_compared_by_a_joint_plan_alone(tmp_path: Path) -> None:
    world = draw("the same people by two affiliates", 3)
    write(tmp_path / "log.csv", world.rows)
    apart = plan(Handler(column="company"))
    joint = replace(apart, joint=Joint(tuple(world.handlers), "one system", "0" * 16))
    signs = [{each.sign for each in search(asked, tmp_path, world.handlers, UNTIL)} for asked in (apart, joint)]
    assert "same-people" in signs[1]
    assert not signs[0] & {"same-people", "together-over-a-line"}


def test_without_lines_or_rows_nothing_is_suspected(tmp_path: Path) -> None:
    write(tmp_path / "log.csv", ())
    assert search(plan(Handler("甲")), tmp_path, ["甲"], UNTIL) == ()
    assert search(plan(Handler("甲")), tmp_path, [], UNTIL) == ()


def test_a_damaged_file_is_left_out(tmp_path: Path) -> None:
    world = draw("stopped just under a line", 3)
    write(tmp_path / "log.csv", world.rows)
    (tmp_path / "torn.csv").write_bytes(b"company,person,to,sent_at,export\n\xff\xfe\x00broken")
    found = search(plan(Handler("甲")), tmp_path, ["甲"], UNTIL)
    assert {each.sign for each in found} == {"just-under"}


def test_identifiers_are_refused(tmp_path: Path) -> None:
    asked = plan(Handler("甲"), Person(identifiers=(Identifier("mobile", "person"),)))
    with pytest.raises(SignsNeedPseudonymsError, match="identifiers"):
        search(asked, tmp_path, ["甲"], UNTIL)
