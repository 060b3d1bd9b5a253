"""The pages of the law: the timeline, and one page an instrument."""

from pathlib import Path

from tongguan.law import Instrument, Lawbook, Rule, load_book
from tongguan.law.telling import words as legal
from tongguan.law.telling.effects import in_words
from tongguan.law.telling.events import eras, events
from tongguan.law.telling.happening import event_in_words
from tongguan.law.telling.readings import readings_of
from tongguan.law.telling.standing import by_age, ending, span
from tongguan.vocabulary.terms import GRADES
from tools import markdown

_FOLDER = Path("docs/reference/law")
_INTRO = """\
What the lawbook records, in summaries of our own; the official Chinese texts decide.
A rule that has ended stays, with its last day and what displaced it.
A draft is recorded and never decides."""


def generate() -> dict[Path, str]:
    """Give the overview, the timeline and the pages of the instruments."""
    book = load_book()
    instruments = sorted(book.instruments, key=by_age)
    pages = {_FOLDER / "index.md": _overview(book, instruments), _FOLDER / "timeline.md": _timeline(book)}
    pages |= {_FOLDER / f"{each.id}.md": _page(book, each) for each in instruments}
    return pages


def _overview(book: Lawbook, instruments: list[Instrument]) -> str:
    rows = []
    for each in instruments:
        rules = [rule for rule in book.rules if rule.instrument == each.id]
        deciding = sum(rule.effect is not None for rule in rules)
        rows.append(
            (
                f"[{each.id}]({each.id}.md)",
                markdown.both(each.title.zh, each.title.en),
                markdown.both(legal.RANKS[each.rank].zh, legal.RANKS[each.rank].en),
                "draft" if each.draft else str(each.in_force),
                str(each.ended or ""),
                GRADES[each.grade].en,
                f"{len(rules)} / {deciding}",
            )
        )
    heads = ("id", "title", "rank", "in force", "last day", "grade", "rules / with an effect")
    known = f"The law was looked at up to {book.known_until}."
    return markdown.page(
        "Instruments", _INTRO, f"{known}\nSee also the [timeline](timeline.md).", markdown.table(heads, rows)
    )


def _timeline(book: Lawbook) -> str:
    happened = []
    for event in events(book):
        said = event_in_words(book, event)
        happened.append(
            (event.on.isoformat(), f"[{event.instrument}]({event.instrument}.md)", markdown.both(said.zh, said.en))
        )
    decided = [
        (str(era.first), str(era.last or ""), ", ".join(f"[{name}]({name}.md)" for name in era.instruments))
        for era in eras(book)
    ]
    return markdown.page(
        "Timeline of the law",
        "A day that something ended is its last day in force.",
        markdown.table(("day", "instrument", "event"), happened),
        "## What decided the pathway, and when\n\n"
        "The instruments that held a rule in force which decides a pathway or opens a mechanism.",
        markdown.table(("from", "until", "instruments"), decided),
    )


def _page(book: Lawbook, instrument: Instrument) -> str:
    rules = [rule for rule in book.rules if rule.instrument == instrument.id]
    facts = [
        (
            "issuer",
            "<br>".join(markdown.both(legal.ISSUERS[each].zh, legal.ISSUERS[each].en) for each in instrument.issuer),
        ),
        ("number", markdown.both(instrument.number.zh, instrument.number.en) if instrument.number else ""),
        ("rank", markdown.both(legal.RANKS[instrument.rank].zh, legal.RANKS[instrument.rank].en)),
        ("published", str(instrument.published or "")),
        ("in force", "draft, never in force" if instrument.draft else str(instrument.in_force)),
        ("last day", str(instrument.ended or "")),
        ("replaced by", f"[{instrument.replaced_by}]({instrument.replaced_by}.md)" if instrument.replaced_by else ""),
        ("grade", markdown.both(GRADES[instrument.grade].zh, GRADES[instrument.grade].en)),
        ("source", f"<{instrument.url}>" if instrument.url else ""),
        ("note", markdown.both(instrument.note.zh, instrument.note.en) if instrument.note else ""),
    ]
    rows = [_rule(rule) for rule in rules]
    heads = ("cites", "says", "does", "days in force", "grade")
    return markdown.page(
        f"{instrument.id} {instrument.title.zh}",
        instrument.title.en,
        markdown.table(("", ""), [row for row in facts if row[1]]),
        "## What is recorded",
        markdown.table(heads, rows) if rows else "Nothing yet.",
    )


def _rule(rule: Rule) -> tuple[str, ...]:
    does = []
    if rule.effect is not None:
        said = in_words(rule.effect)
        does.append(markdown.both(said.zh, said.en))
    if rule.when_text:
        does.append(f"when {markdown.code(rule.when_text)}")
    if rule.yields_to:
        does.append(f"yields to {', '.join(markdown.code(each) for each in rule.yields_to)}")
    if readings_of(rule):
        does.append(
            f"open questions: {', '.join(f'[{each}](../readings.md#{each.lower()})' for each in readings_of(rule))}"
        )
    ended = ending(rule.window)
    days = span(rule.window) + (f"<br>{markdown.both(ended.zh, ended.en)}" if ended else "")
    return (
        f"{markdown.code(rule.cites.partition('#')[2])}<br>{markdown.text(rule.id)}",
        markdown.both(rule.says.zh, rule.says.en),
        "<br>".join(does),
        days,
        GRADES[rule.grade].en,
    )
