"""The page of columns: what a table of exports may hold, and what its answer holds."""

from pathlib import Path

from tongguan.decision.table.describing import Description, describe
from tongguan.law import load_book
from tools import markdown

_PAGE = Path("docs/reference/table.md")
_INTRO = """\
The columns of a table for `tongguan assess --table`: Parquet, CSV or NDJSON, one row an export.
`handler` and `export` must be there.
Any other column may be left out, which says that the fact is not known, as NULL does.
Names are those of the [declaration](facts.md), dots written as underscores.
A number of people is one column, or two that end in `_low` and `_high` for a range; NULL in `_high` is no upper limit.
A column of another name is refused, and so is a value that cannot be.
`tongguan schema --table` gives the same for programs."""
_HANDLER = """\
The same in all rows of a handler."""
_TEXT = """\
In CSV, truths are `true` and `false`, days `2026-06-30`, items are parted by `;`.
Members are JSON there: `[{"territory": "SG"}]`.
Names of territories, provinces, zones, sectors, scenarios and items are spelled as a declaration takes them."""
_ANSWER = """\
What `--out` writes, a row for each row of the table and in its order.
Where several stand in one column, `|` parts them, the lightest pathway or its decider first."""
_ANSWERS = (
    ("`handler`, `export`", "as in the table"),
    ("`possible`", "the pathways that the export can still have"),
    ("`settled`", "whether one is left"),
    ("`decided_by`, `rules`", "the citations and the rules that decide"),
    ("`grade`", "`VERIFIED` where every rule shown is; else the weaker grade"),
    ("`counted`", "whether its people count toward the totals of the handler; NULL where that is open"),
    ("`exact`", "whether `possible` is the set over all that is not known; where false it may be wider"),
    (
        "`counted_ordinary_low`, `counted_ordinary_high`, …",
        "the handler's total of people, between two ends; NULL is no upper limit",
    ),
    ("`overall`, `overall_settled`, `overall_exact`", "the heaviest pathway of the handler's exports"),
    ("`answered_by`", "`sql` where all that matters was known, `engine` where the search was needed"),
    (
        "`as_if_possible`, `as_if_decided_by`, `as_if_counted`, `as_if_differs`",
        "with `--as-if`: what the draft would give",
    ),
    ("`as_of`, `edition`", "the legal day, and the edition of the lawbook"),
)


def generate() -> dict[Path, str]:
    """Give the page."""
    columns = describe(load_book())
    of_handler = [each for each in columns if each.name.startswith(("handler_", "distinct_people_"))]
    others = [each for each in columns if each not in of_handler]
    read, left = [each for each in others if each.read], [each for each in columns if not each.read]
    return {
        _PAGE: markdown.page(
            "Columns of a table of exports",
            _INTRO,
            _section("The row", "", [each for each in read if each.required]),
            _section("The handler", _HANDLER, [each for each in of_handler if each.read]),
            _section("The export", _TEXT, [each for each in read if not each.required]),
            "## Columns that no rule reads\n\n"
            "They may stand in the table and are not looked at: "
            + ", ".join(markdown.code(each.name) for each in left)
            + ".",
            "## The answer\n\n" + _ANSWER + "\n\n" + markdown.table(("column", "what it holds"), _ANSWERS),
        )
    }


def _section(title: str, words: str, columns: list[Description]) -> str:
    rows = [
        (
            markdown.code(each.name),
            markdown.code(each.type),
            ", ".join(map(markdown.code, each.values)),
            markdown.both(each.says.zh, each.says.en),
        )
        for each in columns
    ]
    head = f"## {title}\n\n" + (f"{words}\n\n" if words else "")
    return head + markdown.table(("column", "type", "values", "what it says"), rows)
