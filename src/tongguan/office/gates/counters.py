"""What the counters of clearances are called."""

from tongguan.office.gates import words
from tongguan.vocabulary import Phrase


def called(name: str) -> Phrase:
    """Name a counter: of the handler, of people left out, or of a mechanism; another stays as it is."""
    known = words.COUNTERS.get(name)
    if known is not None:
        return known
    kind, _, rest = name.partition(":")
    mechanism, _, part = rest.rpartition(":")
    said = words.COUNTERS_OF_MECHANISM.get(part) if kind == "mechanism" else None
    if said is None:
        return Phrase(name, name)
    return Phrase(said.zh.format(mechanism=mechanism), said.en.format(mechanism=mechanism))
