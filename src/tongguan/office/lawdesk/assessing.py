"""Assesses the current declaration under the law of another day, under a draft, or with other catalogues.

What was assessed once is remembered: it depends on the text, the days, the lawbook and the catalogues, and on nothing
else.
"""

from datetime import date
from functools import lru_cache

from tongguan.decision.alternatives.running import Ground
from tongguan.decision.assessment import Assessment, NoLawError, assess, determine_on
from tongguan.decision.determination import Determination
from tongguan.law import Lawbook, first_day
from tongguan.law.catalogues.additions import CataloguesInUse
from tongguan.law.catalogues.important import ImportantData
from tongguan.law.of_day import catalogues_of_day, law_of_day
from tongguan.office.catalogues.matching import with_matches
from tongguan.office.exports.models import Version
from tongguan.office.exports.reading import assessed, lawbook, read
from tongguan.office.lawdesk.comparing import ExportChange, compare

_REMEMBERED = 256


def check_day(of: date) -> None:
    """Refuse a day before the law that the lawbook answers for.

    Raises:
        NoLawError: There was no law to apply on that day.
    """
    if of < first_day(lawbook()):
        raise NoLawError(f"the lawbook does not answer for {of}")


def changes_between(version: Version, earlier: date, later: date, using: CataloguesInUse) -> tuple[ExportChange, ...]:
    """Find which exports of a version the law of two days treats differently, the facts held as of the later day.

    Raises:
        NoLawError: There was no law to apply on one of the days.
    """
    check_day(earlier)
    return _changes_between(version.text, f"declaration {version.number}", earlier, later, using)


def changes_by(version: Version, on: date, before: CataloguesInUse, after: CataloguesInUse) -> tuple[ExportChange, ...]:
    """Find which exports of a version are not the same on a day with other catalogues.

    Raises:
        TongguanError: The declaration cannot be read with one of them.
    """
    return compare(assessed(version, on, before)[0], assessed(version, on, after)[0])


def under_draft(version: Version, draft: str, on: date, using: CataloguesInUse) -> Determination:
    """Determine a version as if a draft were law.

    Raises:
        DraftNotFoundError: There is no such draft.
        NoLawError: There was no law to apply on that day.
    """
    check_day(on)
    return _under_draft(version.text, f"declaration {version.number}", draft, on, using)


@lru_cache(maxsize=_REMEMBERED)
def _changes_between(
    text: str, source: str, earlier: date, later: date, using: CataloguesInUse
) -> tuple[ExportChange, ...]:
    declaration = read(text, source, using)
    before = _under_law(text, source, earlier, later, using)
    after = assess(
        [with_matches(declaration, using.important, later)], lawbook(), using.catalogues, later, alternatives=False
    )
    return compare(before, after[0])


@lru_cache(maxsize=_REMEMBERED)
def _under_law(text: str, source: str, of: date, on: date, using: CataloguesInUse) -> Assessment:
    declaration = with_matches(read(text, source, using), _important_of(using.important, of), on)
    book, catalogues = _book(lawbook().edition, of, on), catalogues_of_day(using.catalogues, of, on)
    return assess([declaration], book, catalogues, on, alternatives=False)[0]


@lru_cache(maxsize=64)
def _book(edition: str, of: date, on: date) -> Lawbook:  # noqa: ARG001 -- the edition is the key
    return law_of_day(lawbook(), of, on)


def _important_of(important: ImportantData, of: date) -> ImportantData:
    return ImportantData(tuple(each for each in important.lists if each.in_force.holds(of)))


@lru_cache(maxsize=_REMEMBERED)
def _under_draft(text: str, source: str, draft: str, on: date, using: CataloguesInUse) -> Determination:
    declaration = with_matches(read(text, source, using), using.important, on)
    return determine_on(Ground(declaration, lawbook(), using.catalogues, on, None, draft, presumptions=True))
