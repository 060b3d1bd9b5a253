"""What a state refuses."""

from typing import ClassVar

from tongguan.census.errors import CensusError


class StateError(CensusError):
    """The file is no state of a census, or of another format."""

    code: ClassVar[str] = "census/state-unknown"


class StateMismatchError(CensusError):
    """The state was counted by a plan that reads logs otherwise."""

    code: ClassVar[str] = "census/state-of-another-plan"
