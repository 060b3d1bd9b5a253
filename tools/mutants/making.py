"""Makes every mutant of a lawbook, in the order of the book, each with an identifier of its own."""

from collections.abc import Iterator

from msgspec.structs import replace

from tongguan.law import Content, Frees, Lawbook, Rule
from tools.mutants import conditions, effects, windows
from tools.mutants.model import Change, Kind, Mutant

_RANKS = ("law", "regulation", "order", "guidance", "standard")
_LEVEL_WITH = {"agreement": "order", "interpretation": "guidance"}


def mutants_of(law: Lawbook) -> tuple[Mutant, ...]:
    """Give every mutant; rules that only record, and what documents must hold, have none."""
    found = [mutant for rule in law.rules for mutant in _of_rule(rule)]
    return (*found, *_of_ranks(law))


def _of_rule(rule: Rule) -> Iterator[Mutant]:
    if rule.effect is None or isinstance(rule.effect, Content):
        return
    for change in _changes(rule):
        yield Mutant(f"{rule.cites}/{rule.id}:{change.label}", change.kind, rule, change.changed)


def _changes(rule: Rule) -> Iterator[Change]:
    yield Change(Kind.EXCEPTION if isinstance(rule.effect, Frees) else Kind.RULE, "removed", None)
    for kind, label, when in conditions.changes_of(rule.when):
        yield Change(kind, label, replace(rule, when=when))
    if rule.effect is not None:
        for kind, label, effect in effects.changes_of(rule.effect):
            yield Change(kind, label, replace(rule, effect=effect))
    if rule.decides():
        yield from _precedence(rule)
    for label, changed in windows.changes_of(rule):
        yield Change(Kind.WINDOW, label, changed)
    if rule.earlier_dates:
        yield Change(Kind.WINDOW, "not-for-earlier-days", replace(rule, earlier_dates=False))


def _precedence(rule: Rule) -> Iterator[Change]:
    for other in rule.yields_to:
        left = tuple(each for each in rule.yields_to if each != other)
        yield Change(Kind.EXCEPTION, f"yields-to-without@{other}", replace(rule, yields_to=left))
    for other in rule.prevails_over:
        left = tuple(each for each in rule.prevails_over if each != other)
        yield Change(Kind.PRECEDENCE, f"prevails-over-without@{other}", replace(rule, prevails_over=left))
    yield Change(Kind.ORDER, f"default={not rule.default}".lower(), replace(rule, default=not rule.default))


def _of_ranks(law: Lawbook) -> Iterator[Mutant]:
    """Yield the instruments of the rules that decide, each a rank higher and a rank lower."""
    deciding = {rule.instrument for rule in law.rules if rule.decides()}
    for instrument in law.instruments:
        if instrument.id not in deciding:
            continue
        place = _RANKS.index(_LEVEL_WITH.get(instrument.rank, instrument.rank))
        for label, other in (("higher", place - 1), ("lower", place + 1)):
            if 0 <= other < len(_RANKS):
                changed = replace(instrument, rank=_RANKS[other])
                yield Mutant(f"{instrument.id}/rank:{label}", Kind.ORDER, instrument=changed)
