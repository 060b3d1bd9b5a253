"""What came of a frame."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from tongguan.gate.client import Admission, HeldError

Frame = TypeVar("Frame")


@dataclass(frozen=True, slots=True)
class FrameAdmission(Generic[Frame]):
    """A frame in two: rows that may go out, and rows that may not, each in their old order with their old types.

    Attributes:
        admitted: Rows of people who were admitted.
        held: All other rows.
        people: How many people the frame names.
        admitted_people: How many of them were admitted.
        without_person: How many of the held rows name nobody.
        admissions: What the gate admitted, batch by batch.
        holds: What the gate held, batch by batch, with the number by which each is released.
    """

    admitted: Frame
    held: Frame
    people: int
    admitted_people: int
    without_person: int = 0
    admissions: tuple[Admission, ...] = ()
    holds: tuple[HeldError, ...] = ()
