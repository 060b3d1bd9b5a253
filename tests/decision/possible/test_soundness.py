"""What the engine calls possible is what occurs over all completions, found by brute force."""


from hypothesis import assume, event, given, settings

from tests.decision.possible.crowds import TooManyError
from tests.decision.possible.declarations import Question, questions
from tests.decision.possible.oracle import Truth, by_brute_force
from tests.decision.possible.small_numbers import with_small_numbers
from tongguan.decision.declaration import ContradictionError
from tongguan.decision.declaration.place import Document
from tongguan.decision.declaration.reader import declarations_of
from tongguan.decision.facts import prepare
from tongguan.decision.possible import Possible, find_possible
from tongguan.decision.regime import make_regime
from tongguan.law import load_book, load_catalogues

BOOK = with_small_numbers(load_book())
CATALOGUES = load_catalogues()


def ask(question: Question) -> tuple[Possible | None, Truth]:
    regime = make_regime(BOOK, question.day, readings=question.readings)
    declaration = declarations_of(question.content, Document("", "x.yaml"), BOOK, CATALOGUES)[0]
    prepared = prepare(
        declaration, BOOK, CATALOGUES, question.day, readings=regime.readings, presumptions=question.presumptions
    )
    truth = by_brute_force(prepared, regime, CATALOGUES, presumptions=question.presumptions)
    try:
        return find_possible(prepared, regime, presumptions=question.presumptions), truth
    except ContradictionError:
        return None, truth


@settings(max_examples=1_500)
@given(questions())
def test_the_possible_is_what_occurs_over_all_completions(question: Question) -> None:
    try:
        found, truth = ask(question)
    except (TooManyError, ContradictionError):
        assume(False)  # noqa: FBT003 -- hypothesis's own form
        raise
    if not truth.overall:
        event("no world fits")
        return
    assert found is not None, "refused, yet there are worlds that fit"
    engine = (tuple(export.pathways for export in found.exports), found.overall)
    event("exact" if found.exact else "a superset")
    if found.exact:
        assert engine == (truth.exports, truth.overall)
    for mine, real in zip((*engine[0], engine[1]), (*truth.exports, truth.overall), strict=True):
        assert set(real) <= set(mine)
