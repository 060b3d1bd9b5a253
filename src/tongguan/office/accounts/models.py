"""The tables of organisations and people."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tongguan.office.accounts.owned import Owned
from tongguan.office.accounts.rights import ROLES, Kind, Right, Role, may


class People(BaseUserManager["User"]):
    """Finds people by their address, without regard to capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """Find a person by the address they sign in with."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """A person who signs in, known by an e-mail address. What they may do stands in their memberships."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    is_administrator = models.BooleanField(default=False)
    language = models.CharField(max_length=10, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        """Give the name, else the address."""
        return self.name or self.email


class Organisation(models.Model):
    """Who is at a desk: for now a handler. ``slug`` stands in its addresses."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, choices=[(kind.value, kind.value) for kind in Kind], default=Kind.HANDLER)
    opened_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class Membership(models.Model):
    """A person's role in an organisation: what decides the organisation acted for, so it is asked for across them."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=40, choices=[(role.value, ROLES[role].en) for role in Role])
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        """One role a person and organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_role_a_person"),
        ]

    def __str__(self) -> str:
        """Name person and role."""
        return f"{self.user} ({self.role})"

    def may(self, right: Right) -> bool:
        """Tell whether this role carries ``right``."""
        return may(Role(self.role), right)


class Invitation(Owned):
    """A link that lets one person join. Only the hash of its secret is kept; used, it stays as a record."""

    email = models.EmailField()
    role = models.CharField(max_length=40)
    secret_digest = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    invited_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Name it by its number: the address is personal information."""
        return f"invitation {self.pk}"
