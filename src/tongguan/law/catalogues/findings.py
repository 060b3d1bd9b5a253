"""What is found of the sensitivity of data items, with its reasons."""

from dataclasses import dataclass

from tongguan.vocabulary import Citation, Grade, Phrase, Truth


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one item, or of the whole set where ``item`` is ``None``."""

    item: str | None
    sensitive: Truth
    says: Phrase
    cites: tuple[Citation, ...]
    grade: Grade
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """Something a person should look at; it changes no answer.

    ``code`` is ``aggregation-review`` or ``rebutted-item``.
    """

    code: str
    rule: str
    items: tuple[str, ...]
    says: Phrase
    cites: tuple[Citation, ...]
    grade: Grade


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Whether a set of items is sensitive: yes, no, or ``None`` where that is open or not known."""

    value: Truth
    standard: str | None
    findings: tuple[Finding, ...]
    review: tuple[Review, ...]

    @property
    def because(self) -> tuple[Finding, ...]:
        """The findings that carry the answer."""
        return tuple(finding for finding in self.findings if finding.sensitive is self.value)
