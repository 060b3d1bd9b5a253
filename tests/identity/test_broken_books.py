"""A mistake in the book cannot be quiet: one small change for each, and the message that names it."""

from collections.abc import Callable

import pytest

from tongguan.identity import BOOK, IdentityBookError, load_identity_book, parse_identity_book
from tongguan.strict_yaml import YamlError

Files = dict[str, bytes]


def files() -> Files:
    return {path.relative_to(BOOK).as_posix(): path.read_bytes() for path in BOOK.rglob("*.yaml")}


def changing(name: str, old: str, new: str) -> Callable[[Files], None]:
    def change(book: Files) -> None:
        text = book[name].decode()
        assert old in text, f"{name} has no `{old}`"
        book[name] = text.replace(old, new, 1).encode()

    return change


def without(name: str) -> Callable[[Files], None]:
    def change(book: Files) -> None:
        del book[name]

    return change


RESIDENT, LINKING, CHARACTERS = "kinds/resident_id.yaml", "linking.yaml", "characters.yaml"

MISTAKES = [
    ("a missing file", without("lists.yaml"), "the file `lists.yaml` is missing"),
    ("a repeated key", changing(RESIDENT, "names: person", "names: person\nnames: person"), "appears 2 times"),
    ("an unknown field", changing(RESIDENT, "names: person", "names: person\ncolour: red"), "unknown field `colour`"),
    ("a missing field", changing(RESIDENT, "names: person\n", ""), "missing required field `names`"),
    ("a number for text", changing("kinds/bank_card.yaml", '"6299990000000000079"', "12"), "expected `str`, got `int`"),
    ("an unknown step", changing(RESIDENT, "step: case", "step: reverse"), "invalid value 'reverse'"),
    ("an unknown reason", changing(RESIDENT, "reason: masked", "reason: ugly"), "invalid enum value 'ugly'"),
    ("another name", changing(RESIDENT, "id: resident_id", "id: citizen"), "in a file of another name"),
    (
        "no shape",
        changing(
            "kinds/user_id.yaml",
            'shapes:\n  - id: opaque\n    says: {zh: 任意文字，至多256个字符, en: "any text, at most 256 characters"}',
            "shapes: []",
        ),
        "has no shape",
    ),
    ("a pattern with a dot", changing(RESIDENT, '"[1-9][0-9]{14}"', '"[1-9].{14}"'), "not of the portable subset"),
    ("a pattern with two groups", changing(RESIDENT, '"[1-9][0-9]{14}"', '"([1-9])([0-9]{14})"'), "at most one group"),
    ("an unknown translation", changing(RESIDENT, "table: plain", "table: fancy"), "no translation `fancy`"),
    ("an unknown set", changing(RESIDENT, "spaces, invisible", "spaces, visible"), "no set of characters `visible`"),
    ("an unknown list", changing(RESIDENT, "list: provinces", "list: counties"), "no list `counties`"),
    ("an unknown check table", changing(RESIDENT, "checksum: mod_11_2", "checksum: mod_97"), "no check table `mod_97`"),
    ("days in the wrong order", changing(RESIDENT, 'first: "18500101"', 'first: "29500101"'), "no later than the last"),
    ("a mark of two", changing("kinds/email.yaml", 'mark: "@"', 'mark: "@@"'), "is one character"),
    ("a wildcard", changing("lists.yaml", '"@localhost"', '"@local_host"'), "SQL takes for a wildcard"),
    ("a character twice", changing("checksums.yaml", '"10X98765432"', '"10X98765431"'), "has a character twice"),
    ("an unknown member", changing("kinds/phone_or_email.yaml", "[phone, email]", "[phone, fax]"), "`fax` is no kind"),
    ("a space without link", changing(LINKING, "bank_card]", "]"), "nothing says how `bank_card` links"),
    (
        "a link without space",
        changing(LINKING, "[resident_id]", "[resident_id, face]"),
        "`face` is the space of no kind",
    ),
    ("a space with two links", changing(LINKING, "bank_card]", "bank_card, passport]"), "`passport` links in two ways"),
    (
        "a firm that links people",
        changing(LINKING, "never: [unified_social_credit_code]", "never: []"),
        "nothing says how",
    ),
    (
        "a person that links nobody",
        changing("kinds/passport.yaml", "names: person", "names: organisation"),
        "or the reverse",
    ),
    (
        "a limit below one",
        changing(LINKING, "certain: {exclusive: 1, partners: 1}", "certain: {exclusive: 1, partners: 0}"),
        "limits are at least one",
    ),
    (
        "certain beyond plausible",
        changing(LINKING, "plausible: {exclusive: 5, partners: 5}", "plausible: {exclusive: 5, partners: 0}"),
        "limits are at least one",
    ),
    (
        "two people for certain",
        changing(LINKING, "certain: {exclusive: 1", "certain: {exclusive: 2"),
        "cannot be one person's",
    ),
    (
        "no code point",
        changing(CHARACTERS, "dots: [U+002E]", "dots: [full stop]"),
        "`full stop` in `dots` is no code point",
    ),
    ("a run backwards", changing(CHARACTERS, "U+2000..U+200A", "U+200A..U+2000"), "ends before it begins"),
    ("a translation twice", changing(CHARACTERS, "from: U+2212", "from: U+2010"), "has U+2010 twice"),
    (
        "an entry without target",
        changing(CHARACTERS, "{from: U+2212, all_to: U+002D}", "{from: U+2212}"),
        "has the keys",
    ),
]


@pytest.mark.parametrize(
    ("change", "message"), [(change, message) for _, change, message in MISTAKES], ids=[name for name, _, _ in MISTAKES]
)
def test_a_mistake_is_named(change: Callable[[Files], None], message: str) -> None:
    book = files()
    change(book)
    with pytest.raises((IdentityBookError, YamlError)) as refused:
        parse_identity_book(book)
    assert message in str(refused.value)


def test_the_book_as_it_is_is_in_order() -> None:
    assert parse_identity_book(files()).edition == load_identity_book().edition


def test_every_list_and_set_is_used() -> None:
    text = "\n".join(content.decode() for name, content in files().items() if name.startswith("kinds/"))
    book = load_identity_book()
    unused = [name for name in (*book.lists, *book.sets, *book.check_tables) if name not in text]
    assert not unused
