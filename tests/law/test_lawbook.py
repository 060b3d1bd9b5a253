"""The lawbook as a whole: what it answers, how it is kept, and that its names are those of the catalogues."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest

from tongguan.law import BOOK, Lawbook, NotInBookError, Window, load_book, load_catalogues, parse_book
from tongguan.law import loading as loading_module
from tongguan.law.conditions import OneOf, atoms
from tongguan.vocabulary import Citation

GOOD = Path(__file__).parent / "good"
DAY = date(2024, 3, 22)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty cache folder, and a loader that remembers nothing before or after."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    load_book.cache_clear()
    yield tmp_path / "tongguan"
    load_book.cache_clear()


def files_of(folder: Path) -> dict[str, bytes]:
    """Read a book's files by their names in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


class TestKeeping:
    def test_a_kept_book_is_the_parsed_book(self, cache: Path) -> None:
        parsed = load_book()
        kept = list(cache.iterdir())
        assert len(kept) == 1
        load_book.cache_clear()
        again = load_book()
        assert again == parsed
        assert again.edition == parsed.edition
        assert again.by_citation.keys() == parsed.by_citation.keys()

    @pytest.mark.parametrize("content", [b"", b"\x00", b"not a book", msgspec.msgpack.encode({"edition": "x"})])
    def test_a_damaged_copy_is_read_anew(self, cache: Path, content: bytes) -> None:
        parsed = load_book()
        (kept,) = cache.iterdir()
        kept.write_bytes(content)
        load_book.cache_clear()
        assert load_book() == parsed
        assert kept.read_bytes() != content

    def test_only_the_last_few_books_are_kept(self, cache: Path) -> None:
        cache.mkdir()
        older = [cache / f"lawbook-{place:016x}-00000000.msgpack" for place in range(20)]
        for age, path in enumerate(older):
            path.write_bytes(b"an older book")
            os.utime(path, (10_000 + age, 10_000 + age))
        others = [cache / "catalogues-0.msgpack", cache / "something-else"]
        for path in others:
            path.touch()
        load_book()
        left = set(cache.iterdir())
        (new,) = left - {*older, *others}
        assert left - {new} == {*older[-(loading_module._KEPT - 1) :], *others}
        load_book.cache_clear()
        assert load_book().rules
        assert new.exists()

    @pytest.mark.skipif(sys.platform == "win32", reason="there is no such device")
    def test_a_machine_that_keeps_nothing_still_answers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
        load_book.cache_clear()
        assert load_book().rules
        load_book.cache_clear()

    def test_the_edition_follows_the_content(self) -> None:
        files = files_of(GOOD)
        edition = loading_module._edition
        assert edition(files) == edition(dict(reversed(files.items())))
        assert edition(files) != edition({**files, "LAW-2020/04.yaml": files["LAW-2020/04.yaml"] + b"# a comment\n"})
        assert edition(files) != edition({f"x{name}": content for name, content in files.items()})


@pytest.fixture(scope="module")
def book() -> Lawbook:
    """The small good book."""
    return parse_book(files_of(GOOD))


