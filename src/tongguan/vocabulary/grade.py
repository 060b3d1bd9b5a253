"""How well a source is established, and so what it may do."""

from enum import StrEnum


class Grade(StrEnum):
    """The grade of a source.

    ``VERIFIED`` decides; ``SECONDARY`` decides with the flag ``secondary-source``;
    ``UNVERIFIED`` is shown and never decides.
    """

    VERIFIED = "VERIFIED"
    SECONDARY = "SECONDARY"
    UNVERIFIED = "UNVERIFIED"

    @property
    def decides(self) -> bool:
        """Whether a rule of this grade may decide anything."""
        return self is not Grade.UNVERIFIED
