"""What an interview rests on: the law, its day, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from tongguan.decision.alternatives.asking.paths import TooManyWaysError
from tongguan.decision.alternatives.questions import OpenFacts, open_facts_under
from tongguan.decision.declaration import Declaration
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.facts import prepare
from tongguan.decision.regime import Regime, make_regime
from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.vocabulary import TongguanError


class TooOpenError(TongguanError):
    """So much is open at once that what matters cannot be told."""

    code: ClassVar[str] = "interview/too-open"


@dataclass(frozen=True, slots=True)
class Setting:
    """The law of a day, as one interview asks about it."""

    book: Lawbook
    catalogues: Catalogues
    as_of: date
    known_on: date | None = None
    presumptions: bool = True

    @property
    def regime(self) -> Regime:
        """The law of the day in order."""
        return make_regime(self.book, self.as_of, known_on=self.known_on)

    def read(self, content: Mapping[str, Any]) -> Declaration:
        """Read plain values as a declaration.

        Raises:
            DeclarationError: A value is refused, or two contradict.
        """
        return declarations_of(content, Document("", "declaration"), self.book, self.catalogues)[0]

    def open_facts(self, declaration: Declaration) -> OpenFacts:
        """Give the open facts of a declaration.

        Raises:
            TooOpenError: So much is open that the ways of an export are not followed one by one.
        """
        regime = self.regime
        prepared = prepare(
            declaration,
            self.book,
            self.catalogues,
            self.as_of,
            readings=regime.readings,
            presumptions=self.presumptions,
        )
        try:
            return open_facts_under(regime, prepared, self.catalogues, presumptions=self.presumptions)
        except TooManyWaysError as error:
            raise TooOpenError(
                "so much is open that it cannot be told what matters",
                help="write the territory of each recipient into the file first, then go on",
            ) from error
