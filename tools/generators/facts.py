"""The page of facts: every field of a declaration."""

from pathlib import Path

from tongguan.law import Fact, FactBook, load_book
from tongguan.vocabulary import Phrase
from tools import markdown

_PAGE = Path("docs/reference/facts.md")
_INTRO = """\
Every field of a declaration file, in the order of the file.
A field that is absent or `null` is not known; known absence is written `none`, `false` or `[]`.
A number of people may be `[low, high]`, with `null` for an open end.
A dotted name is a mapping inside a mapping: `contains.sensitive` is `contains: {sensitive: …}`.
`tongguan schema` prints the same as JSON Schema for editors, and `tongguan init` writes a file to fill in.
A group of companies writes `handlers: [...]`, each entry a whole declaration."""
_SHAPES = {
    "handler": Phrase("处理者", "the handler, one mapping"),
    "recipients": Phrase("境外接收方", "a list, one entry an overseas recipient"),
    "onward": Phrase("再转移", "entries of `onward`"),
    "exports": Phrase("出境活动", "a list, one entry an export"),
    "rebuttals": Phrase("不认定为敏感", "entries of `sensitivity_rebutted`"),
    "changes": Phrase("变化", "entries of `changes`"),
    "distinct_people": Phrase("合并去重人数", "a list, one entry a set of exports"),
    "mechanisms": Phrase("已有机制", "a list, one entry a mechanism in place"),
}
_KINDS = {
    "boolean": "`true`, `false`",
    "count": "people, or `[low, high]`",
    "number": "a whole number",
    "date": "a day",
    "text": "text",
    "texts": "a list of text",
    "territory": "a territory",
    "province": "a province",
    "city": "a city",
    "zone": "a free trade zone",
    "sector": "a sector",
    "scenario": "a scenario",
    "items": "a list of data items",
    "items_one": "a data item",
    "people": "`{ordinary, sensitive, both, until}`",
    "people_totals": "`{ordinary, sensitive, both}`",
}


def generate() -> dict[Path, str]:
    """Give the page."""
    facts = load_book().facts
    shapes = dict.fromkeys(fact.shape for fact in facts.facts)
    parts = [_shape(facts, shape) for shape in shapes]
    return {_PAGE: markdown.page("Fields of a declaration", _INTRO, *parts, _derived(facts))}


def _shape(facts: FactBook, shape: str) -> str:
    says = _SHAPES.get(shape, Phrase("", ""))
    rows = [
        (
            markdown.code(fact.name) + (" (required)" if fact.required else ""),
            _value(fact),
            markdown.both(fact.says.zh, fact.says.en),
            _asked(fact),
        )
        for fact in facts.of_shape(shape)
    ]
    heads = ("field", "value", "meaning", "question, presumption")
    return f"## {shape}\n\n{says.zh}: {says.en}.\n\n{markdown.table(heads, rows)}"


def _value(fact: Fact) -> str:
    match fact.kind:
        case "choice":
            said = ", ".join(markdown.code(value) for value in fact.values)
        case "refs":
            said = f"a list of ids of {markdown.code(fact.of or '')}"
        case "list":
            said = f"a list, see [{fact.item_shape}](#{fact.item_shape})"
        case "mapping":
            said = markdown.code(f"{{{', '.join(fact.parts)}}}")
        case kind:
            said = _KINDS.get(kind, kind)
    return f"{said}, or `none`" if fact.none and "none" not in fact.values else said


def _asked(fact: Fact) -> str:
    parts = []
    if fact.question is not None:
        parts.append(markdown.both(fact.question.zh, fact.question.en))
    if fact.presumption is not None:
        shown = str(fact.presumption.value).lower()
        reason = fact.presumption.reason
        parts.append(
            f"taken as `{shown}` while not known: {markdown.both(reason.zh, reason.en)} ({fact.presumption.cites})"
        )
    return "<br>".join(parts)


def _derived(facts: FactBook) -> str:
    rows = [
        (
            markdown.code(each.name),
            ", ".join(markdown.code(name) for name in each.sources),
            markdown.both(each.says.zh, each.says.en),
        )
        for each in facts.derived
    ]
    rows.extend(
        (markdown.code(each.name), each.since.replace("_", " "), markdown.both(each.says.zh, each.says.en))
        for each in facts.counters
    )
    intro = "Nobody declares these; conditions of rules may use them."
    return f"## Worked out by the engine\n\n{intro}\n\n{markdown.table(('fact', 'from', 'meaning'), rows)}"
