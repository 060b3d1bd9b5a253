"""A plan is read whole, or refused with the place of its first mistake."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tongguan.census.plan import (
    CatalogueTable,
    Identifier,
    Line,
    LogFiles,
    PlanError,
    PlanValueError,
    PostgresTable,
    UnknownPlanFieldError,
    read_plan,
)
from tongguan.strict_yaml import YamlError

WHOLE = """\
handler: 云帆零售（上海）有限公司
year: 2026
until: 2026-06-30
since: last-year
sources:
  - {read: "logs/*.parquet"}
  - {read: "old/*", format: csv}
  - {postgres: {dsn_from: CRM_DSN, table: public.transfers}}
  - {postgres: {service: crm, table: transfers}}
  - {spark: warehouse.transfers}
columns:
  time: {column: sent_at, zone: Asia/Shanghai, unit: milliseconds}
  export: export_id
  recipient: recipient_id
  sensitive: {column: has_sensitive}
  person: {identifiers: [{kind: resident_id, column: id_no}, {kind: mobile, column: phone}]}
exports:
  loyalty-crm: {}
  clinic: {sensitive: true, ordinary: false}
  staff-hr: {left_out: true}
key: {environment: TONGGUAN_KEY}
lines: [{counter: ordinary, line: 100_000, then: contract_or_certification, cites: ["CBDF-2024#8.1"]}]
"""


def test_a_whole_plan_is_read() -> None:
    plan = read_plan(WHOLE, "plan.yaml")
    assert plan.sources == (
        LogFiles("logs/*.parquet"),
        LogFiles("old/*", "csv"),
        PostgresTable("public.transfers", None, "CRM_DSN"),
        PostgresTable("transfers", "crm", None),
        CatalogueTable("warehouse.transfers"),
    )
    assert (plan.year, plan.until, plan.since) == (2026, date(2026, 6, 30), "last-year")
    assert plan.columns.person.identifiers == (Identifier("resident_id", "id_no"), Identifier("mobile", "phone"))
    assert [(each.id, each.sensitive, each.ordinary, each.left_out) for each in plan.exports] == [
        ("loyalty-crm", False, True, False),
        ("clinic", True, False, False),
        ("staff-hr", False, True, True),
    ]
    assert plan.lines == (Line("ordinary", 100_000, "contract_or_certification", ("CBDF-2024#8.1",)),)


MISTAKES = [
    ("handler: 云帆零售（上海）有限公司\n", "", None, 1, "`handler` is missing"),
    ("year: 2026", "yaer: 2026", "yaer", 2, "`yaer` is not a field here"),
    ("year: 2026", "year: twenty", "year", 2, "whole number from 2,000"),
    ("year: 2026", "year: 1899", "year", 2, "whole number from 2,000"),
    ("until: 2026-06-30", "until: June", "until", 3, "is a day such as"),
    ("since: last-year", "since: lastyear", "since", 4, "`lastyear` is not one of"),
    ('- {read: "logs/*.parquet"}', "- {}", "sources[0].read", 6, "a source is one of"),
    ('- {read: "logs/*.parquet"}', '- {read: "a", spark: b}', "sources[0].read", 6, "a source is one of"),
    ("format: csv", "format: cvs", "sources[1].format", 7, "`cvs` is not one of"),
    ("{service: crm, table: transfers}", "{table: transfers}", "sources[3].postgres.service", 9, "either `service`"),
    ("{service: crm, table: transfers}", "{service: crm}", "sources[3].postgres", 9, "`table` is missing"),
    ("zone: Asia/Shanghai", "zone: Asia/Shangai", "columns.time.zone", 12, "`Asia/Shangai` is not a time zone"),
    ("unit: milliseconds", "unit: hours", "columns.time.unit", 12, "`hours` is not one of"),
    ("  export: export_id\n", "", "columns", 12, "`export` is missing"),
    ("export: export_id", "export: {column: a, constant: b}", "columns.export.constant", 13, "not both"),
    ("{identifiers: [{kind: resident_id, column: id_no}, {kind: mobile, column: phone}]}", "{}",
     "columns.person.pseudonym", 16, "either `pseudonym` or `identifiers`"),
    ("sensitive: true, ordinary: false", "ordinary: false", "exports.clinic.ordinary", 19, "holds nothing that counts"),
    ("left_out: true", "left_out: perhaps", "exports.staff-hr.left_out", 20, "is true or false"),
    ("left_out: true", "leftout: true", "exports.staff-hr.leftout", 20, "is not a field here"),
    ("{environment: TONGGUAN_KEY}", "{}", "key.environment", 21, "either `environment` or `file`"),
    ("line: 100_000", "line: 0", "lines[0].line", 22, "whole number from 1"),
    ("counter: ordinary", "counter: total", "lines[0].counter", 22, "`total` is not one of"),
]  # fmt: skip


@pytest.mark.parametrize(("right", "wrong", "field", "line", "message"), MISTAKES, ids=[m[1] or m[0] for m in MISTAKES])
def test_a_mistake_is_refused_where_it_stands(
    right: str, wrong: str, field: str | None, line: int, message: str
) -> None:
    assert right in WHOLE
    with pytest.raises(PlanError) as error:
        read_plan(WHOLE.replace(right, wrong, 1), "plan.yaml")
    assert message in error.value.message
    assert (error.value.source, error.value.field) == ("plan.yaml", field)
    assert error.value.line is None or abs(error.value.line - line) <= 1


def test_a_near_name_is_offered() -> None:
    with pytest.raises(UnknownPlanFieldError) as error:
        read_plan(WHOLE.replace("recipient:", "recipent:"), "plan.yaml")
    assert error.value.help == "did you mean `recipient`?"


def test_exports_are_told_once() -> None:
    with pytest.raises(PlanError):
        read_plan(WHOLE + "declaration: declaration.yaml\n", "plan.yaml")
    without = WHOLE[: WHOLE.index("exports:")] + WHOLE[WHOLE.index("key:") :]
    with pytest.raises(PlanError):
        read_plan(without, "plan.yaml")
    assert read_plan(without + "declaration: declaration.yaml\n", "plan.yaml").declaration == "declaration.yaml"


def test_pseudonyms_need_no_key() -> None:
    person = "{identifiers: [{kind: resident_id, column: id_no}, {kind: mobile, column: phone}]}"
    with pytest.raises(PlanValueError):
        read_plan(WHOLE.replace(person, "{pseudonym: person_key}"), "plan.yaml")


def test_a_repeated_key_is_refused() -> None:
    with pytest.raises(YamlError):
        read_plan(WHOLE + "year: 2025\n", "plan.yaml")


@given(st.binary(max_size=100))
def test_no_bytes_do_harm(content: bytes) -> None:
    with pytest.raises((PlanError, YamlError)):
        read_plan(content, "plan.yaml")


_YAML = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**6) | st.text("abc: -", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["read", "kind", "x"]), inner, max_size=3)
    ),
    max_leaves=5,
)
_FIELDS = ["handler", "year", "until", "since", "sources", "columns", "exports", "key", "lines"]


@given(st.sampled_from(_FIELDS), _YAML)
def test_any_field_replaced_is_read_or_refused(field: str, value: object) -> None:
    kept = [block for block in _blocks() if not block.startswith(f"{field}:")]
    try:
        plan = read_plan("".join(kept) + f"{field}: {json.dumps(value)}\n", "plan.yaml")
    except PlanError as error:
        assert error.message  # noqa: PT017 -- either way is right
    else:
        assert plan.sources


def _blocks() -> list[str]:
    blocks: list[str] = []
    for line in WHOLE.splitlines(keepends=True):
        if line.startswith(" "):
            blocks[-1] += line
        else:
            blocks.append(line)
    return blocks
