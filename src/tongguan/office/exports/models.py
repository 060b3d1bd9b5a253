"""The table of declarations."""

from typing import ClassVar

from django.db import models

from tongguan.office.accounts.owned import Owned


class Version(Owned):
    """A declaration as it was kept at one time. Versions are added, never changed."""

    number = models.PositiveIntegerField()
    text = models.TextField()
    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=500)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Numbered within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_version_a_number"),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"declaration {self.number}"
