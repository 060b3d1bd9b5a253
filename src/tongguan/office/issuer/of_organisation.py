"""Where the issuer of an organisation lies in the data folder."""

from django.conf import settings

from tongguan.office.accounts.models import Organisation
from tongguan.office.issuer.folder import IssuerFolder


def folder_of(organisation: Organisation) -> IssuerFolder:
    """Give the folder of an organisation's issuer; before the first key nothing lies there."""
    return IssuerFolder(settings.PLACE.issuers / organisation.slug)
