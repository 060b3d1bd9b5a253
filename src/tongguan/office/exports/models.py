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


class Evidence(Owned):
    """A file that shows something about an export. The file lies encrypted in the data folder as ``stored``.

    ``digest`` is the SHA-256 of what was brought. A removed one keeps its row, without its file.
    """

    number = models.PositiveIntegerField()
    export = models.CharField(max_length=200)
    name = models.CharField(max_length=150)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    stored = models.CharField(max_length=32)
    what = models.CharField(max_length=500)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    removed_why = models.CharField(max_length=500, blank=True)

    class Meta:
        """Numbered within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_evidence_a_number"),
        ]

    def __str__(self) -> str:
        """Name it by its number: its name may hold personal information."""
        return f"evidence {self.number}"
