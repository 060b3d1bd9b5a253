"""Words that several answers share."""

from tongguan.vocabulary import Phrase

NOTE = Phrase("注意", "note")
PAST_KNOWN = Phrase(
    "法律库只收录到{day}，此后的变化不在其中", "the lawbook knows the law up to {day}; what changed since is not in it"
)


def past_known(day: object) -> Phrase:
    """Say that the lawbook knows the law only up to ``day``."""
    return Phrase(PAST_KNOWN.zh.format(day=day), PAST_KNOWN.en.format(day=day))
