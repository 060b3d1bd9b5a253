"""What the page of people shows, decided before it is drawn."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from tongguan.office.accounts.models import Invitation, Membership, Organisation
from tongguan.office.accounts.rights import ROLES, ROLES_DO, Role
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class Person:
    """A member; ``removable`` unless the organisation would lose its last owner."""

    id: int
    name: str
    email: str
    role: str
    role_says: Phrase
    since: datetime
    oneself: bool
    removable: bool


@dataclass(frozen=True, slots=True)
class OpenInvitation:
    """An invitation that nobody used yet."""

    id: int
    email: str
    role: Phrase
    by: str
    until: datetime


@dataclass(frozen=True, slots=True)
class RoleExplained:
    """A role, what it is called and what it may do."""

    code: str
    says: Phrase
    does: Phrase


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The whole page."""

    people: tuple[Person, ...]
    invitations: tuple[OpenInvitation, ...]
    roles: tuple[RoleExplained, ...]


def people_page(organisation: Organisation, own_user: int) -> PeoplePage:
    """Read who belongs to an organisation and who is invited."""
    members = list(Membership.objects.filter(organisation=organisation).select_related("user").order_by("since", "pk"))
    owners = sum(each.role == Role.OWNER for each in members)
    open_ones = Invitation.objects.filter(used_at=None, expires_at__gt=timezone.now()).select_related("invited_by")
    return PeoplePage(
        tuple(
            Person(
                each.pk,
                each.user.name or each.user.email,
                each.user.email,
                each.role,
                ROLES[each.role],
                each.since,
                each.user_id == own_user,
                each.role != Role.OWNER or owners > 1,
            )
            for each in members
        ),
        tuple(
            OpenInvitation(each.pk, each.email, ROLES[each.role], str(each.invited_by), each.expires_at)
            for each in open_ones.order_by("pk")
        ),
        tuple(RoleExplained(role.value, ROLES[role], ROLES_DO[role]) for role in Role),
    )
