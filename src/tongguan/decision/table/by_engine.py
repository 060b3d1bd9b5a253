"""Answers rows that SQL leaves open by the engine itself: a handler's rows are made a declaration again.

Handlers whose rows are alike in all but names are answered once.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tongguan.decision.alternatives.open_facts import open_facts
from tongguan.decision.declaration import DeclarationError
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.determination import Determination, determine
from tongguan.decision.facts import prepare
from tongguan.decision.table.columns import DISTINCT, EXPORT, HANDLER, UNDER_GBA_CONTRACT, Column
from tongguan.decision.table.errors import ContradictoryRowsError, TableError
from tongguan.decision.table.labels import Label, label_of_export, words
from tongguan.decision.table.seen import Asked
from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import Bounds

Row = Mapping[str, Any]
_NAMELESS = "x"


@dataclass(frozen=True, slots=True)
class HandlerAnswer:
    """What the engine answers of one handler: a label for each of its rows, and the whole.

    ``totals`` are by counter; ``missing`` counts for how many rows a fact is not known that could settle them.
    """

    labels: tuple[Label, ...]
    overall: str
    exact: bool
    settled: bool
    totals: Mapping[str, Bounds]
    missing: Mapping[str, int] = field(default_factory=dict)


class ByEngine:
    """Answers handlers under one law.

    Args:
        asked: The law.
        columns: The columns that the rows have.
        book: The lawbook.
        catalogues: Items, places and zones.
        source: The name of the file, for messages.
    """

    def __init__(
        self, asked: Asked, columns: Iterable[Column], book: Lawbook, catalogues: Catalogues, source: str
    ) -> None:
        self._asked = asked
        self._columns = tuple(columns)
        self._book = book
        self._catalogues = catalogues
        self._source = source
        self._known: dict[str, HandlerAnswer] = {}

    @property
    def distinct(self) -> int:
        """How many handlers were asked about that differ in more than names."""
        return len(self._known)

    def answer(self, rows: Sequence[Row]) -> HandlerAnswer:
        """Answer one handler.

        Raises:
            TableError: Its rows cannot all be true; a ``DeclarationError`` of the same content says why.
        """
        content = content_of(rows, self._columns)
        key = repr(content)
        found = self._known.get(key)
        if found is None:
            try:
                found = self._determined(content)
            except DeclarationError as error:
                raise self._named(error, rows) from error
            self._known[key] = found
        return found

    def _determined(self, content: dict[str, Any]) -> HandlerAnswer:
        (declaration,) = declarations_of(content, Document("", self._source), self._book, self._catalogues)
        regime = self._asked.regime
        prepared = prepare(
            declaration,
            self._book,
            self._catalogues,
            regime.as_of,
            readings=regime.readings,
            presumptions=self._asked.presumptions,
        )
        determination = determine(prepared, regime, presumptions=self._asked.presumptions)
        possible = determination.possible
        labels = tuple(label_of_export(export, regime) for export in determination.exports)
        totals = {**possible.counters, "people.ordinary": possible.ordinary, "people.sensitive": possible.sensitive}
        return HandlerAnswer(
            labels, words(possible.overall), possible.exact, len(possible.overall) == 1, totals, _missing(determination)
        )

    def _named(self, error: DeclarationError, rows: Sequence[Row]) -> TableError:
        """Say which rows are refused."""
        message = error.message
        for place, row in enumerate(rows):
            message = message.replace(f"`{_id(place)}`", f"`{row[EXPORT]}`")
        return ContradictoryRowsError(
            f"handler `{rows[0][HANDLER]}`: {message}", help=error.help, source=self._source, field=error.field
        )


def content_of(rows: Sequence[Row], columns: Iterable[Column]) -> dict[str, Any]:
    """Give the rows of one handler as the content of a declaration, its names left out."""
    recipients = _Recipients()
    head: dict[str, Any] = {"name": _NAMELESS}
    exports: list[dict[str, Any]] = [{"id": _id(place)} for place in range(len(rows))]
    union: dict[str, Any] = {}
    under_contract: list[str] = []
    for column in columns:
        if column.required:
            continue
        for export, row in zip(exports, rows, strict=True):
            given = row.get(column.name)
            if given is None:
                continue
            if column.name == UNDER_GBA_CONTRACT:
                under_contract += [export["id"]] * given
            elif column.kind == "members":
                members = given or ()  # 0 where no row of the table has a member
                listed = recipients.ids(members) if column.name == "recipients" else list(map(_known, members))
                export[column.name] = listed
            else:
                _put({"handler": head, "exports": export, DISTINCT: union}[column.path[0]], column, given)
    content: dict[str, Any] = {"handler": head, "recipients": recipients.listed, "exports": exports}
    if union:
        content["distinct_people"] = [{"exports": [each["id"] for each in exports], **union}]
    if under_contract:
        content["mechanisms"] = [{"id": "gba", "kind": "gba_contract", "exports": under_contract}]
    return content


def by_handler(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Part rows that are ordered by handler into those of each handler."""
    gathered: list[Row] = []
    for row in rows:
        if gathered and gathered[0][HANDLER] != row[HANDLER]:
            yield gathered
            gathered = []
        gathered.append(row)
    if gathered:
        yield gathered


class _Recipients:
    """The recipients that rows name, each once; of one that is not wholly known, nobody knows whether it is another."""

    def __init__(self) -> None:
        self.listed: list[dict[str, Any]] = []
        self._seen: dict[tuple[Any, ...], str] = {}

    def ids(self, members: Sequence[Mapping[str, Any] | None]) -> list[str]:
        """Give the ids of the members of one row."""
        return list(dict.fromkeys(self._id(member or {}) for member in members))

    def _id(self, member: Mapping[str, Any]) -> str:
        key = (member.get("id"), member.get("territory"), member.get("restricted"))
        if key[0] is None and None in key[1:]:
            key = (len(self.listed), *key[1:])
        if key not in self._seen:
            self._seen[key] = f"r{len(self.listed)}"
            self.listed.append({**_known(member), "id": self._seen[key]})
        return self._seen[key]


def _known(member: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: given for name, given in (member or {}).items() if given is not None and name != "id"}


def _put(into: dict[str, Any], column: Column, given: object) -> None:
    *groups, last = column.path[1:]
    for group in groups:
        into = into.setdefault(group, {})
    if column.kind in ("low", "high"):
        ends = into.setdefault(last, [0, None])
        ends[column.kind == "high"] = given
    else:
        into[last] = given


def _missing(determination: Determination) -> dict[str, int]:
    found: Counter[str] = Counter()
    if determination.settled:
        return found
    unsettled = sum(not export.possible.settled for export in determination.exports)
    for name, where, _ in open_facts(determination):
        found[name] += unsettled if where is None else 1
    return dict(found)


def _id(place: int) -> str:
    return f"e{place}"