class TestLookingUp:
    def test_a_citation_finds_what_lies_below_it(self, book: Lawbook) -> None:
        assert [rule.id for rule in book.find(Citation.parse("LAW-2020#3"))] == [
            "volume-calls-for-assessment",
            "the-rest-takes-a-contract",
        ]
        assert [rule.id for rule in book.find(Citation.parse("LAW-2020#3.2"))] == ["the-rest-takes-a-contract"]
        assert len(book.find(Citation.parse("LAW-2020"))) == 5

    def test_the_nearest_is_suggested(self, book: Lawbook) -> None:
        with pytest.raises(NotInBookError, match="`LAW-2021` is not an instrument") as refused:
            book.instrument("LAW-2021")
        assert refused.value.help == "did you mean `LAW-2020`?"
        with pytest.raises(NotInBookError, match=r"records nothing at `LAW-2020#3\.3`") as refused:
            book.find(Citation.parse("LAW-2020#3.3"))
        assert "did you mean `LAW-2020#3." in (refused.value.help or "")

    def test_a_citation_resolves_exactly(self, book: Lawbook) -> None:
        assert book.resolves("LAW-2020#3.1")
        assert book.resolves("LAW-2020")
        assert not book.resolves("LAW-2020#3")
        assert not book.resolves("LAW-2020:volume-calls-for-assessment")

    def test_both_days_of_a_window_are_in_force(self, book: Lawbook) -> None:
        (old,) = book.find(Citation.parse("OLD-2010#2"))
        days = [date(2010, 4, 30), date(2010, 5, 1), date(2019, 12, 31), date(2020, 1, 1)]
        assert [old.is_in_force(day) for day in days] == [False, True, True, False]
        assert old in book.in_force(date(2019, 12, 31))
        instrument = book.instrument("OLD-2010")
        assert [instrument.is_in_force(day) for day in days] == [False, True, True, False]
        assert not instrument.is_known(date(2010, 2, 28))
        assert instrument.is_known(date(2010, 3, 1))

    def test_a_draft_is_never_in_force(self, book: Lawbook) -> None:
        (draft,) = book.find(Citation.parse("LAW-2023D#3"))
        assert not draft.is_in_force(date(2024, 1, 1))
        assert not book.instrument("LAW-2023D").is_in_force(date(2024, 1, 1))

    def test_an_article_hands_its_days_down(self) -> None:
        files = files_of(GOOD)
        old = (
            files["OLD-2010/02.yaml"].decode().replace("    requires", "    in_force: {from: 2012-01-01}\n    requires")
        )
        (rule,) = parse_book({**files, "OLD-2010/02.yaml": old.encode()}).find(Citation.parse("OLD-2010#2"))
        assert rule.window == Window(date(2012, 1, 1), date(2019, 12, 31), "LAW-2020#3.1", "repealed")


@pytest.mark.parametrize(
    ("one", "other", "overlaps"),
    [
        (Window(DAY), Window(DAY), True),
        (Window(DAY, DAY, "x"), Window(DAY), True),
        (Window(date(2024, 1, 1), date(2024, 3, 21), "x"), Window(DAY), False),
        (Window(DAY), Window(date(2024, 1, 1), date(2024, 3, 21), "x"), False),
        (Window(None), Window(DAY), False),
    ],
)
def test_windows_overlap_on_a_shared_day(one: Window, other: Window, *, overlaps: bool) -> None:
    assert one.overlaps(other) is overlaps
    assert other.overlaps(one) is overlaps


class TestTheBook:
    def test_only_law_that_is_verified_or_secondary_decides(self) -> None:
        assert not [rule.name for rule in load_book().rules if rule.decides() and not rule.grade.decides]

    def test_no_rule_in_force_comes_from_a_draft(self) -> None:
        book = load_book()
        drafts = {instrument.id for instrument in book.instruments if instrument.draft}
        assert drafts
        assert not [rule for rule in book.in_force(book.known_until) if rule.instrument in drafts]

    def test_values_in_conditions_are_of_the_catalogues(self) -> None:
        book, catalogues = load_book(), load_catalogues()
        lists: dict[str, set[str]] = {
            "territory": {*catalogues.territories.territories},
            "province": {*catalogues.places.provinces},
            "zone": {*catalogues.zones.zones, "none"},
            "sector": {*catalogues.activities.sectors},
            "scenario": {*catalogues.activities.scenarios},
        }
        named = book.facts.named()
        strange = [
            (rule.name, atom.fact, value)
            for rule in book.rules
            for atom in atoms(rule.when)
            if isinstance(atom, OneOf) and atom.fact in named and named[atom.fact].kind in lists
            for value in atom.values
            if value not in lists[named[atom.fact].kind]
        ]
        assert not strange

    def test_an_instrument_that_ended_left_no_rule_behind(self) -> None:
        book = load_book()
        for instrument in book.instruments:
            if instrument.ended is not None:
                assert not [
                    rule.name for rule in book.rules if rule.instrument == instrument.id and not rule.window.last
                ]

    def test_the_presumptions_are_those_of_the_design(self) -> None:
        presumed = {fact.known_as for fact in load_book().facts.facts if fact.presumption is not None}
        assert presumed == {
            "recipients.restricted",
            "onward.restricted",
            "contains.state_secret",
            "contains.core_data",
            "contains.export_controlled",
            "contains.party_government_military",
            "treaty",
            "foreign_authority.requested",
        }

    def test_the_book_parses_anew(self) -> None:
        book = parse_book(files_of(BOOK))
        assert book.rules == load_book().rules
