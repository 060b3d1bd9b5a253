"""Reads instruments and their rules from the files of the book."""

from tongguan.law.conditions import Condition, ConditionError, parse
from tongguan.law.conditions.parser import Declared
from tongguan.law.conditions.tree import TRUE
from tongguan.law.effects import EFFECT_KEYS, Head, read_effect
from tongguan.law.entry import BookFile, Entry
from tongguan.law.errors import DraftDecidesError, LawbookError, UnverifiedDecidesError, WrongTypeError
from tongguan.law.facts import COLLECTIONS
from tongguan.law.model import Instrument, Rule, Window
from tongguan.vocabulary import Citation, CitationError, Grade

_INSTRUMENT_KEYS = (
    "id", "title", "short", "issuer", "number", "rank", "status", "dates", "grade", "source", "replaced_by", "note",
    "instead_of",
)  # fmt: skip
_RANKS = ("law", "regulation", "order", "guidance", "interpretation", "standard", "agreement")
_ISSUERS = (
    "npc", "npcsc", "state_council", "cac", "samr", "nda", "mps", "tc260", "hk_itib", "macao_dsedt", "macao_dspdp",
    "zone",
)  # fmt: skip
_KINDS = (
    "definition", "condition", "trigger", "exemption", "obligation", "deadline", "validity", "power", "penalty",
    "right", "precedence", "prohibition", "transition", "content", "principle",
)  # fmt: skip
_BINDS = (
    "handler", "overseas_recipient", "entrusted_party", "certification_body", "cac", "provincial_cac", "samr",
    "authority", "individual", "anyone", "state", "auditor",
)  # fmt: skip
_GRADES = tuple(Grade)
_RULE_KEYS = (
    "id", "cites", "kind", "binds", "says", "in_force", "grade", "reading", "flag", "when", "yields_to",
    "prevails_over_rules", "people_by_reading", "default", "applies_to_earlier_dates", "for_mechanism", "when_engine",
    *EFFECT_KEYS,
)  # fmt: skip
_WINDOW_KEYS = ("from", "until", "ended_by", "how")


class Names:
    """The names that conditions may use: facts, and readings with their choices."""

    def __init__(self, facts: dict[str, Declared], readings: dict[str, tuple[str, ...]]) -> None:
        self.facts = facts
        self.readings = readings


def read_instrument(file: BookFile) -> Instrument:
    """Read an ``instrument.yaml``; the folder it lies in has its id.

    Raises:
        LawbookError: The file is not of the format; says where.
    """
    entry = Entry(file, (), file.content)
    entry.only(_INSTRUMENT_KEYS)
    dates = entry.inner("dates")
    dates.only(("adopted", "published", "in_force", "ended"))
    draft = entry.one_of("status", ("law", "draft")) == "draft"
    if draft and dates.day("in_force") is not None:
        raise dates.error(DraftDecidesError, "a draft has no day in force", "in_force")
    if not draft and dates.day("in_force") is None:
        raise dates.error(WrongTypeError, "law needs the day it came into force", "in_force")
    in_force, ended = dates.day("in_force"), dates.day("ended")
    if in_force is not None and ended is not None and ended < in_force:
        raise dates.error(WrongTypeError, f"the last day {ended} is before the first day {in_force}", "ended")
    source = entry.inner("source")
    source.only(("url", "text"))
    issuers = entry.texts("issuer")
    for place, issuer in enumerate(issuers):
        if issuer not in _ISSUERS:
            raise entry.error(WrongTypeError, f"`{issuer}` is not an issuer", "issuer", place)
    name = entry.need("id", str)
    if file.name != f"{name}/instrument.yaml":
        raise entry.error(LawbookError, f"instrument `{name}` lies in another folder than its own", "id")
    return Instrument(
        id=name,
        title=entry.phrase("title"),
        short=entry.phrase("short"),
        issuer=issuers,
        number=entry.maybe_phrase("number"),
        rank=entry.one_of("rank", _RANKS),
        draft=draft,
        adopted=dates.day("adopted"),
        published=dates.day("published"),
        in_force=dates.day("in_force"),
        ended=dates.day("ended"),
        grade=Grade(entry.one_of("grade", _GRADES)),
        url=source.get("url", str),
        text=source.get("text", str),
        replaced_by=entry.get("replaced_by", str),
        note=entry.maybe_phrase("note"),
        instead_of=entry.texts("instead_of"),
    )


