"""What the counters of clearances are called."""

from tongguan.office.gates import words
from tongguan.vocabulary import Phrase


def called(name: str) -> Phrase:
    """Name a counter: of the handler, of people left out, of an export or of a mechanism; another stays as it is."""
    known = words.COUNTERS.get(name)
    if known is not None:
        return known
    kind, _, rest = name.partition(":")
    of, _, part = rest.rpartition(":")
    said = words.COUNTERS_OF.get(kind, {}).get(part)
    if said is None:
        return Phrase(name, name)
    return Phrase(said.zh.format(of=of), said.en.format(of=of))
