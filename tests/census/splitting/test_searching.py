"""The detector on a log in files, as a plan names it: one handler by name, several by a column, damaged files."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from benchmarks.splitting.worlds import LINE, UNTIL, draw
from tongguan.census.errors import ResolutionMissingError
from tongguan.census.plan import Columns, Export, Handler, Identifier, Joint, Line, LogFiles, Person, Plan, Time
from tongguan.census.splitting import search
from tongguan.identity import Key, WrongKeyError

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


@pytest.mark.parametrize("kind", ["the same people by two affiliates", "stopped just under a line"])
def test_behind_identifiers_the_same_is_seen_as_behind_pseudonyms(kind: str, tmp_path: Path) -> None:
    """Every third row tells the account alone, every third the telephone alone; what both tell holds them together."""
    world = draw(kind, 3)
    write(tmp_path / "log.csv", world.rows)
    joint = Joint(tuple(world.handlers), "one system", "0" * 16) if len(world.handlers) > 1 else None
    handler = Handler(column="company") if joint else Handler("甲")
    names = list(world.handlers) if joint else ["甲"]
    of_pseudonyms = search(replace(plan(handler), joint=joint), tmp_path, names, UNTIL)
    with (tmp_path / "log.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    told = ({"uid", "phone"}, {"uid"}, {"phone"})
    met: dict[str, int] = {}
    with (tmp_path / "log.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "uid", "phone"])
        writer.writeheader()
        for row in rows:
            who = row["person"]
            met[who] = met.get(who, -1) + 1
            both = {"uid": who, "phone": f"139{int(who[1:]):08d}"}
            writer.writerow(row | {name: text for name, text in both.items() if name in told[met[who] % 3]})
    person = Person(identifiers=(Identifier("user_id", "uid"), Identifier("mobile", "phone")))
    asked = replace(plan(handler, person), joint=joint)
    key = Key(world.handlers if joint else "甲", UNTIL.year, bytes(range(32)))
    assert of_pseudonyms
    assert search(asked, tmp_path, names, UNTIL, key=key) == of_pseudonyms


def test_identifiers_need_a_key(tmp_path: Path) -> None:
    write(tmp_path / "log.csv", ())
    asked = plan(Handler("甲"), Person(identifiers=(Identifier("mobile", "person"),)))
    with pytest.raises(ResolutionMissingError, match="key"):
        search(asked, tmp_path, ["甲"], UNTIL)
    with pytest.raises(WrongKeyError):
        search(asked, tmp_path, ["甲"], UNTIL, key=Key("甲", UNTIL.year - 1, bytes(range(32))))
