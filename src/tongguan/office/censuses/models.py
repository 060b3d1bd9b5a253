"""The tables of transfer logs and of the runs that count them."""

from typing import ClassVar, Final

from django.db import models

from tongguan.office.accounts.owned import Owned

WAITING: Final = "waiting"
RUNNING: Final = "running"
DONE: Final = "done"
FAILED: Final = "failed"
CANCELLED: Final = "cancelled"
OPEN: Final = (WAITING, RUNNING)
"""The states in which a process is at work."""


class TransferLog(Owned):
    """A file that was uploaded. It lies in the data folder under its hash; ``removed_at`` tells that it is gone."""

    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    bytes = models.BigIntegerField()
    columns = models.JSONField(default=list)
    brought_at = models.DateTimeField(auto_now_add=True)
    brought_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    removed_at = models.DateTimeField(null=True)
    removed_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """Numbered within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_transfer_log_a_number"),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"transfer log {self.number}"


class Run(Owned):
    """One count, with the plan it was asked by. ``summary`` is what lists and the page of today show of it.

    ``set_up`` names the administrator's plan; else ``logs`` are the uploaded files, and ``plan`` the text of the plan.
    """

    number = models.PositiveIntegerField()
    state = models.CharField(max_length=20, default=WAITING)
    plan = models.TextField()
    plan_name = models.CharField(max_length=200)
    set_up = models.CharField(max_length=200, blank=True)
    logs = models.JSONField(default=list)
    as_of = models.DateField()
    version = models.ForeignKey("exports.Version", null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    asked_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    process = models.PositiveIntegerField(null=True)
    step = models.PositiveIntegerField(default=0)
    share = models.FloatField(default=0)
    error = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)

    class Meta:
        """Numbered within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_census_a_number"),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"census {self.number}"
