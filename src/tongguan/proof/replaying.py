"""Feeds a printed declaration to the reader and the engine, and tells whether they see what the prover saw."""

from collections.abc import Sequence
from dataclasses import dataclass

from tongguan.decision.declaration import Declaration, read_declarations
from tongguan.decision.determination import determine
from tongguan.decision.facts import prepare
from tongguan.decision.possible import find_possible
from tongguan.decision.regime import Regime, UnresolvedConflictError, make_regime
from tongguan.law import Lawbook
from tongguan.law.catalogues import Catalogues
from tongguan.proof.setting import World
from tongguan.vocabulary import Pathway, TongguanError

SOURCE = "counter-example.yaml"


@dataclass(frozen=True, slots=True)
class Replayed:
    """What the engine makes of a world's export under one law.

    ``holding`` are the rules that hold, in precedence, by name; ``possible`` is empty where the engine refused
    because two rules conflict.
    """

    possible: tuple[Pathway, ...]
    holding: tuple[str, ...]
    decided_by: tuple[str, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class Replay:
    """What the engine makes of a declaration: a result for each world and law.

    ``agrees`` says that the same rules hold as in the prover's world; ``refused`` is why the declaration was
    not accepted, if it was not.
    """

    results: tuple[tuple[Replayed, ...], ...]
    agrees: bool
    refused: str | None = None


def replay(
    text: str, worlds: Sequence[World], drafts: Sequence[str | None], book: Lawbook, catalogues: Catalogues
) -> Replay:
    """Read ``text``, and decide the first export of each handler under each law, on the day of its world.

    Args:
        text: The declaration, one handler a world.
        worlds: The worlds that it was made from.
        drafts: The laws of the worlds: the law itself (``None``), or a draft taken as law.
        book: The lawbook; not necessarily that of this installation.
        catalogues: The lists that ids are taken from.
    """
    results: list[tuple[Replayed, ...]] = []
    agrees = True
    try:
        for declaration, world in zip(read_declarations(text, SOURCE, book, catalogues), worlds, strict=True):
            regimes = [make_regime(book, world.day, as_if=draft, readings=world.readings) for draft in drafts]
            found = tuple(_decide(declaration, regime, catalogues) for regime in regimes)
            results.append(found)
            for regime, holding, replayed in zip(regimes, world.holding, found, strict=True):
                agrees = agrees and replayed.holding == tuple(regime.deciding[place].rule.name for place in holding)
                agrees = agrees and (replayed.conflict or replayed.possible == (_expected(regime, holding),))
    except TongguanError as error:
        return Replay(tuple(results), agrees=False, refused=str(error))
    return Replay(tuple(results), agrees)


def _expected(regime: Regime, holding: Sequence[int]) -> Pathway:
    # an export that no rule decides is free by default: nothing asks anything of it
    return regime.deciding[holding[0]].outcome if holding else Pathway.EXEMPT


def _decide(declaration: Declaration, regime: Regime, catalogues: Catalogues) -> Replayed:
    prepared = prepare(declaration, regime.book, catalogues, regime.as_of, readings=regime.readings)

    possible = find_possible(prepared, regime)
    facts = {**prepared.exports[0].facts, **possible.counters}
    holding = tuple(regime.deciding[place].rule.name for place in regime.holding(facts))
    try:
        decided = determine(prepared, regime).exports[0]
    except UnresolvedConflictError:
        return Replayed((), holding, (), conflict=True)
    return Replayed(
        decided.possible.pathways, holding, tuple(each.rule.cites for each in decided.decided_by), conflict=False
    )
