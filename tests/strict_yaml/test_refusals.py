"""What a careful person would call a mistake is refused, at its line and column."""

import pytest

from tongguan.strict_yaml import YamlError, load


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "key `a` appears 2 times in one mapping, first at line 1", 3, 1),
        ("x: {甲: 1, 甲: 2}", "key `甲` appears 2 times", 1, 11),
        ("'a': 1\n\"a\": 2\n", "key `a` appears 2 times", 2, 1),
        ("- a: 1\n  b:\n    c: 1\n    c: 2\n", "key `c` appears 2 times in one mapping, first at line 3", 4, 5),
        ("a: &here 1\nb: *here\n", "`&here` is an anchor", 1, 4),
        ("&here a: 1", "`&here` is an anchor", 1, 1),
        ("a: &here [1]", "`&here` is an anchor", 1, 4),
        ("a: *here", "`*here` is an alias", 1, 4),
        ("*here : 1", "`*here` is an alias", 1, 1),
        ("base: {a: 1}\nother:\n  <<: {a: 2}\n", "merge keys (`<<`) are not read", 3, 3),
        ("a: !!str 1", "`tag:yaml.org,2002:str` is a tag", 1, 4),
        ("a: !!python/object/apply:os.system ['true']", "is a tag; only plain values are read", 1, 4),
        ("- !own {a: 1}", "`!own` is a tag", 1, 3),
        ("- ! a", "`!` is a tag", 1, 3),
        ("a: 1\n---\nb: 2\n", "a second document begins here", 2, 1),
        ("a: 1\n...\n---\nb: 2\n", "a second document begins here", 3, 1),
        ("? [a, b]\n: 1\n", "a key must be a single word or text", 1, 3),
        ("{{a: 1}: 2}", "a key must be a single word or text", 1, 2),
        ("a:\n\tb: 1\n", "a tab stands where YAML wants spaces", 2, 1),
        ("\ta: 1", "a tab stands where YAML wants spaces", 1, 1),
        ("a: [1, 2\n", "did not find expected ',' or ']'", 2, 1),
        ("a: {b: 1\nc: 2", "did not find expected ',' or '}'", 2, 2),
        ("a: 'never closed", "found unexpected end of stream", 1, 17),
        ("a: b: c", "mapping values are not allowed", 1, 5),
        ("a: 1\n b: 2", "mapping values are not allowed", 2, 3),
        ("a: @x", "found character that cannot start any token", 1, 4),
        ("%YAML 3.0\n---\na: 1", "found incompatible YAML document", 1, 1),
        ("a: 2026-02-30", "`2026-02-30` is not a day of the calendar", 1, 4),
        ("a: 1\nb: 坏\x07", "the character U+0007 cannot stand in a text file", 2, 5),
        ("a: \x00", "the character U+0000 cannot stand in a text file", 1, 4),
        ("a: \ud800", "the character U+D800 cannot stand in a text file", 1, 4),
        ("a: \ufffe", "the character U+FFFE cannot stand in a text file", 1, 4),
    ],
)
def test_a_mistake_is_refused_in_its_place(text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(YamlError) as refused:
        load(text, "d.yaml")
    error = refused.value
    assert message in error.message
    assert (error.source, error.line, error.column) == ("d.yaml", line, column)
    assert error.code == "yaml/unreadable"


@pytest.mark.parametrize(
    ("content", "line", "column"),
    [
        ("handler:\n  city: 上海\n".encode("gb18030"), 2, 9),
        ("a: 1\n".encode("utf-16"), 1, 1),
        ("一: 甲\n二: ".encode() + b"\xff", 2, 4),
        (b"\xef\xbb\xbfa: \xc9\xcf", 1, 4),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, 1),
        ("handler: {name: 云帆}".encode()[:-2], 1, 18),
    ],
)
def test_bytes_that_are_not_utf_8_are_refused_in_their_place(content: bytes, line: int, column: int) -> None:
    with pytest.raises(YamlError, match=r"byte \d+ is not UTF-8") as refused:
        load(content, "d.yaml")
    error = refused.value
    assert (error.source, error.line, error.column) == ("d.yaml", line, column)
    assert "UTF-8" in (error.help or "")


def test_a_spreadsheet_is_refused() -> None:
    with pytest.raises(YamlError, match=r"the character U\+0003 cannot stand in a text file") as refused:
        load(b"PK\x03\x04\x14\x00", "book.xlsx")
    assert (refused.value.line, refused.value.column) == (1, 3)
    assert "is this the right file?" in (refused.value.help or "")


@pytest.mark.parametrize(
    ("text", "column"),
    [("[" * 100_000, 41), ("{a: " * 100_000, 161), ("- " * 100_000, 81), ("[" * 41 + "]" * 41, 41)],
)
def test_nesting_without_end_is_refused_early(text: str, column: int) -> None:
    with pytest.raises(YamlError, match="the nesting is deeper than 40 levels") as refused:
        load(text, "d.yaml")
    assert (refused.value.line, refused.value.column) == (1, column)


def test_forty_levels_are_read() -> None:
    value = load("[" * 40 + "]" * 40, "d.yaml")
    depth = 1
    while value:
        value, depth = value[0], depth + 1
    assert depth == 40


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{this}: &{this} [{', '.join([f'*{last}'] * 9)}]\n" for last, this in zip("abcdefgh", "bcdefghi", strict=True)
    )
    with pytest.raises(YamlError, match="`&a` is an anchor") as refused:
        load(bomb, "d.yaml")
    assert (refused.value.line, refused.value.column) == (1, 4)


def test_more_than_64_mib_are_refused_unread() -> None:
    with pytest.raises(YamlError, match="more than 67,108,864") as refused:
        load(b"#" * (64 * 1024 * 1024 + 1), "d.yaml")
    assert refused.value.source == "d.yaml"


def test_a_repeated_key_says_what_yaml_would_do() -> None:
    with pytest.raises(YamlError) as refused:
        load("a: 1\na: 2", "d.yaml")
    assert refused.value.help == "keep one; YAML would silently take the last"
