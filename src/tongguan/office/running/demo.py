"""The demo company: a plainly fictional retailer, to look at before one's own exports are declared."""

from importlib import resources
from typing import Final

from django.db import transaction

from tongguan.office.accounts.models import Organisation, User
from tongguan.office.accounts.opening import open_organisation
from tongguan.office.accounts.scope import within
from tongguan.office.exports.keeping import keep

SLUG: Final = "yunfan-demo"
NAME: Final = "云帆零售（虚构示例）"
_WHY: Final = "示例数据 · sample data"


@transaction.atomic
def put_demo(owner: User) -> Organisation | None:
    """Open the demo company with its declaration; ``None`` where it is there already."""
    if Organisation.objects.filter(slug=SLUG).exists():
        return None
    company = open_organisation(NAME, owner, slug=SLUG)
    text = resources.files("tongguan.office").joinpath("demo", "retailer.yaml").read_text(encoding="utf-8")
    with within(company.pk):
        keep(company, text, source="declaration.yaml", why=_WHY, by=owner)
    return company
