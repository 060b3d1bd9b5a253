"""What is written as YAML reads back as it was."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tongguan.proof.writing import yaml_of
from tongguan.strict_yaml import load

KEYS = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True).filter(lambda key: key not in ("true", "false", "null"))
PLAIN = st.one_of(
    st.booleans(),
    st.integers(0, 10**10),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
    st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12),
    st.sampled_from(
        ["NO", "no", "yes", "true", "null", "~", "8.1", "1e3", "2024-03-22", "none", "反例", "a: b", "- a"]
    ),
)
FLAT = st.dictionaries(KEYS, st.one_of(PLAIN, st.lists(PLAIN, max_size=3)), max_size=4)
NESTED = st.dictionaries(
    KEYS, st.one_of(PLAIN, FLAT, st.lists(PLAIN, max_size=3), st.lists(FLAT, max_size=3)), min_size=1, max_size=4
)
DEEP = st.dictionaries(KEYS, st.one_of(PLAIN, NESTED, st.lists(NESTED, max_size=3)), min_size=1, max_size=4)


@given(DEEP)
def test_it_reads_back(declared: dict[str, Any]) -> None:
    assert load(yaml_of(declared), "written.yaml") == declared
