"""The table of the journal."""

from typing import Any, ClassVar, NoReturn

from django.db import models

from tongguan.office.journal.chaining import Plain, digest_of, instant
from tongguan.vocabulary import TongguanError


class JournalKeptError(TongguanError):
    """Something tried to change or delete an entry of the journal."""

    code: ClassVar[str] = "office/journal-kept"


class Entry(models.Model):
    """One line of the journal. ``organisation`` is absent where the whole office is concerned."""

    number = models.PositiveBigIntegerField(primary_key=True)
    recorded_at = models.DateTimeField()
    organisation = models.ForeignKey(
        "accounts.Organisation", null=True, on_delete=models.PROTECT, related_name="+", db_index=True
    )
    actor = models.ForeignKey("accounts.User", null=True, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=80)
    subject = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    detail = models.JSONField(default=dict)
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)

    class Meta:
        """In order of time."""

        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        """Name it by its number."""
        return f"{self.number} {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as Django declares it
        """Add the entry.

        Raises:
            JournalKeptError: It stands in the journal already.
        """
        if not self._state.adding:
            raise JournalKeptError("an entry of the journal is never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:  # noqa: ANN401 -- as Django declares it
        """Refuse.

        Raises:
            JournalKeptError: Always.
        """
        raise JournalKeptError("an entry of the journal is never deleted")

    def fields_hashed(self) -> dict[str, Plain]:
        """Give what the hash is taken over."""
        return {
            "number": self.number,
            "recorded_at": instant(self.recorded_at),
            "organisation": self.organisation_id,
            "actor": self.actor_id,
            "what": self.what,
            "subject": self.subject,
            "why": self.why,
            "detail": self.detail,
            "previous": self.previous,
        }

    def computed_digest(self) -> str:
        """Take the hash of what stands in the entry now."""
        return digest_of(self.fields_hashed())
