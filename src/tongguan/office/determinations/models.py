"""The tables of interviews and of determinations that were proposed."""

from typing import ClassVar

from django.db import models

from tongguan.office.accounts.owned import Owned


class Interview(Owned):
    """The answers of one person that are not in the declaration yet, and the version that they were given about."""

    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey("exports.Version", null=True, on_delete=models.PROTECT, related_name="+")
    answers = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        """One a person and organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "user"], name="one_interview_a_person"),
        ]

    def __str__(self) -> str:
        """Name it by its number: whose it is is personal information."""
        return f"interview {self.pk}"


class Determination(Owned):
    """A determination frozen when it was proposed. What is frozen never changes; only what became of it is added.

    ``frozen`` holds facts, days, edition and the answer in both languages; ``digest`` is its hash, which the journal
    keeps too.
    """

    number = models.PositiveIntegerField()
    version = models.ForeignKey("exports.Version", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    known_on = models.DateField(null=True)
    edition = models.CharField(max_length=64)
    possible = models.JSONField(default=list)
    standing = models.CharField(max_length=40)
    frozen = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)
    why = models.CharField(max_length=500, blank=True)
    proposed_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, default="proposed")
    decided_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        """Numbered within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_determination_a_number"),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"determination {self.number}"
