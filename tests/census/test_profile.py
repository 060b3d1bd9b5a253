"""The profile answers what-ifs as a new count of a changed plan would, at once, and outlives the log."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.census.oracle import expected
from tests.census.worlds import UNTIL, World, worlds, write
from tongguan.census.plan import Export
from tongguan.census.profile import Profile, Totals, UnknownExportError, WhatIf
from tongguan.census.saving import StoredCensusError, read_profiles, save
from tongguan.census.taking import Taken, take
from tongguan.engines import Settings


def totals(plain: dict[str, list[int]]) -> Totals:
    return Totals(**{name: low for name, (low, _) in plain.items()})


def saved(folder: Path, taken: Taken) -> None:
    profiles = {name: (each.profile, each.profile) for name, each in taken.tally.handlers.items()}
    save(folder, taken.head, taken.censuses, profiles)


@settings(max_examples=30)
@given(worlds(), st.data())
def test_a_what_if_is_what_another_plan_would_count(world: World, data: st.DataObject) -> None:
    ids = [each.id for each in world.exports]
    some = st.sets(st.sampled_from(ids))
    dropped, left_out, counted, sensitive = (data.draw(some) for _ in range(4))
    counted -= left_out
    with TemporaryDirectory() as folder:
        write(Path(folder), world)
        taken = take(world.plan(), Path(folder), UNTIL, settings=Settings(threads=1))
        saved(Path(folder) / "out", taken)
        stored = {each.handler: each.possible for each in read_profiles(Path(folder) / "out")}
    changed = tuple(
        replace(
            each,
            left_out=(each.left_out and each.id not in counted) or each.id in left_out,
            sensitive=each.sensitive or each.id in sensitive,
        )
        for each in world.exports
    )
    rows = [[row for row in file if row.export not in dropped] for file in world.files]
    wanted = expected(replace(world.with_files(*rows), exports=changed))
    asked = WhatIf(dropped, left_out, counted, sensitive)
    nobody = Totals(0, 0, 0, 0)
    for name, tally in taken.tally.handlers.items():
        for profile in (tally.profile, stored[name]):
            found = wanted.get(name)
            assert profile.totals(asked) == (totals(found["counted"]) if found else nobody)
            assert profile.left_out(asked) == (totals(found["left_out"]) if found else nobody)


def test_an_export_that_nobody_knows_is_refused() -> None:
    exports = (Export("shop"),)
    profile = Profile(exports, np.zeros((0, 1), np.int64), np.zeros((0, 1), np.int64), np.zeros(0, np.int64))
    with pytest.raises(UnknownExportError):
        profile.totals(WhatIf(dropped=("shpo",)))


def test_a_what_if_looks_at_every_combination_a_few_times(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work is counted, not time: some million looks are a few milliseconds on any machine of today."""
    drawn = np.random.default_rng(4)
    exports = tuple(Export(f"e{number}", sensitive=number % 3 == 0) for number in range(100))
    many, words = 1_000, 2
    seen = drawn.integers(1, 1 << 40, (many, words))
    profile = Profile(exports, seen, seen & drawn.integers(0, 1 << 40, (many, words)), drawn.integers(1, 100, many))
    looks = []
    look = Profile._any

    def counted(masks: Any, wanted: Any) -> Any:
        looks.append(masks.size)
        return look(masks, wanted)

    monkeypatch.setattr(Profile, "_any", staticmethod(counted))
    profile.totals(WhatIf(dropped=("e3",), left_out=("e4", "e5"), sensitive=("e7",)))
    assert 0 < sum(looks) <= 3 * many * words


def test_a_folder_without_a_census_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoredCensusError):
        read_profiles(tmp_path)
    (tmp_path / "profile.parquet").write_bytes(b"PAR1")
    with pytest.raises(StoredCensusError):
        read_profiles(tmp_path)
