"""What the pages of changes show: between two days, and as if a draft were law; decided before they are drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tongguan.decision.assessment import NoLawError
from tongguan.decision.determination import ExportDetermination
from tongguan.law import Instrument, Rule
from tongguan.law.telling.differences import Differences, differences
from tongguan.law.telling.effects import in_words
from tongguan.office.catalogues.reading import in_use
from tongguan.office.exports.reading import assessed, current, lawbook
from tongguan.office.lawdesk.assessing import changes_between, under_draft
from tongguan.office.lawdesk.comparing import ExportChange, Told
from tongguan.vocabulary import Phrase


@dataclass(frozen=True, slots=True)
class RuleTold:
    """A rule that began, ended or changed."""

    instrument: str
    unit: str
    cites: str
    says: Phrase
    effect: Phrase | None
    decides: bool
    was: Phrase | None = None


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What changed between two days, and for which exports; ``exports`` is absent before the first declaration."""

    earlier: date
    later: date
    published: tuple[Instrument, ...] = ()
    began: tuple[RuleTold, ...] = ()
    ended: tuple[RuleTold, ...] = ()
    changed: tuple[RuleTold, ...] = ()
    exports: tuple[ExportChange, ...] | None = None
    all: int = 0
    no_law: bool = False


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One export under the law and under the draft."""

    id: str
    title: str
    law: tuple[str, ...]
    draft: tuple[str, ...]
    law_rules: tuple[Told, ...]
    draft_rules: tuple[Told, ...]

    @property
    def differs(self) -> bool:
        """Whether the possible pathways are not the same."""
        return self.law != self.draft


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft beside the law, those exports first for which it differs; ``rows`` is absent without a declaration."""

    on: date
    drafts: tuple[Instrument, ...]
    draft: Instrument | None
    rows: tuple[DraftRow, ...] | None = None
    no_law: bool = False

    @property
    def differing(self) -> int:
        """How many exports differ."""
        return sum(row.differs for row in self.rows or ())


def changes_page(earlier: date, later: date) -> ChangesPage:
    """Decide what changed in the law between two days, and for which exports of the organisation acted for."""
    found = differences(lawbook(), earlier, later)
    version = current()
    if version is None:
        return _page(found, None, 0)
    using = in_use()
    try:
        exports = changes_between(version, earlier, later, using)
        every = len(assessed(version, later, using)[0].exports)
    except NoLawError:
        return ChangesPage(earlier, later, no_law=True)
    return _page(found, exports, every)


def draft_page(name: str | None, on: date) -> DraftPage:
    """Decide how the exports of the organisation acted for would be under a draft, on a legal day.

    Args:
        name: The draft; the newest one where it is none of the lawbook's.
        on: The legal day.
    """
    book = lawbook()
    drafts = tuple(sorted((each for each in book.instruments if each.draft), key=_published, reverse=True))
    draft = next((each for each in drafts if each.id == name), drafts[0] if drafts else None)
    version = current()
    if version is None or draft is None:
        return DraftPage(on, drafts, draft)
    using = in_use()
    try:
        law, supposed = assessed(version, on, using)[0].determination, under_draft(version, draft.id, on, using)
    except NoLawError:
        return DraftPage(on, drafts, draft, no_law=True)
    rows = [_row(mine, its) for mine, its in zip(law.exports, supposed.exports, strict=True)]
    return DraftPage(on, drafts, draft, tuple(sorted(rows, key=lambda row: not row.differs)))


def _published(instrument: Instrument) -> date:
    return instrument.published or date.min


def _row(law: ExportDetermination, draft: ExportDetermination) -> DraftRow:
    export = law.prepared.export
    return DraftRow(export.id, export.title, _names(law), _names(draft), _rules(law), _rules(draft))


def _names(export: ExportDetermination) -> tuple[str, ...]:
    return tuple(each.value for each in export.possible.pathways)


def _rules(export: ExportDetermination) -> tuple[Told, ...]:
    rules = [each.rule for each in (*export.decided_by, *export.freed_by)]
    return tuple({rule.cites: Told(rule.cites, rule.says, (rule.cites,)) for rule in rules}.values())


def _page(found: Differences, exports: tuple[ExportChange, ...] | None, every: int) -> ChangesPage:
    return ChangesPage(
        found.earlier,
        found.later,
        found.published,
        _told(found.began),
        _told(found.ended),
        tuple(_of(after, before.says) for before, after in found.changed),
        exports,
        every,
    )


def _told(rules: Sequence[Rule]) -> tuple[RuleTold, ...]:
    return tuple(_of(rule) for rule in rules)


def _of(rule: Rule, was: Phrase | None = None) -> RuleTold:
    effect = in_words(rule.effect) if rule.effect and rule.decides() else None
    return RuleTold(rule.instrument, rule.cites.partition("#")[2], rule.cites, rule.says, effect, rule.decides(), was)
