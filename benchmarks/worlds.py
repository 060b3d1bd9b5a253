"""The law of a day, and what to ask it: declarations drawn with a fixed seed, and the published cases.

Everything that the law of the day asks for is known, for not every engine can say "unknown".
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.drawing import Drawing, merged
from tongguan.decision.declaration import Declaration
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.facts import prepare
from tongguan.decision.possible import find_possible
from tongguan.decision.regime import make_regime
from tongguan.law import load_book, load_catalogues
from tongguan.strict_yaml import load

CASES = Path(__file__).parents[1] / "tests" / "conformance" / "national-2024.yaml"
DAY = date(2026, 6, 30)
EXPORTS = 5
_SEED = 20260630
_MOST_PEOPLE = 70_000
_MOST_PEOPLE_OF_ONE = 3_000_000


@dataclass(frozen=True)
class Case:
    """One export as the engines meet it: ready facts, and the answer that was published for it, if any."""

    id: str
    facts: dict[str, Any]
    expected: str | None


class World:
    """The law of ``DAY`` and what to ask it."""

    def __init__(self) -> None:
        self.book = load_book()
        self.catalogues = load_catalogues()
        self.regime = make_regime(self.book, DAY)
        self._ordinary = self._items(sensitive=False)
        self._sensitive = self._items(sensitive=True)

    def contents(self, count: int) -> list[dict[str, Any]]:
        """Draw the contents of declarations of five exports each."""
        drawing = Drawing(_SEED, self._ordinary, self._sensitive)
        return [drawing.declaration(EXPORTS, _MOST_PEOPLE) for _ in range(count)]

    def cases(self, count: int) -> list[Case]:
        """Give the published cases of which every fact is known, and then single exports drawn, ``count`` in all."""
        found = list(self._published())
        drawing = Drawing(_SEED + 1, self._ordinary, self._sensitive)
        while len(found) < count:
            content = drawing.declaration(1, _MOST_PEOPLE_OF_ONE)
            found.append(self._case(f"drawn {len(found)}", content, None))
        return found

    def read(self, content: dict[str, Any], name: str) -> Declaration:
        """Read the contents of a file as a declaration."""
        return declarations_of(content, Document("", name), self.book, self.catalogues)[0]

    def _published(self) -> Iterator[Case]:
        published = load(CASES.read_bytes(), CASES.name)
        for case in published["cases"]:
            content = dict(published["base"])
            content["handler"] = merged(content["handler"], case.get("handler", {}))
            export = merged(content["exports"][0], case.get("export", {}))
            content["exports"] = [merged(export, {"people": case["people"]})]
            if not _has_unknown(content):
                yield self._case(case["id"], content, case["overall"][0])

    def _case(self, name: str, content: dict[str, Any], expected: str | None) -> Case:
        prepared = prepare(self.read(content, name), self.book, self.catalogues, DAY, readings=self.regime.readings)
        totals = find_possible(prepared, self.regime).counters
        return Case(name, {**prepared.exports[0].facts, **totals}, expected)

    def _items(self, *, sensitive: bool) -> list[str]:
        rules, readings = self.catalogues.sensitivity, self.regime.readings
        return [
            item
            for item in self.catalogues.items.items
            if rules.sensitivity([item], DAY, under_14=False, readings=readings).value is sensitive
        ]


def _has_unknown(content: Any) -> bool:  # noqa: ANN401 -- contents of a file
    """Whether the case says of something that it is not known; the engines are not asked such a case."""
    if isinstance(content, dict):
        return any(map(_has_unknown, content.values()))
    if isinstance(content, list):
        return any(map(_has_unknown, content))
    return content is None
