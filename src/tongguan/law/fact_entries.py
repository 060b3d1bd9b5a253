"""Reads ``facts.yaml``."""

from tongguan.law.conditions import parse
from tongguan.law.entry import BookFile, Entry
from tongguan.law.errors import OverlapError, WrongTypeError
from tongguan.law.facts import COLLECTIONS, Applies, Counter, Derived, Fact, FactBook, Presumption
from tongguan.vocabulary import TongguanError

_KINDS = (
    "boolean", "choice", "count", "number", "date", "text", "texts", "territory", "items", "items_one", "province",
    "city", "zone", "sector", "scenario", "refs", "mapping", "list", "people", "people_totals",
)  # fmt: skip
_CONDITION_KINDS = ("boolean", "choice", "text", "count", "date")
_FACT_KEYS = (
    "name", "kind", "says", "required", "values", "booleans", "none", "of", "shape", "parts", "asks", "question",
    "presumption", "applies",
)  # fmt: skip
_ASKED = ("legal", "business", "engineering", "people", "zone")
_SINCE = ("this_year", "last_year", "forecast")


def read_facts(file: BookFile) -> FactBook:
    """Read the facts: declared, derived and counted.

    Raises:
        LawbookError, ConditionError: The file is not of the format; says where.
    """
    root = Entry(file, (), file.content)
    root.only(("shapes", "derived", "counters"))
    shapes = root.inner("shapes")
    entries = [(shape, entry) for shape in shapes.value for entry in shapes.entries(shape)]
    facts = tuple(_fact(shape, entry, tuple(shapes.value)) for shape, entry in entries)
    _refuse_repeats([(f"{shape}.{entry.value['name']}", entry) for shape, entry in entries])
    derived = tuple(_derived(entry) for entry in root.entries("derived"))
    counters = tuple(_counter(entry) for entry in root.entries("counters"))
    book = FactBook(facts, derived, counters)
    for _, entry in entries:
        _check_applies(entry, book)
    return book


def _fact(shape: str, entry: Entry, shapes: tuple[str, ...]) -> Fact:
    entry.only(_FACT_KEYS)
    kind = entry.one_of("kind", _KINDS)
    values = entry.texts("values")
    if (kind == "choice") != bool(values):
        raise entry.error(WrongTypeError, "a choice names its `values`, and nothing else does", "values")
    booleans = entry.inner("booleans") if entry.value.get("booleans") is not None else None
    if booleans is not None:
        booleans.only(("true", "false"))
    parts = entry.inner("parts") if entry.value.get("parts") is not None else None
    return Fact(
        shape=shape,
        name=entry.need("name", str),
        kind=kind,
        says=entry.phrase("says"),
        required=entry.get("required", bool) or False,
        values=values,
        booleans={key: booleans.one_of(key, values) for key in booleans.value} if booleans else {},
        none=entry.get("none", bool) or False,
        of=entry.one_of("of", shapes) if kind == "refs" else None,
        item_shape=entry.one_of("shape", shapes) if kind == "list" else None,
        parts={key: parts.one_of(key, _KINDS) for key in parts.value} if parts else {},
        asks=entry.one_of("asks", _ASKED) if entry.value.get("asks") is not None else None,
        question=entry.maybe_phrase("question"),
        presumption=_presumption(entry, kind, values),
        applies=_applies(entry),
    )


def _presumption(entry: Entry, kind: str, values: tuple[str, ...]) -> Presumption | None:
    if entry.value.get("presumption") is None:
        return None
    inner = entry.inner("presumption")
    inner.only(("value", "cites", "reason"))
    value = inner.need("value", bool) if kind == "boolean" else inner.one_of("value", values or ("none",))
    return Presumption(value, inner.need("cites", str), inner.phrase("reason"))


def _applies(entry: Entry) -> Applies | None:
    if entry.value.get("applies") is None:
        return None
    inner = entry.inner("applies")
    inner.only(("when", "else"))
    return Applies(inner.need("when", str), inner.need("else", str))


def _check_applies(entry: Entry, book: FactBook) -> None:
    if entry.value.get("applies") is None:
        return
    inner = entry.inner("applies")
    try:
        parse(inner.need("when", str), book.in_conditions(), {}, COLLECTIONS)
    except TongguanError as error:
        raise inner.placed(error, "when") from error


def _derived(entry: Entry) -> Derived:
    entry.only(("name", "kind", "from", "says"))
    kind = entry.one_of("kind", _CONDITION_KINDS)
    return Derived(entry.need("name", str), kind, entry.texts("from"), entry.phrase("says"))


def _counter(entry: Entry) -> Counter:
    entry.only(("name", "of", "since", "says"))
    since = entry.one_of("since", _SINCE)
    return Counter(entry.need("name", str), entry.need("of", str), since, entry.phrase("says"))


def _refuse_repeats(named: list[tuple[str, Entry]]) -> None:
    seen: set[str] = set()
    for name, entry in named:
        if name in seen:
            raise entry.error(OverlapError, f"fact `{name}` stands twice", "name")
        seen.add(name)
