"""Asks the engine and the oracle the same question, under the law with tiny numbers."""

from typing import Any

from tests.decision.possible.declarations import Question
from tests.decision.possible.oracle import Truth, by_brute_force
from tests.decision.possible.small_numbers import with_small_numbers
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.facts import PreparedHandler, prepare
from tongguan.decision.possible import Possible, find_possible
from tongguan.decision.regime import Regime, make_regime
from tongguan.law import Lawbook, load_book, load_catalogues

BOOK = load_book()
SMALL_BOOK = with_small_numbers(BOOK)
CATALOGUES = load_catalogues()
Pathways = tuple[tuple[str, ...], ...]


def prepared_for(question: Question, book: Lawbook = SMALL_BOOK) -> tuple[PreparedHandler, Regime]:
    """Read and prepare the declaration of a question."""
    regime = make_regime(book, question.day, readings=question.readings)
    declaration = declarations_of(question.content, Document("", "x.yaml"), book, CATALOGUES)[0]
    prepared = prepare(
        declaration, book, CATALOGUES, question.day, readings=regime.readings, presumptions=question.presumptions
    )
    return prepared, regime


def engine(question: Question, book: Lawbook = SMALL_BOOK) -> Possible:
    """Give what the engine finds possible."""
    return find_possible(*prepared_for(question, book), presumptions=question.presumptions)


def truth(question: Question) -> Truth:
    """Give what occurs over all completions."""
    return by_brute_force(*prepared_for(question), CATALOGUES, presumptions=question.presumptions)


def words(found: Possible | Truth) -> tuple[Pathways, tuple[str, ...]]:
    """Give pathways by name, of each export and overall."""
    exports: Any = found.exports
    each = tuple(tuple(map(str, getattr(export, "pathways", export))) for export in exports)
    return each, tuple(map(str, found.overall))
