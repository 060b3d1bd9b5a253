"""The page of identifiers: what each kind looks like, what is refused, and how identifiers link."""

from collections.abc import Iterator
from pathlib import Path
from typing import assert_never

from tongguan.identity import REASONS, Book, Kind, Link, Mixture, Reason, load_identity_book
from tongguan.identity.kinds import Shape
from tongguan.identity.steps import (
    AppendCheck,
    Change,
    ChangeCase,
    Check,
    Checksum,
    DateWithin,
    Insert,
    LengthWithin,
    LowerAfter,
    Luhn,
    NotEndingWith,
    NotPlaceholder,
    NotRepeated,
    Remove,
    StartsWith,
    Translate,
    Trim,
    Without,
    reason_of,
)
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.terms import GRADES
from tools import markdown

_PAGE = Path("docs/reference/identifiers.md")
_INTRO = """\
Every kind of identifier that `tongguan` reads, made from `src/tongguan/identity/book`.
The Python and the SQL that read them are made from the same files.
A column of a log is mapped to one of these kinds; a value becomes its normal form, or there is a reason why it is none.
What follows from that for people is told in [how people are told apart](../explanation/identity.md).
The examples are made up."""
_LINKS = {
    Link.EXCLUSIVE: Phrase("一人至多一个", "exclusive: a person has one"),
    Link.DECISIVE: Phrase("属于一个人", "decisive: belongs to one person, who may have several"),
    Link.SHAREABLE: Phrase(
        "除非日志显示共用，属于一个人", "shareable: belongs to one person unless the log shows otherwise"
    ),
    Link.NEVER: Phrase("不指向人", "never: names no person"),
}
_NAMES = {
    "person": Phrase("证件", "a person, by document"),
    "contact": Phrase("联系或者支付方式", "a way to reach or pay somebody"),
    "account": Phrase("账号", "an account"),
    "organisation": Phrase("单位", "a body"),
}


def generate() -> dict[Path, str]:
    """Give the page."""
    book = load_identity_book()
    parts = [_reasons(), *(_kind(kind, book) for kind in book.kinds.values())]
    parts += [_mixture(mixture) for mixture in book.mixtures.values()]
    return {_PAGE: markdown.page("Identifiers", _INTRO, *parts, _linking(book), _lists(book))}


def _reasons() -> str:
    rows = [(markdown.code(reason.value), *_two(REASONS[reason])) for reason in Reason]
    return f"## Reasons\n\n{markdown.table(('code', '中文', 'English'), rows)}"


def _kind(kind: Kind, book: Book) -> str:
    facts = [
        ("names", markdown.both(_NAMES[kind.names].zh, _NAMES[kind.names].en)),
        ("links", markdown.both(_LINKS[_link(kind, book)].zh, _LINKS[_link(kind, book)].en)),
        ("space", markdown.code(kind.space)),
        ("normal form", markdown.both(kind.normal_form.zh, kind.normal_form.en)),
        ("example", markdown.code(kind.example)),
    ]
    shapes = [(_shape(shape), markdown.code(shape.pattern or ""), _steps(shape, book)) for shape in kind.shapes]
    parts = [
        f"## {kind.id}",
        f"{markdown.text(kind.label.zh)}\n{markdown.text(kind.label.en)}",
        markdown.table(("", ""), facts),
        f"Cleaned: {', then '.join(_change(each, book) for each in kind.clean)}.",
        f"Refused: {'; '.join(_check(each, book) for each in kind.refuse)}.",
        markdown.table(("shape", "pattern", "then"), shapes),
    ]
    if kind.require:
        parts.append(f"Refused of the normal form: {'; '.join(_check(each, book) for each in kind.require)}.")
    parts += [f"{markdown.text(note.zh)}\n{markdown.text(note.en)}." for note in kind.notes]
    if kind.sources:
        named = (f"{markdown.text(each.title)} ({GRADES[each.grade].en})" for each in kind.sources)
        parts.append(f"From: {'; '.join(named)}.")
    return "\n\n".join(parts)


def _link(kind: Kind, book: Book) -> Link:
    return book.links.link_of(kind.space)


