"""The lawbook: everything recorded of the law, with its edition."""

from datetime import date
from functools import cached_property

import msgspec

from tongguan.law.clock import Clock
from tongguan.law.errors import NotInBookError
from tongguan.law.facts import FactBook
from tongguan.law.model import Instrument, Reading, Rule, RunsClock
from tongguan.vocabulary import Citation


class Lawbook(msgspec.Struct, frozen=True, dict=True):
    """Instruments, rules, readings and facts of one edition.

    ``edition`` is the hash of the files; ``known_until`` the day up to which the law was looked at.
    """

    edition: str
    known_until: date
    facts: FactBook
    readings: tuple[Reading, ...]
    instruments: tuple[Instrument, ...]
    rules: tuple[Rule, ...]

    @cached_property
    def by_instrument(self) -> dict[str, Instrument]:
        """The instruments by id."""
        return {instrument.id: instrument for instrument in self.instruments}

    @cached_property
    def by_reading(self) -> dict[str, Reading]:
        """The readings by id."""
        return {reading.id: reading for reading in self.readings}

    @cached_property
    def by_citation(self) -> dict[str, tuple[Rule, ...]]:
        """The rules by what they cite; one unit may hold several rules, or several dated versions."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(rule.cites, []).append(rule)
        return {cites: tuple(rules) for cites, rules in found.items()}

    @cached_property
    def by_name(self) -> dict[str, tuple[Rule, ...]]:
        """The dated versions of each rule by ``INSTRUMENT:rule-id``."""
        found: dict[str, list[Rule]] = {}
        for rule in self.rules:
            found.setdefault(rule.name, []).append(rule)
        return {name: tuple(rules) for name, rules in found.items()}

    @cached_property
    def clock_codes(self) -> frozenset[str]:
        """The codes of the clocks."""
        return frozenset(clock.code for clock in self.clocks())

    def default_readings(self) -> dict[str, str]:
        """Give the default choice of every reading."""
        return {reading.id: reading.default for reading in self.readings}

    def in_force(self, on: date) -> tuple[Rule, ...]:
        """Give the rules that are law on ``on``."""
        return tuple(rule for rule in self.rules if rule.is_in_force(on))

    def clocks(self) -> tuple[Clock, ...]:
        """Give every clock, in every dated version."""
        return tuple(rule.effect.clock for rule in self.rules if isinstance(rule.effect, RunsClock))

    def instrument(self, name: str) -> Instrument:
        """Give an instrument.

        Raises:
            NotInBookError: There is none of that id; the nearest is suggested.
        """
        try:
            return self.by_instrument[name]
        except KeyError:
            import difflib  # noqa: PLC0415 -- only when something is wrong

            close = difflib.get_close_matches(name, self.by_instrument, n=1, cutoff=0.4)
            raise NotInBookError(
                f"`{name}` is not an instrument of the lawbook",
                help=f"did you mean `{close[0]}`?" if close else "`tongguan law list` names them all",
            ) from None

    def find(self, citation: Citation) -> tuple[Rule, ...]:
        """Give the rules at a citation and below it.

        Raises:
            NotInBookError: The lawbook records nothing there.
        """
        instrument = self.instrument(citation.instrument)
        rules = tuple(
            rule
            for rule in self.rules
            if rule.instrument == instrument.id and citation.covers(Citation.parse(rule.cites))
        )
        if not rules:
            import difflib  # noqa: PLC0415 -- only when something is wrong

            close = difflib.get_close_matches(str(citation), self.by_citation, n=1)
            raise NotInBookError(
                f"the lawbook records nothing at `{citation}`",
                help=f"did you mean `{close[0]}`?" if close else f"`tongguan law show {citation.instrument}` lists it",
            )
        return rules

    def resolves(self, citation: str) -> bool:
        """Whether a rule stands exactly at ``citation``, or it names a whole instrument."""
        return citation in self.by_citation or citation in self.by_instrument
