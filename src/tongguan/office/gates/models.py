"""The tables of gates and of the addresses that they poll."""

from typing import ClassVar

from django.db import models

from tongguan.office.accounts.owned import Owned


class Gate(Owned):
    """A gate that is asked how it stands. Its token is kept encrypted; removed, it stays as a record."""

    name = models.CharField(max_length=80)
    address = models.CharField(max_length=200)
    token = models.BinaryField()
    registered_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    registered_at = models.DateTimeField(auto_now_add=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """One of a name at a time."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"], condition=models.Q(removed_at=None), name="one_gate_a_name"
            ),
        ]

    def __str__(self) -> str:
        """Name it by its number and name."""
        return f"gate {self.pk} {self.name}"


class FeedAddress(Owned):
    """An address below which gates poll feed and clearances. Only the hash of its secret is kept."""

    name = models.CharField(max_length=80)
    secret_digest = models.CharField(max_length=64, unique=True)
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    polled_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        """Name it by its number."""
        return f"feed address {self.pk}"
