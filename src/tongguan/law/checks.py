"""Checks across the whole book: names, citations, windows, drafts."""

from collections.abc import Iterator
from itertools import combinations

from tongguan.law.errors import DanglingCitationError, DraftDecidesError, LawbookError, OverlapError
from tongguan.law.lawbook import Lawbook
from tongguan.law.model import Frees, Owes, PrevailsOver, Rule, RunsClock
from tongguan.law.places import Places
from tongguan.strict_yaml import Path

_MEND = "record the provision, or mend the citation"


def check(book: Lawbook, places: Places) -> None:
    """Check what one file alone cannot show.

    Raises:
        LawbookError: The first mistake found, naming its place.
    """
    _check_names(book, places)
    _check_clocks(book, places)
    for rule in book.rules:
        for reference, steps in _references(rule):
            _check_reference(book, places, rule, reference, steps)
        _check_readings(book, places, rule)
        _check_effect(book, places, rule)
        _check_end(book, places, rule)
    _check_facts(book, places)
    for number, reading in enumerate(book.readings):
        for place, cites in enumerate(reading.cites):
            if not book.resolves(cites):
                message = _points(f"reading `{reading.id}`", cites)
                path: Path = ("readings", number, "cites", place)
                raise places.of_file(DanglingCitationError, message, "readings.yaml", path, _MEND)
    _check_instruments(book, places)


def _check_names(book: Lawbook, places: Places) -> None:
    for name, versions in book.by_name.items():
        for one, other in combinations(versions, 2):
            if one.draft or one.window.overlaps(other.window):
                raise places.of_rule(
                    OverlapError,
                    f"two versions of `{name}` are law on the same days",
                    other,
                    "id",
                    help="end the earlier one the day before the later begins, or give one another id",
                )


def _check_clocks(book: Lawbook, places: Places) -> None:
    clocks = [(rule, rule.effect.clock) for rule in book.rules if isinstance(rule.effect, RunsClock)]
    for (one, first), (other, second) in combinations(clocks, 2):
        if first.code == second.code and one.window.overlaps(other.window) and not first.counts_like(second):
            message = f"clock `{first.code}` runs in two ways on the same days, by {one.cites} and {other.cites}"
            raise places.of_rule(OverlapError, message, other, "clock")
    for rule, clock in clocks:
        if clock.anchor is not None and clock.anchor not in book.clock_codes:
            message = _points(f"rule `{rule.name}`", clock.anchor, "clock")
            raise places.of_rule(DanglingCitationError, message, rule, "clock", "anchor", help=_MEND)


def _references(rule: Rule) -> Iterator[tuple[str, Path]]:
    for place, reference in enumerate(rule.yields_to):
        yield reference, ("yields_to", place)
    for place, reference in enumerate(rule.prevails_over):
        yield reference, ("prevails_over_rules", place)
    if rule.window.ended_by is not None:
        yield rule.window.ended_by, ("in_force", "ended_by")


def _check_reference(book: Lawbook, places: Places, rule: Rule, reference: str, steps: Path) -> None:
    found = book.by_name.get(reference) if ":" in reference else book.by_citation.get(reference)
    if not found and ":" not in reference and "#" in reference:
        prefix = f"{reference}."
        found = tuple(other for other in book.rules if other.cites.startswith(prefix))
    if not found and reference not in book.by_instrument:
        message = _points(f"rule `{rule.name}`", reference)
        raise places.of_rule(DanglingCitationError, message, rule, *steps, help=_MEND)
    instrument = book.by_instrument.get(reference) or book.by_instrument[(found or (rule,))[0].instrument]
    if instrument.draft and not rule.draft:
        message = f"`{rule.name}` is law and leans on the draft `{instrument.id}`"
        raise places.of_rule(
            DraftDecidesError, message, rule, *steps, help="a draft never decides; cite the final law"
        )  # fmt: skip


def _check_readings(book: Lawbook, places: Places, rule: Rule) -> None:
    named: list[tuple[str | None, Path]] = [(rule.reading, ("reading",))]
    if isinstance(rule.effect, Frees):
        named.append((rule.effect.reading, ("people_by_reading", "reading")))
    for reading, steps in named:
        if reading is not None and reading not in book.by_reading:
            message = _points(f"rule `{rule.name}`", reading, "reading")
            raise places.of_rule(DanglingCitationError, message, rule, *steps, help=_MEND)


def _check_effect(book: Lawbook, places: Places, rule: Rule) -> None:
    match rule.effect:
        case Owes(clock=str(clock)) if clock not in book.clock_codes:
            message = _points(f"rule `{rule.name}`", clock, "clock")
            raise places.of_rule(DanglingCitationError, message, rule, "owes", "clock", help=_MEND)
        case PrevailsOver(instruments):
            for place, instrument in enumerate(instruments):
                if instrument not in book.by_instrument:
                    message = _points(f"rule `{rule.name}`", instrument, "instrument")
                    raise places.of_rule(DanglingCitationError, message, rule, "prevails_over", place, help=_MEND)
        case _:
            return


def _check_end(book: Lawbook, places: Places, rule: Rule) -> None:
    instrument = book.by_instrument[rule.instrument]
    if rule.window.first is not None and instrument.in_force is not None and rule.window.first < instrument.in_force:
        message = f"`{rule.name}` is law from {rule.window.first}, before its instrument ({instrument.in_force})"
        raise places.of_rule(LawbookError, message, rule, "in_force", "from")
    if instrument.ended is not None and (rule.window.last is None or rule.window.last > instrument.ended):
        message = f"`{rule.name}` outlives its instrument, which ended on {instrument.ended}"
        raise places.of_rule(LawbookError, message, rule, "in_force", "until")


def _check_facts(book: Lawbook, places: Places) -> None:
    numbers: dict[str, int] = {}
    for fact in book.facts.facts:
        number = numbers.get(fact.shape, 0)
        numbers[fact.shape] = number + 1
        if fact.presumption is not None and not book.resolves(fact.presumption.cites):
            message = _points(f"the presumption of fact `{fact.known_as}`", fact.presumption.cites)
            path: Path = ("shapes", fact.shape, number, "presumption", "cites")
            raise places.of_file(DanglingCitationError, message, "facts.yaml", path, _MEND)


def _check_instruments(book: Lawbook, places: Places) -> None:
    for instrument in book.instruments:
        named: list[tuple[str | None, Path]] = [(instrument.replaced_by, ("replaced_by",))]
        named += [(other, ("instead_of", place)) for place, other in enumerate(instrument.instead_of)]
        for other, path in named:
            if other is not None and other not in book.by_instrument:
                message = _points(f"instrument `{instrument.id}`", other, "instrument")
                file = f"{instrument.id}/instrument.yaml"
                raise places.of_file(DanglingCitationError, message, file, path, _MEND)


def _points(holder: str, reference: str, what: str = "rule") -> str:
    return f"{holder} points at `{reference}`, and the book has no such {what}"
