"""Every bad input has a clear refusal: one broken file for each mistake, refused by code, field, line and message.

The first line of a file in ``broken`` says what is expected: the code, the field, the place, the message.
"""

import re
from pathlib import Path

import pytest

from tests.decision.declaration.conftest import Read
from tongguan.strict_yaml import YamlError
from tongguan.vocabulary import TongguanError

BROKEN = sorted((Path(__file__).parent / "broken").glob("*.yaml"))
EXPECTED = re.compile(r"# expect: (?P<code>\S+) (?P<field>\S+) (?P<place>-|\d+:\d+) (?P<message>.+)\n")


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_refused_in_its_place(path: Path, read: Read) -> None:
    content = path.read_bytes()
    expected = EXPECTED.match(content.decode())
    assert expected, f"{path.name} does not begin with `# expect: code field line:column message`"
    with pytest.raises(TongguanError) as refused:
        read(content)
    error = refused.value
    place = f"{error.line}:{error.column}" if error.line else "-"
    found = {"code": error.code, "field": error.field or "-", "place": place, "message": error.message}
    assert found == expected.groupdict()
    assert error.source == "d.yaml"


def test_the_house_is_full_of_mistakes() -> None:
    assert len(BROKEN) >= 120


@pytest.mark.parametrize(
    ("text", "help_text"),
    [
        ("handler: {name: x}\nexports: [{id: a, contians: {}}]", "did you mean `contains`?"),
        ("handler: {name: x}\nexports: [{id: a, about: customer}]", "did you mean `customers`?"),
        ("handler: {name: x}\nexports: [{id: a, data_items: [purchase_histroy]}]", "did you mean `purchase_history`"),
        ("handler: {name: x}\nexports: [{id: a, people: {ordinary: 五百}}]", "write digits, such as 84_000"),
        ("handler: {name: x}\nexports: [{id: a, people: {ordinary: [9, 1]}}]", "write the smaller number first"),
        ("handler: {name: x, domestic_representative: here}\nexports: [{id: a}]", None),
        ("[]", "`tongguan init` writes a commented one"),
    ],
)
def test_the_help_says_what_to_write(text: str, help_text: str | None, read: Read) -> None:
    with pytest.raises(TongguanError) as refused:
        read(text)
    assert (refused.value.help or "").startswith(help_text or "")


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-32", "latin-1"])
def test_another_encoding_is_refused_with_advice(encoding: str, read: Read) -> None:
    text = "handler: {name: Zürich}\n" if encoding == "latin-1" else "handler: {name: 云帆零售}\n"
    with pytest.raises(YamlError, match="is not UTF-8") as refused:
        read(text.encode(encoding))
    assert "另存为" in (refused.value.help or "")
    assert refused.value.line == 1


def test_a_file_cut_in_the_middle_of_a_character_is_refused(read: Read) -> None:
    content = "handler: {name: 云帆".encode()
    with pytest.raises(YamlError, match="is not UTF-8"):
        read(content[:-1])


def test_a_message_shows_no_more_than_a_line_of_what_was_written(read: Read) -> None:
    for text in (
        f"handler: {{name: x}}\nexports: [{{id: a, about: {'长' * 5_000}}}]",
        f"handler: {{name: x}}\nexports: [{{id: a, ? {'长' * 5_000} : 1}}]",
        f"handler: {{name: x}}\nexports: [{{id: a, under_14: [{'1, ' * 5_000}]}}]",
        f"handler: {{name: x}}\nexports: [{{id: a, recipients: [{'r' * 5_000}]}}]",
        f"? {'k' * 5_000}\n: 1",
    ):
        with pytest.raises(TongguanError) as refused:
            read(text)
        assert len(str(refused.value)) < 300
