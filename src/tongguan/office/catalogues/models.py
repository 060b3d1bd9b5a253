"""The table of catalogues."""

from typing import ClassVar

from django.db import models

from tongguan.office.accounts.owned import Owned


class Catalogue(Owned):
    """A file as it was brought in. It is never changed; it may be withdrawn, and stays to be read.

    ``outcome`` is what changed for the exports when it came, ``withdrawn_outcome`` when it went.
    """

    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    text = models.TextField()
    digest = models.CharField(max_length=64)
    source = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=500)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.JSONField(default=list)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_why = models.CharField(max_length=500, blank=True)
    withdrawn_outcome = models.JSONField(default=list)

    class Meta:
        """Numbered within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_catalogue_a_number"),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"catalogue {self.number}"
