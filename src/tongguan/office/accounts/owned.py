"""What belongs to one organisation: tables that cannot be asked across organisations by mistake."""

from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.db import models

from tongguan.office.accounts.scope import OtherOrganisationError, acting_for

if TYPE_CHECKING:
    from collections.abc import Iterable

_Row = TypeVar("_Row", bound="Owned")


class OfThisOrganisation(models.Manager[_Row]):
    """Gives the rows of the organisation acted for, and refuses where none is."""

    def get_queryset(self) -> models.QuerySet[_Row]:
        """Give them.

        Raises:
            NoOrganisationError: No organisation is acted for.
        """
        return super().get_queryset().filter(organisation=acting_for())

    def bulk_create(self, objs: "Iterable[_Row]", *args: Any, **kwargs: Any) -> list[_Row]:  # noqa: ANN401 -- as Django declares it
        """Add many rows, each of the organisation acted for."""
        rows = list(objs)
        for row in rows:
            row.claim()
        return super().bulk_create(rows, *args, **kwargs)


class Owned(models.Model):
    """A row of an organisation.

    ``everywhere`` asks across organisations: commands, invitations, keys and deliveries, never pages.
    """

    organisation = models.ForeignKey("accounts.Organisation", on_delete=models.PROTECT, related_name="+")

    objects: ClassVar[OfThisOrganisation[Self]] = OfThisOrganisation()
    everywhere: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 -- as Django declares it
        """Write the row, for the organisation acted for."""
        self.claim()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:  # noqa: ANN401 -- as Django declares it
        """Take the row away, for the organisation acted for."""
        self.claim()
        return super().delete(*args, **kwargs)

    def claim(self) -> None:
        """Make the row one of the organisation acted for.

        Raises:
            OtherOrganisationError: It is another's.
        """
        unsaid: int | None = self.organisation_id
        if unsaid is None:
            self.organisation_id = acting_for()
        if self.organisation_id != acting_for():
            raise OtherOrganisationError("the row belongs to another organisation")
