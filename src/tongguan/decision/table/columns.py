"""The columns of a table of exports, made from the facts of the lawbook.

A row is an export; ``handler`` groups the rows of one handler. A column that is not there, and NULL in one that
is, say that the fact is not known.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tongguan.law import Fact, FactBook
from tongguan.law.facts import COLLECTIONS
from tongguan.vocabulary import Phrase

HANDLER, EXPORT = "handler", "export"
UNTIL = "people_until"
UNDER_GBA_CONTRACT = "under_gba_contract"
DISTINCT = "distinct_people"
LOW, HIGH = "_low", "_high"
PEOPLE = ("ordinary", "sensitive", "both")
"""The numbers of people of an export: in each class, and in both."""

_PLAIN = frozenset({"boolean", "choice", "count", "date", "text", "territory", "province", "city", "zone", "sector",
                    "scenario", "items"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a table may have.

    ``kind`` is that of its fact; ``low`` and ``high`` are the ends of a range, ``members`` a list of mappings.
    ``path`` is where the value goes in a declaration: ``handler``, ``exports`` or ``distinct_people``, then the
    field. ``required`` columns are never NULL.
    """

    name: str
    kind: str
    path: tuple[str, ...]
    says: Phrase
    fact: Fact | None = None
    required: bool = False

    @property
    def of_handler(self) -> bool:
        """Whether it says something of the handler, the same in each of the handler's rows."""
        return self.path[0] in (HANDLER, DISTINCT)


def columns_of(book: FactBook) -> dict[str, Column]:
    """Give every column by name, in the order of the facts."""
    return {column.name: column for column in _columns(book)}


def _columns(book: FactBook) -> Iterator[Column]:
    yield Column(HANDLER, "text", (HANDLER, "name"), _HANDLER_SAYS, required=True)
    yield Column(EXPORT, "text", ("exports", "id"), _EXPORT_SAYS, required=True)
    for fact in book.of_shape("handler"):
        if not fact.required:
            yield from _of_fact(fact, HANDLER, f"{HANDLER}_")
    for fact in book.of_shape("exports"):
        if not fact.required:
            yield from _of_fact(fact, "exports", "")
    derived = next(each for each in book.derived if each.name == UNDER_GBA_CONTRACT)
    yield Column(UNDER_GBA_CONTRACT, "boolean", ("mechanisms", UNDER_GBA_CONTRACT), derived.says)
    for fact in book.of_shape(DISTINCT):
        yield from _of_fact(fact, DISTINCT, f"{DISTINCT}_")


def _of_fact(fact: Fact, top: str, prefix: str) -> Iterator[Column]:
    name = prefix + fact.name.replace(".", "_")
    path = (top, *fact.name.split("."))
    if fact.name in COLLECTIONS:
        yield Column(name, "members", path, fact.says, fact)
    elif fact.kind == "mapping" and "people" in fact.parts.values():
        for part, kind in fact.parts.items():
            if kind == "people":
                yield from _people(f"{name}_{part}", (*path, part), fact)
            elif kind in _PLAIN:
                yield Column(f"{name}_{part}", kind, (*path, part), fact.says, fact)
    elif fact.kind == "people":
        yield from _people(name, path, fact)
    elif fact.kind == "count":
        yield from _count(name, path, fact.says, fact)
    elif fact.kind in _PLAIN:
        yield Column(name, fact.kind, path, fact.says, fact)


def _people(name: str, path: tuple[str, ...], fact: Fact) -> Iterator[Column]:
    for part in PEOPLE:
        yield from _count(f"{name}_{part}", (*path, part), _joined(fact.says, _PEOPLE_SAY[part]), fact)
    yield Column(f"{name}_until", "date", (*path, "until"), _joined(fact.says, _PEOPLE_SAY["until"]), fact)


def _count(name: str, path: tuple[str, ...], says: Phrase, fact: Fact) -> Iterator[Column]:
    yield Column(name, "count", path, says, fact)
    for end, kind in ((LOW, "low"), (HIGH, "high")):
        yield Column(name + end, kind, path, _joined(says, _PEOPLE_SAY[kind]), fact)


def _joined(one: Phrase, other: Phrase) -> Phrase:
    return Phrase(f"{one.zh}：{other.zh}", f"{one.en}: {other.en}")


_HANDLER_SAYS = Phrase("个人信息处理者；同名的行属于同一处理者", "the handler; rows of one name are of one handler")
_EXPORT_SAYS = Phrase("出境活动的标识，在处理者内不重复", "the export, named once within its handler")
_PEOPLE_SAY = {
    "ordinary": Phrase("一般个人信息", "with ordinary information"),
    "sensitive": Phrase("敏感个人信息", "with sensitive information"),
    "both": Phrase("两者兼有", "in both"),
    "until": Phrase("截至", "the count runs to"),
    "low": Phrase("最少", "at least"),
    "high": Phrase("最多；NULL 为无上限", "at most; NULL for no upper limit"),
}
