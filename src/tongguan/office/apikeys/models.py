"""The table of keys."""

from django.db import models

from tongguan.office.accounts.owned import Owned


class ApiKey(Owned):
    """A key of one person in one organisation. Revoked or expired, it stays as a record.

    ``start`` are the first characters of the secret, by which people know it again; only its hash is kept.
    """

    name = models.CharField(max_length=80)
    user = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    start = models.CharField(max_length=12)
    secret_digest = models.CharField(max_length=64, unique=True)
    scopes = models.JSONField(default=list)
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_by = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        """Name it by its number."""
        return f"key {self.pk}"
