"""The sidebar: one link for each page that exists."""

from dataclasses import dataclass, field

from tongguan.office.accounts.rights import Right
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class Link:
    """A place in the sidebar.

    Args:
        says: What it is called.
        icon: An icon of ``tools/office_assets/icons.txt``.
        place: Where it stands; lower is higher.
        below: The group it is folded into, or ``None``.
        needs: The right without which it is not shown; the page itself asks again.
    """

    says: Phrase
    icon: str
    place: int
    below: str | None = None
    needs: Right = Right.VIEW


@dataclass(frozen=True, slots=True)
class Place:
    """A link as one page shows it."""

    link: Link
    address: str
    here: bool


@dataclass(frozen=True, slots=True)
class Sidebar:
    """What the sidebar shows: the pages, and those under Settings."""

    pages: tuple[Place, ...] = ()
    settings: tuple[Place, ...] = field(default=())
