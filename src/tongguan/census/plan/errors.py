"""What the reader of plans refuses."""

from typing import ClassVar

from tongguan.vocabulary import TongguanError


class PlanError(TongguanError):
    """The plan cannot be used."""

    code: ClassVar[str] = "census/plan-refused"


class UnknownPlanFieldError(PlanError):
    """A field that plans do not have."""

    code: ClassVar[str] = "census/plan-unknown-field"


class PlanValueError(PlanError):
    """A value of the wrong type or outside its range, or a missing one."""

    code: ClassVar[str] = "census/plan-wrong-value"
