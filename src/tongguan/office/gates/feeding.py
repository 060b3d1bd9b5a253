"""What gates poll: the signed feed, the clearances that stand, the public keys, below an address that is a secret.

Everything that is given is signed, and verified by the gate; the secret keeps others from learning what is exported.
"""

from datetime import timedelta

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from tongguan.clearance import legal_day, write_json
from tongguan.clearance.files import Served, token_of
from tongguan.office.accounts.models import Organisation
from tongguan.office.gates.models import FeedAddress
from tongguan.office.gates.registering import digest_of
from tongguan.office.issuer.acts import fresh_feed
from tongguan.office.issuer.folder import IssuerFolder
from tongguan.office.issuer.looking import journal_of
from tongguan.office.issuer.of_organisation import folder_of

_NOTED_EACH = timedelta(seconds=60)


@never_cache
@require_GET
def feed(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001 -- Django hands it over
    """Give the feed, signed anew before it is too old."""
    return HttpResponse(fresh_feed(_polled(secret), timezone.now()), content_type="application/json")


@never_cache
@require_GET
def clearances(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001 -- as above
    """Give every clearance that can still admit somebody, as it was signed."""
    folder = _polled(secret)
    standing = journal_of(folder).outstanding(legal_day(timezone.now()))
    tokens = [token_of(folder.clearance_file(each.clearance).read_bytes()) for each in standing]
    return HttpResponse(write_json(Served(clearances=tuple(tokens))), content_type="application/json")


@never_cache
@require_GET
def keys(request: HttpRequest, secret: str) -> HttpResponse:  # noqa: ARG001 -- as above
    """Give the public keys. A gate is given them by hand once: who polls them believes this address."""
    return HttpResponse(_polled(secret).keys_file.read_bytes(), content_type="application/json")


def _polled(secret: str) -> IssuerFolder:
    """Find whose address it is, and note that it was polled, once a minute.

    Raises:
        Http404: It is nobody's, was ended, or there is nothing to poll yet.
    """
    address = FeedAddress.everywhere.filter(secret_digest=digest_of(secret), ended_at=None).first()
    if address is None:
        raise Http404
    now = timezone.now()
    if address.polled_at is None or now - address.polled_at > _NOTED_EACH:
        unnoted = Q(polled_at=None) | Q(polled_at__lt=now - _NOTED_EACH)
        FeedAddress.everywhere.filter(unnoted, pk=address.pk).update(polled_at=now)
    folder = folder_of(Organisation.objects.get(pk=address.organisation_id))
    if not folder.exists():
        raise Http404
    return folder
