"""The pathways an export may need, from the lightest to the heaviest."""

from collections.abc import Iterable
from enum import StrEnum


class Pathway(StrEnum):
    """What the law asks before an export may go out.

    The order of the members is the order of weight: an export's overall pathway is the heaviest.
    """

    NOT_AN_EXPORT = "not_an_export"
    EXEMPT = "exempt"
    CONTRACT_OR_CERTIFICATION = "contract_or_certification"
    SECURITY_ASSESSMENT = "security_assessment"
    OTHER_LAW = "other_law"
    PROHIBITED = "prohibited"

    @property
    def weight(self) -> int:
        """The place in the order, from 0."""
        return _WEIGHT[self]


_WEIGHT = {pathway: place for place, pathway in enumerate(Pathway)}
BY_WEIGHT = tuple(Pathway)


def heaviest(pathways: Iterable[Pathway]) -> Pathway:
    """Give the heaviest of ``pathways``.

    Raises:
        ValueError: There is none.
    """
    return max(pathways, key=_WEIGHT.__getitem__)


def in_order(pathways: Iterable[Pathway]) -> tuple[Pathway, ...]:
    """Give the distinct ``pathways`` from the lightest to the heaviest."""
    return tuple(sorted(set(pathways), key=_WEIGHT.__getitem__))
