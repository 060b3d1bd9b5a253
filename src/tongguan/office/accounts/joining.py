"""How people come in: made by the administrator, or by an owner's invitation. Nobody signs up on their own."""

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Any, ClassVar, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.db import transaction
from django.utils import timezone

from tongguan.office.accounts.models import Invitation, Membership, Organisation, User
from tongguan.office.accounts.rights import Role
from tongguan.office.accounts.scope import within
from tongguan.office.journal.recording import record
from tongguan.vocabulary import TongguanError

if TYPE_CHECKING:
    from django.http import HttpRequest

INVITATION_LASTS: Final = timedelta(days=7)
_SECRET_BYTES = 32


class InvitationUnusableError(TongguanError):
    """The link is of no invitation, or of one that was used, withdrawn or has expired."""

    code: ClassVar[str] = "office/invitation-unusable"


class AlreadyMemberError(TongguanError):
    """The person belongs to the organisation already."""

    code: ClassVar[str] = "office/already-member"


class LastOwnerError(TongguanError):
    """The organisation would be left without an owner."""

    code: ClassVar[str] = "office/last-owner"


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # -- the library is not typed
    """Answers the questions of the sign-in library."""

    def is_open_for_signup(self, request: "HttpRequest") -> bool:  # noqa: ARG002 -- as the library calls it
        """Tell that nobody signs up without an invitation."""
        return False


class SignOn(DefaultSocialAccountAdapter):  # type: ignore[misc]  # -- the library is not typed
    """The same for people whom an identity provider sends: they must be known by their address."""

    def is_open_for_signup(self, request: "HttpRequest", sociallogin: Any) -> bool:  # noqa: ANN401, ARG002 -- as the library calls it
        """Tell that nobody becomes known by having an account elsewhere."""
        return False


@transaction.atomic
def create_person(email: str, name: str, password: str | None, *, administrator: bool = False) -> User:
    """Make an account; without a password only an identity provider lets the person in."""
    user = User(email=User.objects.normalize_email(email), name=name, is_administrator=administrator)
    user.set_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return user


@transaction.atomic
def add_member(organisation: Organisation, user: User, role: Role, actor: User | None) -> Membership:
    """Give a person a role in an organisation.

    Raises:
        AlreadyMemberError: They have one.
    """
    if Membership.objects.filter(organisation=organisation, user=user).exists():
        raise AlreadyMemberError("the person belongs to this organisation already", field="email")
    membership = Membership.objects.create(organisation=organisation, user=user, role=role)
    record("person.added", organisation=organisation, actor=actor, subject=f"person {user.pk}", role=role.value)
    return membership


@transaction.atomic
def invite(organisation: Organisation, email: str, role: Role, actor: User) -> tuple[Invitation, str]:
    """Make an invitation; give it with the secret of its link, which is shown once.

    Raises:
        AlreadyMemberError: The address is of a member.
    """
    if organisation.memberships.filter(user__email__iexact=email).exists():
        raise AlreadyMemberError("the person belongs to this organisation already", field="email")
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    invitation = Invitation.objects.create(
        email=User.objects.normalize_email(email),
        role=role,
        secret_digest=_digest(secret),
        invited_by=actor,
        expires_at=timezone.now() + INVITATION_LASTS,
    )
    record(
        "person.invited",
        organisation=organisation,
        actor=actor,
        subject=f"invitation {invitation.pk}",
        role=role.value,
    )
    return invitation, secret


def invitation_of(secret: str) -> Invitation:
    """Find the invitation of a link.

    Raises:
        InvitationUnusableError: There is none that can still be used.
    """
    found = (
        Invitation.everywhere.select_related("organisation", "invited_by")
        .filter(secret_digest=_digest(secret), used_at=None, expires_at__gt=timezone.now())
        .first()
    )
    if found is None:
        raise InvitationUnusableError("the invitation is used, withdrawn or has expired", help="ask for a new one")
    return found


@transaction.atomic
def accept(secret: str, name: str, password: str | None, user: User | None = None) -> User:
    """Use an invitation: ``user`` where the person has an account, else one is made for the invited address.

    Raises:
        InvitationUnusableError: It cannot be used, or was made for another address.
        AlreadyMemberError: The person is a member already.
    """
    invitation = Invitation.everywhere.select_for_update().get(pk=invitation_of(secret).pk)
    if invitation.used_at is not None:
        raise InvitationUnusableError("the invitation is used, withdrawn or has expired", help="ask for a new one")
    if user is not None and user.email.casefold() != invitation.email.casefold():
        raise InvitationUnusableError("the invitation was made for another address", help="sign in with that address")
    person = user or create_person(invitation.email, name, password)
    with within(invitation.organisation_id):
        add_member(invitation.organisation, person, Role(invitation.role), invitation.invited_by)
        invitation.used_at = timezone.now()
        invitation.save()
        record(
            "person.joined",
            organisation=invitation.organisation,
            actor=person,
            subject=f"invitation {invitation.pk}",
        )
    return person


@transaction.atomic
def withdraw(invitation: Invitation, actor: User) -> None:
    """Make an invitation useless."""
    invitation.expires_at = timezone.now()
    invitation.save()
    record(
        "invitation.withdrawn",
        organisation=invitation.organisation,
        actor=actor,
        subject=f"invitation {invitation.pk}",
    )


@transaction.atomic
def change_role(membership: Membership, role: Role, actor: User) -> None:
    """Give a member another role.

    Raises:
        LastOwnerError: Nobody would be owner.
    """
    _keep_an_owner(membership, still_owner=role is Role.OWNER)
    before, membership.role = membership.role, role.value
    membership.save()
    record(
        "role.changed",
        organisation=membership.organisation,
        actor=actor,
        subject=f"person {membership.user_id}",
        before=before,
        after=role.value,
    )


@transaction.atomic
def remove_member(membership: Membership, actor: User) -> None:
    """End a membership; what the person did stays.

    Raises:
        LastOwnerError: Nobody would be owner.
    """
    _keep_an_owner(membership, still_owner=False)
    organisation, person = membership.organisation, membership.user_id
    membership.delete()
    record("person.removed", organisation=organisation, actor=actor, subject=f"person {person}")


def _keep_an_owner(membership: Membership, *, still_owner: bool) -> None:
    others = membership.organisation.memberships.select_for_update().filter(role=Role.OWNER).exclude(pk=membership.pk)
    if membership.role == Role.OWNER and not still_owner and not others.exists():
        raise LastOwnerError("an organisation keeps at least one owner", help="make somebody else owner first")


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8")).hexdigest()
