"""The tables of endpoints and of what was sent to them."""

from typing import ClassVar

from django.db import models

from tongguan.office.accounts.owned import Owned


class Endpoint(Owned):
    """An address that is told of events. Removed, it stays as a record of what was sent.

    ``salt`` is what its secret is made from, ``old_salt`` the one before, good until ``old_until``. ``told_until`` is
    the number of the last entry of the journal that was looked at for it.
    """

    number = models.PositiveIntegerField()
    address = models.CharField(max_length=500)
    events = models.JSONField(default=list)
    salt = models.CharField(max_length=64)
    old_salt = models.CharField(max_length=64, blank=True)
    old_until = models.DateTimeField(null=True)
    told_until = models.PositiveBigIntegerField()
    made_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    paused_at = models.DateTimeField(null=True)
    removed_at = models.DateTimeField(null=True)

    class Meta:
        """Numbered within the organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_endpoint_a_number"),
        ]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"endpoint {self.number}"


class Delivery(Owned):
    """One message to one endpoint, and what came of it: ``waiting``, ``delivered`` or ``failed``.

    ``entry`` is the entry of the journal that is told of, absent for a test. ``wrong`` is the code of what went wrong
    the last time, where there was no status.
    """

    endpoint = models.ForeignKey(Endpoint, on_delete=models.PROTECT, related_name="+")
    identifier = models.CharField(max_length=64, unique=True)
    event = models.CharField(max_length=60)
    entry = models.PositiveBigIntegerField(null=True)
    subject = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=20, default="waiting")
    attempts = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField()
    tried_at = models.DateTimeField(null=True)
    status = models.PositiveIntegerField(null=True)
    wrong = models.CharField(max_length=40, blank=True)

    class Meta:
        """An entry is told an endpoint once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["endpoint", "entry"], name="one_delivery_an_entry"),
        ]
        indexes: ClassVar = [models.Index(fields=["state", "next_at"], name="deliveries_waiting")]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"delivery {self.pk}"
