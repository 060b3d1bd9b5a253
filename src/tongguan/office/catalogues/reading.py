"""Reads the catalogues in use: those of the lawbook with those the organisation brought in and did not withdraw."""

from collections.abc import Sequence
from functools import lru_cache

from tongguan.law import load_catalogues
from tongguan.law.catalogues.additions import Addition, CataloguesInUse, read_addition, with_additions
from tongguan.office.catalogues.models import Catalogue

_REMEMBERED = 64


@lru_cache(maxsize=_REMEMBERED)
def addition_of(text: str, source: str) -> Addition:
    """Read a file of catalogues.

    Raises:
        TongguanError: It is refused; the error says where.
    """
    return read_addition(text, source, load_catalogues())


def in_use() -> CataloguesInUse:
    """Give the catalogues in use of the organisation acted for."""
    return together(tuple(kept()))


def kept(*, without: int | None = None) -> Sequence[str]:
    """Give the texts in use of the organisation acted for, the oldest first, but for the one of number ``without``."""
    found = Catalogue.objects.filter(withdrawn_at=None).order_by("number").values_list("number", "text")
    return [text for number, text in found if number != without]


@lru_cache(maxsize=_REMEMBERED)
def together(texts: tuple[str, ...]) -> CataloguesInUse:
    """Put files of catalogues over those of the lawbook; remembered by their content.

    Raises:
        TongguanError: One is refused, or together they do not fit.
    """
    return with_additions(load_catalogues(), [addition_of(text, "") for text in texts])