def read_rules(file: BookFile, instrument: Instrument, names: Names) -> tuple[Rule, ...]:
    """Read the rules of one article.

    Raises:
        LawbookError, ConditionError: The file is not of the format; says where.
    """
    entry = Entry(file, (), file.content)
    entry.only(("article", "in_force", "rules"))
    article = entry.text("article")
    window = _window(entry, Window(instrument.in_force, instrument.ended), instrument)
    return tuple(_rule(inner, article, window, instrument, names) for inner in entry.entries("rules"))


def _window(entry: Entry, inherited: Window, instrument: Instrument) -> Window:
    if entry.value.get("in_force") is None:
        return inherited
    inner = entry.inner("in_force")
    inner.only(_WINDOW_KEYS)
    if instrument.draft:
        raise inner.error(DraftDecidesError, "a rule of a draft has no days in force")
    first = inner.day("from") or inherited.first
    last = inner.day("until") if "until" in inner.value else inherited.last
    ended_by = inner.get("ended_by", str)
    if ended_by is not None and ":" not in ended_by:
        _refuse_other_forms(inner, ended_by, "ended_by")
    if inner.day("until") is not None and ended_by is None:
        raise inner.error(WrongTypeError, "a rule with a last day names what ended it in `ended_by`", "until")
    if first is not None and last is not None and last < first:
        raise inner.error(WrongTypeError, f"the last day {last} is before the first day {first}", "until")
    how = inner.get("how", str)
    if how not in (None, "displaced", "repealed"):
        raise inner.error(WrongTypeError, f"`{how}` is neither `displaced` nor `repealed`", "how")
    if "until" not in inner.value:
        ended_by, how = ended_by or inherited.ended_by, how or inherited.how
    return Window(first, last, ended_by, how)  # type: ignore[arg-type]  # -- one of the two or None, checked above


def _rule(entry: Entry, article: str, inherited: Window, instrument: Instrument, names: Names) -> Rule:
    entry.only(_RULE_KEYS)
    unit = entry.text("cites")
    if unit != article and not unit.startswith(f"{article}."):
        raise entry.error(WrongTypeError, f"`{unit}` is not part of article {article}", "cites")
    cites = f"{instrument.id}#{unit}"
    _refuse_other_forms(entry, cites, "cites")
    grade = Grade(entry.one_of("grade", _GRADES, default=instrument.grade))
    window = _window(entry, inherited, instrument)
    says = entry.phrase("says")
    reading = entry.get("reading", str)
    effect = read_effect(entry, Head(cites, says, window, grade, reading))
    rule = Rule(
        instrument=instrument.id,
        id=entry.need("id", str),
        cites=cites,
        article=article,
        kind=entry.one_of("kind", _KINDS),
        binds=entry.one_of("binds", _BINDS),
        says=says,
        window=window,
        grade=grade,
        draft=instrument.draft,
        when=_condition(entry, names),
        when_text=entry.get("when", str) or "",
        file=entry.file.name,
        effect=effect,
        yields_to=_references(entry, "yields_to", instrument.id),
        prevails_over=_references(entry, "prevails_over_rules", instrument.id),
        reading=reading,
        flag=entry.get("flag", str),
        default=entry.get("default", bool) or False,
        earlier_dates=entry.get("applies_to_earlier_dates", bool) or False,
    )
    if rule.decides() and not grade.decides:
        raise entry.error(
            UnverifiedDecidesError,
            f"`{rule.name}` would decide, but its source is UNVERIFIED",
            "grade",
            help="record it without an effect until its source was read",
        )
    return rule


def _refuse_other_forms(entry: Entry, citation: str, key: str) -> None:
    try:
        Citation.parse(citation)
    except CitationError as error:
        raise entry.error(WrongTypeError, error.message, key, help=error.help) from error


def _condition(entry: Entry, names: Names) -> Condition:
    text = entry.get("when", str)
    if text is None:
        truth = entry.value.get("when")
        if truth is not None and truth is not True:
            raise entry.error(WrongTypeError, "`when` is one line of text", "when")
        return TRUE
    try:
        return parse(text, names.facts, names.readings, COLLECTIONS)
    except ConditionError as error:
        raise entry.placed(error, "when") from error


def _references(entry: Entry, key: str, instrument: str) -> tuple[str, ...]:
    """Complete references: ``3`` is an article of this instrument, ``X#1`` and ``X:rule`` stand for themselves."""
    return tuple(
        text
        if "#" in text or ":" in text or (not text[:1].isdigit() and not text.startswith("annex"))
        else f"{instrument}#{text}"
        for text in entry.texts(key)
    )
