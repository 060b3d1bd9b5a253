"""The facts of a declaration, as ``book/facts.yaml`` names them."""

import msgspec

from tongguan.vocabulary import Phrase

BARE_SHAPE = "exports"
PREFIXES = {"handler": "handler.", "recipients": "recipients.", "onward": "onward.", BARE_SHAPE: ""}
"""How a fact of a shape is named in conditions; shapes that are not here appear in no condition."""

COLLECTIONS = ("recipients", "onward")
"""The shapes of which an export has any number; conditions reach their facts by ``every`` and ``some``."""

_CONDITION_KINDS = {
    "boolean": "boolean",
    "choice": "choice",
    "count": "count",
    "date": "date",
    "text": "text",
    "territory": "text",
    "zone": "text",
    "sector": "text",
    "scenario": "text",
    "city": "text",
    "province": "text",
}


class Presumption(msgspec.Struct, frozen=True):
    """The value taken while a fact is not known, and why."""

    value: str | bool
    cites: str
    reason: Phrase


class Applies(msgspec.Struct, frozen=True):
    """When a fact matters at all; elsewhere it has the value ``otherwise``."""

    when: str
    otherwise: str


class Fact(msgspec.Struct, frozen=True):
    """One fact of a declaration.

    ``name`` is the dotted path within its shape; ``known_as`` is its name in conditions.
    """

    shape: str
    name: str
    kind: str
    says: Phrase
    required: bool = False
    values: tuple[str, ...] = ()
    booleans: dict[str, str] = {}
    none: bool = False
    of: str | None = None
    item_shape: str | None = None
    parts: dict[str, str] = {}
    asks: str | None = None
    question: Phrase | None = None
    presumption: Presumption | None = None
    applies: Applies | None = None

    @property
    def known_as(self) -> str:
        """The name in conditions."""
        return PREFIXES.get(self.shape, f"{self.shape}.") + self.name


class ConditionFact(msgspec.Struct, frozen=True):
    """What the condition language must know of a fact."""

    kind: str
    values: tuple[str, ...] = ()


class Derived(msgspec.Struct, frozen=True):
    """A fact the engine works out from others."""

    name: str
    kind: str
    sources: tuple[str, ...]
    says: Phrase


class Counter(msgspec.Struct, frozen=True):
    """A total of distinct people over the handler's exports that count."""

    name: str
    of: str
    since: str
    says: Phrase


class FactBook(msgspec.Struct, frozen=True):
    """All facts: declared, derived, counted."""

    facts: tuple[Fact, ...]
    derived: tuple[Derived, ...]
    counters: tuple[Counter, ...]

    def of_shape(self, shape: str) -> tuple[Fact, ...]:
        """Give the facts of a mapping of the file."""
        return tuple(fact for fact in self.facts if fact.shape == shape)

    def in_conditions(self) -> dict[str, ConditionFact]:
        """Give the names that conditions may use."""
        names: dict[str, ConditionFact] = {}
        for fact in self.facts:
            kind = _CONDITION_KINDS.get(fact.kind)
            if fact.shape in PREFIXES and kind is not None:
                values = (*fact.values, "none") if fact.none and fact.kind in {"choice", "date"} else fact.values
                names[fact.known_as] = ConditionFact(kind, values)
        for derived in self.derived:
            names[derived.name] = ConditionFact(derived.kind)
        for counter in self.counters:
            names[counter.name] = ConditionFact("count")
        return names

    def named(self) -> dict[str, Fact]:
        """Give the declared facts by their name in conditions."""
        return {fact.known_as: fact for fact in self.facts if fact.shape in PREFIXES}
