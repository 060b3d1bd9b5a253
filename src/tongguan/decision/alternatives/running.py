"""Runs a declaration again with something changed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tongguan.decision.declaration import Declaration, Export
from tongguan.decision.facts import prepare
from tongguan.decision.possible import Possible, find_possible
from tongguan.decision.regime import make_regime
from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues


@dataclass(frozen=True, slots=True)
class Ground:
    """All that an answer rests on: the declaration, the law and its day, and how it is read."""

    declaration: Declaration
    book: Lawbook
    catalogues: Catalogues
    as_of: date
    known_on: date | None = None
    as_if: str | None = None
    presumptions: bool = True

    def possible(self, readings: Mapping[str, str] | None = None) -> Possible:
        """Find what is possible, with some readings chosen otherwise."""
        regime = make_regime(self.book, self.as_of, known_on=self.known_on, as_if=self.as_if, readings=readings)
        prepared = prepare(
            self.declaration,
            self.book,
            self.catalogues,
            self.as_of,
            readings=regime.readings,
            presumptions=self.presumptions,
        )
        return find_possible(prepared, regime, presumptions=self.presumptions)

    def with_handler(self, facts: Mapping[str, Any]) -> "Ground":
        """Give the ground with facts of the handler put in."""
        declaration = replace(self.declaration, handler={**self.declaration.handler, **facts})
        return replace(self, declaration=declaration)

    def with_export(self, place: int, facts: Mapping[str, Any], **given: Any) -> "Ground":  # noqa: ANN401 -- fields of the file
        """Give the ground with facts of one export put in, and fields of it replaced."""
        exports = list(self.declaration.exports)
        export = exports[place]
        exports[place] = replace(export, facts={**export.facts, **facts}, given={**export.given, **given})
        return replace(self, declaration=replace(self.declaration, exports=tuple(exports)))

    def without_overlaps(self, export: str) -> "Ground":
        """Give the ground without the declared unions of ``export``: they no longer fit once it changes."""
        overlaps = tuple(each for each in self.declaration.overlaps if export not in each.exports)
        return replace(self, declaration=replace(self.declaration, overlaps=overlaps))

    def replacing(self, place: int, export: Export) -> "Ground":
        """Give the ground with one export replaced."""
        exports = list(self.declaration.exports)
        exports[place] = export
        return replace(self, declaration=replace(self.declaration, exports=tuple(exports)))
