"""What the pages of clearances show, decided before they are drawn."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from tongguan.clearance import Clearance, ClearanceError, check_days, legal_day, verify
from tongguan.clearance.feed import StopOrder
from tongguan.clearance.files import token_of
from tongguan.clearance.journal import Issued, IssuerJournal
from tongguan.clearance.verifying import contents_unverified
from tongguan.decision.declaration import Declaration
from tongguan.office.clearances import words
from tongguan.office.determinations.page import namer_in
from tongguan.office.exports.reading import current, read
from tongguan.office.gates.counters import called
from tongguan.office.issuer.folder import IssuerFolder
from tongguan.office.issuer.looking import journal_of
from tongguan.office.journal.models import Entry
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import MECHANISMS, PATHWAYS, term

A_LEAF: Final = 50


@dataclass(frozen=True, slots=True)
class State:
    """How a clearance or key stands: the word, with its colour and icon."""

    says: Phrase
    colour: str
    icon: str


@dataclass(frozen=True, slots=True)
class Row:
    """One clearance in the list."""

    name: str
    export: str
    title: str
    ledger: str
    first: date
    last: date
    state: State
    people: tuple[tuple[Phrase, int, int], ...]


@dataclass(frozen=True, slots=True)
class Order:
    """An order to stop that stands; without ``of`` it stops everything."""

    name: str
    order: str
    authority: str
    since: datetime
    of: tuple[str, ...]
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClearancesPage:
    """The list, a leaf at a time; without ``issuer`` nothing can be issued yet."""

    issuer: str | None
    kid: str = ""
    feed: int = 0
    rows: tuple[Row, ...] = ()
    orders: tuple[Order, ...] = ()
    standing: int = 0
    earlier: int | None = None
    later: int | None = None


@dataclass(frozen=True, slots=True)
class LimitLine:
    """How far a counter may go in a year."""

    says: Phrase
    year: int
    ceiling: int
    before: int
    allotment: int
    warn_at: tuple[int, ...]
    then: str
    cites: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ItemLine:
    """A data item by its name, and what its people count toward."""

    name: str
    says: str
    counts: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class OnePage:
    """One clearance; ``problem`` tells why it is not to be relied on."""

    clearance: Clearance
    kid: str
    state: State
    problem: ClearanceError | None
    revoked: tuple[datetime, str] | None
    stop: StopOrder | None
    can_revoke: bool
    token: str
    limits: tuple[LimitLine, ...]
    items: tuple[ItemLine, ...]
    mechanism: str
    routes: tuple[str, ...]
    determination: int | None
    why: str
    issued_by: str


def clearances_page(folder: IssuerFolder, now: datetime, leaf: int = 1) -> ClearancesPage:
    """Decide the list, the newest first.

    Raises:
        JournalAlteredError: The issuer's journal does not hold.
    """
    if not folder.exists():
        return ClearancesPage(None)
    keys, journal, today = folder.keys(), journal_of(folder), legal_day(now)
    issued = journal.issued[::-1]
    leaves = max(-(-len(issued) // A_LEAF), 1)
    leaf = min(max(leaf, 1), leaves)
    titles, revoked = titles_of(declared()), set(journal.revoked)
    shown = issued[(leaf - 1) * A_LEAF : leaf * A_LEAF]
    return ClearancesPage(
        keys.issuer,
        keys.active.kid,
        journal.last_sequence,
        tuple(_row(each, _state(each, journal, revoked, today, now), titles) for each in shown),
        tuple(map(_order, journal.standing_stops)),
        len(journal.outstanding(today)),
        leaf - 1 if leaf > 1 else None,
        leaf + 1 if leaf < leaves else None,
    )


def one_page(folder: IssuerFolder, name: str, organisation: int, now: datetime, language: Language) -> OnePage:
    """Decide the page of one clearance: its signature is verified each time.

    Raises:
        UnknownClearanceError: None of that id was issued here.
        ClearanceError: Its file cannot be read.
    """
    journal, keys = journal_of(folder), folder.keys()
    issued = journal.find(name)
    token = token_of(folder.clearance_file(name).read_bytes())
    clearance, problem = contents_unverified(token), None
    try:
        verify(token, keys, now)
        check_days(clearance, now)
    except ClearanceError as error:
        problem = error
    revoked = journal.revoked.get(name)
    stop = next((each for each in journal.standing_stops if _stops(each, issued, now)), None)
    told = Entry.objects.filter(organisation=organisation, what="clearance.issued", subject=name)
    entry = told.select_related("actor").order_by("-number").first()
    state = _state(issued, journal, set(journal.revoked), legal_day(now), now)
    if problem is not None and state is STANDING:
        state = NOT_GOOD
    number, namer = entry.detail.get("determination") if entry else None, namer_in(language)
    return OnePage(
        clearance,
        issued.kid,
        state,
        problem,
        (revoked.at, revoked.reason) if revoked else None,
        stop,
        revoked is None,
        token,
        tuple(limit_lines(clearance, language)),
        tuple(ItemLine(each.id, namer.item(each.id), tuple(map(called, each.counts))) for each in clearance.data_items),
        _mechanism(clearance, language),
        clearance.determination.pathways,
        number if isinstance(number, int) else None,
        entry.why if entry else "",
        str(entry.actor) if entry and entry.actor else "",
    )


def limit_lines(clearance: Clearance, language: Language) -> Iterator[LimitLine]:
    """Give each limit of a clearance in words."""
    for counter in clearance.counters:
        for limit in counter.limits:
            then = limit.then and term(PATHWAYS, limit.then, language)
            if limit.source == "scope":
                then = words.BEYOND_SCOPE.in_language(language)
            yield LimitLine(
                called(counter.name),
                limit.year,
                limit.ceiling,
                limit.counted_before,
                limit.allotment,
                limit.warn_at,
                then or words.SET_BY_ISSUER.in_language(language),
                limit.cites,
            )


def declared() -> Declaration | None:
    """Give the newest declaration of the organisation acted for, read."""
    version = current()
    return read(version.text, f"declaration {version.number}") if version else None


def titles_of(declaration: Declaration | None) -> Mapping[str, str]:
    """Give what each declared export is called."""
    return {each.id: each.title or each.id for each in declaration.exports} if declaration else {}


STANDING: Final = State(words.STATES["standing"], "green", "circle-check")
NOT_GOOD: Final = State(words.STATES["not-good"], "red", "alert-triangle")
_STATES: Final[Mapping[str, State]] = {
    "revoked": State(words.STATES["revoked"], "neutral", "ban"),
    "expired": State(words.STATES["expired"], "neutral", "circle"),
    "stopped": State(words.STATES["stopped"], "red", "player-stop"),
    "coming": State(words.STATES["coming"], "blue", "hourglass"),
}


def _state(issued: Issued, journal: IssuerJournal, revoked: set[str], today: date, now: datetime) -> State:
    if issued.clearance in revoked:
        return _STATES["revoked"]
    if issued.valid_until < today:
        return _STATES["expired"]
    if any(_stops(each, issued, now) for each in journal.standing_stops):
        return _STATES["stopped"]
    return _STATES["coming"] if issued.valid_from > today else STANDING


def _stops(order: StopOrder, issued: Issued, now: datetime) -> bool:
    return any(order.stops(issued.handler, issued.export, each, now) for each in issued.recipients)


def _row(issued: Issued, state: State, titles: Mapping[str, str]) -> Row:
    return Row(
        issued.clearance,
        issued.export,
        titles.get(issued.export, issued.export),
        issued.ledger,
        issued.valid_from,
        issued.valid_until,
        state,
        tuple((called(each.counter), each.limit.year, each.limit.allotment) for each in issued.limits),
    )


def _order(order: StopOrder) -> Order:
    return Order(
        order.id, order.order, order.authority, order.since, (*order.exports, *order.recipients), tuple(order.cites)
    )


def _mechanism(clearance: Clearance, language: Language) -> str:
    given = clearance.mechanism
    if given is None:
        return ""
    parts: list[Any] = [term(MECHANISMS, given.kind, language), given.id, given.number]
    return " · ".join(str(each) for each in parts if each)
