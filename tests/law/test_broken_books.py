"""A mistake in the book cannot be quiet: one broken book for each, refused by message, file, line and column.

A folder of ``broken`` holds the one file that is wrong; the others are those of ``good``. Its first line says what
is expected: the code, the place (with the file where it shows in another one), the message.
"""

import re
from datetime import date
from pathlib import Path

import pytest

from tongguan.decision.regime import make_regime
from tongguan.law import BOOK, LawbookError, load_book, parse_book
from tongguan.law.clock import Clock, ClockFormError
from tongguan.vocabulary import Citation, TongguanError

HERE = Path(__file__).parent
GOOD = HERE / "good"
MISTAKES = sorted(folder.name for folder in (HERE / "broken").iterdir())
EXPECTED = re.compile(r"# expect: (?P<code>\S+) (?P<place>-|(?:\S+:)?\d+:\d+) (?P<message>.+)\n")


def files_of(folder: Path) -> dict[str, bytes]:
    """Read a book's files by their names in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


def read_all(files: dict[str, bytes]) -> None:
    """Read a book and put its rules in order, for each side of every change."""
    book = parse_book(files)
    for day in (date(2015, 1, 1), date(2020, 6, 1), date(2024, 6, 1)):
        make_regime(book, day)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_refused_in_its_place(mistake: str) -> None:
    ((name, content),) = files_of(HERE / "broken" / mistake).items()
    expected = EXPECTED.match(content.decode())
    assert expected, f"{mistake}/{name} does not begin with `# expect: code line:column message`"
    assert name in files_of(GOOD)
    with pytest.raises(TongguanError) as refused:
        read_all({**files_of(GOOD), name: content})
    error = refused.value
    assert (error.code, error.message) == (expected["code"], expected["message"])
    if expected["place"] != "-":
        place = expected["place"] if expected["place"].count(":") > 1 else f"{name}:{expected['place']}"
        assert error.where == place


def test_the_good_book_is_in_order() -> None:
    read_all(files_of(GOOD))


def test_the_house_is_full_of_mistakes() -> None:
    assert len(MISTAKES) >= 90


@pytest.mark.parametrize("name", ["book.yaml", "facts.yaml", "readings.yaml", "LAW-2020/instrument.yaml"])
def test_a_missing_file_is_named(name: str) -> None:
    files = {other: content for other, content in files_of(GOOD).items() if other != name}
    with pytest.raises(LawbookError, match=f"the book has no `{name}`") as refused:
        parse_book(files)
    assert refused.value.source == name


@pytest.mark.parametrize("name", ["reading.yaml", "notes.yaml"])
def test_a_file_that_nobody_reads_is_refused(name: str) -> None:
    with pytest.raises(LawbookError, match=f"`{name}` is no file of the book"):
        parse_book({**files_of(GOOD), name: b"a: 1"})


@pytest.mark.parametrize("name", sorted(files_of(GOOD)))
@pytest.mark.parametrize(
    "content", [b"", b"- 1", b"text", b"a: 1", b"rules: 7", b"\xff\xfe", b"rules: [null]", b"shapes: {exports: [1]}"]
)
def test_a_file_of_another_kind_is_refused_by_name(name: str, content: bytes) -> None:
    with pytest.raises(TongguanError) as refused:
        parse_book({**files_of(GOOD), name: content})
    assert refused.value.source == name
    assert refused.value.line is not None or content == b""


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LawbookError, match="there is no lawbook at"):
        load_book(tmp_path / "nowhere")


def test_a_clock_cites_and_is_not_its_own_anchor() -> None:
    cites = (Citation.parse("LAW-2020#5"),)
    with pytest.raises(ClockFormError, match="it cites nothing"):
        Clock(code="a", start="b", cites=(), first=date(2020, 1, 1), amount=1, unit="days")
    with pytest.raises(ClockFormError, match="it is its own anchor"):
        Clock(code="a", start="b", cites=cites, first=date(2020, 1, 1), amount=1, unit="days", anchor="a")


@pytest.mark.slow
def test_every_file_of_the_book_is_missed_or_refused_when_cut_short() -> None:
    """Half a file is never read as a whole one without a word, unless it ends between two rules."""
    files = files_of(BOOK)
    names = [name for name in files if not name.startswith("catalogues/")][::11]
    for name in names:
        content = files[name]
        cut = content[: content.rindex(b"says:") + 9] if b"says:" in content else content[: len(content) // 2]
        with pytest.raises(TongguanError) as refused:
            parse_book({**files, name: cut})
        assert refused.value.source == name
