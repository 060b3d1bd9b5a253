"""What must be done by when."""

from dataclasses import dataclass
from datetime import date

from tongguan.vocabulary import Citation, Pathway, Phrase


@dataclass(frozen=True, slots=True)
class Step:
    """One official period on the way: if its event is on ``begins``, it ends on ``ends`` at the latest."""

    code: str
    begins: date
    ends: date
    provisional: bool
    rule: Phrase
    cites: tuple[Citation, ...]

    def as_dict(self) -> dict[str, object]:
        """Give the step as commands print it."""
        return {
            "code": self.code,
            "begins": self.begins.isoformat(),
            "ends": self.ends.isoformat(),
            "provisional": self.provisional,
            "rule": self.rule.as_dict(),
            "cites": [str(cite) for cite in self.cites],
        }


@dataclass(frozen=True, slots=True)
class LeadTime:
    """The last working day to act, so that ``pathway`` is in place by the end of ``in_place_by``.

    Attributes:
        pathway: The route.
        in_place_by: The last day without it.
        apply_by: The last working day to act: to file for assessment, or to have the contract in effect.
        provisional: Holidays of a day passed on the way are not published yet; the true day can be earlier.
        steps: The official periods, in the order they run.
        report_from: A report finished before this day would be too old on ``apply_by``.
        cites: The rules that ask for the route to be in place first.
        notes: What no clock says.
    """

    pathway: Pathway
    in_place_by: date
    apply_by: date
    provisional: bool
    steps: tuple[Step, ...]
    report_from: date | None
    cites: tuple[Citation, ...]
    notes: tuple[Phrase, ...]

    def as_dict(self) -> dict[str, object]:
        """Give the lead time as commands print it."""
        return {
            "pathway": self.pathway.value,
            "in_place_by": self.in_place_by.isoformat(),
            "apply_by": self.apply_by.isoformat(),
            "provisional": self.provisional,
            "steps": [step.as_dict() for step in self.steps],
            "report_from": self.report_from.isoformat() if self.report_from else None,
            "cites": [str(cite) for cite in self.cites],
            "notes": [note.as_dict() for note in self.notes],
        }