def _shape(shape: Shape) -> str:
    return f"{markdown.code(shape.id)}<br>{markdown.both(shape.says.zh, shape.says.en)}"


def _steps(shape: Shape, book: Book) -> str:
    return "; ".join([*(_change(each, book) for each in shape.change), *(_check(each, book) for each in shape.require)])


def _change(change: Change, book: Book) -> str:  # noqa: PLR0911 -- one arm a kind of step
    match change:
        case Translate(table):
            return f"translated by {markdown.code(table)}"
        case Remove(sets):
            return f"without {_codes(sets)}"
        case Trim(sets):
            return f"without {_codes(sets)} around it"
        case ChangeCase(to):
            return f"in {to} case"
        case LowerAfter(mark):
            return f"in lower case behind {markdown.code(mark)}"
        case Insert(text, at):
            return f"{markdown.code(text)} {'put in front' if at == 0 else f'put in behind {at} characters'}"
        case AppendCheck(checksum):
            return f"the check character of {markdown.text(book.check_tables[checksum].says.en)} added"
        case _:
            assert_never(change)


def _check(check: Check, book: Book) -> str:
    return f"{_asked(check, book)} → {markdown.code(reason_of(check).value)}"


def _asked(check: Check, book: Book) -> str:  # noqa: PLR0911 -- one arm a kind of step
    match check:
        case Without(sets):
            return f"any of {_codes(sets)}"
        case LengthWithin(least, most):
            return f"not {least} to {most} characters"
        case StartsWith(list, at):
            return f"none of {markdown.code(list)} {'in front' if at == 0 else f'behind {at} characters'}"
        case NotEndingWith(list):
            return f"one of {markdown.code(list)} at the end"
        case Checksum(checksum):
            return f"{markdown.text(book.check_tables[checksum].says.en)} not satisfied"
        case Luhn():
            return "ISO/IEC 7812-1 (Luhn) not satisfied"
        case DateWithin(at, first, last):
            return f"no day from {first} to {last} behind {at} characters"
        case NotPlaceholder(lists):
            return f"one of {_codes(lists)}"
        case NotRepeated(start):
            return "one character repeated" if start == 0 else f"one character repeated behind {start}"
        case _:
            assert_never(check)


def _mixture(mixture: Mixture) -> str:
    parts = [
        f"## {mixture.id}",
        f"{markdown.text(mixture.label.zh)}\n{markdown.text(mixture.label.en)}",
        f"The first of these that takes the value: {_codes(mixture.any_of)}.",
    ]
    parts += [f"{markdown.text(note.zh)}\n{markdown.text(note.en)}." for note in mixture.notes]
    return "\n\n".join(parts)


def _linking(book: Book) -> str:
    certain, plausible = book.links.certain, book.links.plausible
    rows = [
        (
            "different exclusive identifiers seen with it",
            f"at most {certain.exclusive}",
            f"at most {plausible.exclusive}",
        ),
        (
            "different identifiers of each other space seen with it (shareable ones only)",
            f"at most {certain.partners}",
            f"at most {plausible.partners}",
        ),
    ]
    heads = ("an identifier holds its records together", "for certain", "plausibly")
    return f"## Linking\n\nThese numbers are policy of this project, not law.\n\n{markdown.table(heads, rows)}"


def _lists(book: Book) -> str:
    sets = [
        (markdown.code(name), ", ".join(_run(*run) for run in each.runs)) for name, each in sorted(book.sets.items())
    ]
    lists = [
        (markdown.code(name), ", ".join(markdown.code(text) for text in each))
        for name, each in sorted(book.lists.items())
    ]
    return "\n\n".join(
        (
            "## Characters and lists",
            markdown.table(("set", "characters"), sets),
            "A stand-in is recognised as written, in capitals, and with one capital, after the cleaning of its kind.",
            markdown.table(("list", "holds"), lists),
        )
    )


def _run(first: int, last: int) -> str:
    return f"U+{first:04X}" if first == last else f"U+{first:04X}–{last:04X}"


def _codes(names: tuple[str, ...]) -> str:
    return ", ".join(map(markdown.code, names))


def _two(phrase: Phrase) -> Iterator[str]:
    yield markdown.text(phrase.zh)
    yield markdown.text(phrase.en)
