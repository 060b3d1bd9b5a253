"""How many: a whole number that may be known only within bounds."""

from dataclasses import dataclass

from tongguan.vocabulary.truth import Truth


@dataclass(frozen=True, slots=True)
class Bounds:
    """A count of people between ``low`` and ``high``, both included.

    ``high`` is ``None`` when nothing limits it from above. ``Bounds(0, None)`` is "not known".
    """

    low: int
    high: int | None

    @classmethod
    def exactly(cls, people: int) -> "Bounds":
        """Give the bounds of a known number."""
        return cls(people, people)

    @property
    def known(self) -> bool:
        """Whether the number is known exactly."""
        return self.low == self.high

    def at_least(self, people: int) -> Truth:
        """Find whether the number is ``people`` or more (以上)."""
        if self.low >= people:
            return True
        if self.high is not None and self.high < people:
            return False
        return None

    def is_empty(self) -> bool:
        """Whether no number fits."""
        return self.high is not None and self.high < self.low

    def meet(self, other: "Bounds") -> "Bounds":
        """Give the numbers within both; may be empty."""
        if self.high is None:
            high = other.high
        elif other.high is None:
            high = self.high
        else:
            high = min(self.high, other.high)
        return Bounds(max(self.low, other.low), high)

    def as_list(self) -> list[int | None]:
        """Give ``[low, high]`` as in the file format."""
        return [self.low, self.high]


UNKNOWN = Bounds(0, None)
