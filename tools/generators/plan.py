"""The page of census plans: every field that a plan may have."""

from pathlib import Path

from tongguan.census.file.model import FORMAT, Census
from tongguan.census.plan import joining, reading
from tongguan.census.reasons import Reason
from tongguan.cli.words.census import REASONS
from tools import markdown

_PAGE = Path("docs/reference/census-plan.md")
_EXAMPLE = Path(__file__).parents[2] / "examples" / "retailer" / "census.yaml"
_HEADS = ("field", "takes", "means")
_INTRO = """\
`tongguan census PLAN.yaml` reads a plan: one strict YAML file.
It says which logs to read, what their columns mean and what counts.
[Count people](../how-to/count-people.md) shows it at work.
[How people are counted](../explanation/census.md) says why."""

_FIELDS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, str, str], ...]]] = {
    "The plan": (
        reading._PLAN,  # noqa: SLF001 -- the page is held to what is read
        (
            ("handler", "a name, or `{column: …}`", "whose people are counted; by a column, each handler apart"),
            ("joint", "a mapping", "makes the plan a joint one of several handlers; see below"),
            ("year", "a year", "the calendar year that is counted, Beijing time; else that of `until`"),
            ("until", "a day", "the last day that counts; else that of `--as-of`"),
            ("since", "`this-year`, `last-year`", "`last-year` adds the people since 1 January of the year before"),
            ("sources", "a list", "the logs; see below"),
            ("columns", "a mapping", "what the columns of the logs mean; see below"),
            ("exports", "a mapping", "what each export holds; see below"),
            (
                "declaration",
                "a file",
                "tells instead of `exports` what is sensitive and what counts, by the law of the day",
            ),
            ("key", "`{file: …}` or `{environment: …}`", "where the key of pseudonyms is; with `identifiers` only"),
            ("lines", "a list", "numbers of people to hold the count against; else those of the law"),
        ),
    ),
    "An entry of `sources`": (
        ("read", "format", "postgres", "spark", joining.HANDLED),
        (
            (
                "read",
                "a pattern",
                (
                    "files relative to the plan; `.parquet`, `.csv`, `.tsv`, `.ndjson` or `.jsonl`, "
                    "text also with `.gz` or `.zst`"
                ),
            ),
            ("format", "`parquet`, `csv`, `ndjson`", "the format where the names do not tell it"),
            (
                "postgres",
                "`{dsn_from: VARIABLE, table: …}` or `{service: …, table: …}`",
                "a table; a password never stands in a plan",
            ),
            ("spark", "a name", "a table that a cluster knows"),
            ("handler", "a name", "whose all of it is; in a joint plan without a column of handlers"),
        ),
    ),
    "`joint`": (
        joining._JOINT,  # noqa: SLF001 -- as above
        (
            ("handlers", "a list", "whose people are counted together; each is also counted apart"),
            ("reason", "text", "why they may be held together; it is told in the answer"),
            (
                "key_id",
                "the id of a key",
                (
                    "under which key all of them made the pseudonyms of the log; "
                    "`key` tells it where the log holds identifiers"
                ),
            ),
        ),
    ),
    "`columns`": (
        reading._COLUMNS,  # noqa: SLF001 -- as above
        (
            (
                "time",
                "a column, or `{column: …, zone: …, unit: …}`",
                "when a row was sent; `zone` for times without one (else Asia/Shanghai), `unit` for numbers since 1970",
            ),
            ("export", "a column, or `{constant: …}`", "the id of the export"),
            ("recipient", "a column", "the id of the recipient"),
            ("sensitive", "a column", "whether the row holds sensitive information; without it the export tells"),
            (
                "person",
                "`{pseudonym: …}` or `{identifiers: [{kind: …, column: …}]}`",
                "whom a row is about; kinds are those of [identifiers](identifiers.md)",
            ),
        ),
    ),
    "An entry of `exports`": (
        reading._EXPORT,  # noqa: SLF001 -- as above
        (
            (
                "sensitive",
                "true or false",
                "every row holds sensitive information; else the column tells, where the plan names one",
            ),
            (
                "ordinary",
                "true or false",
                "the rows hold other personal information as well; true where nothing is said",
            ),
            ("left_out", "true or false", "its people do not count, and are told apart"),
        ),
    ),
    "An entry of `lines`": (
        reading._LINE,  # noqa: SLF001 -- as above
        (
            ("counter", "`ordinary`, `sensitive`, `both`, `all`", "which count"),
            ("line", "a number of people", "reached by the person who makes it full"),
            ("then", "a word", "what follows"),
            ("cites", "a list", "the provisions it rests on"),
        ),
    ),
}


_ANSWER = {
    "handler": "whose people they are",
    "year": "the calendar year that was counted, Beijing time",
    "until": "the last day that counted",
    "counted": "people of the exports that count: `ordinary`, `sensitive`, `both`, `all`",
    "left_out": "likewise of the exports that are left out; they may count by another export",
    "exports": "what each export contributes: its people by the same names, `only_here` for those in no other export,"
    " `rows` used, `first` and `last` day, `left_out`, and whether the `export` or the `column` says sensitive"
    " (`sensitive_by`)",
    "rows": "rows `read`, `used`, `outside_window`, and `refused` by reason with masked examples",
    "engine": "what counted",
    "format": "the format of the answer",
    "curve": "`days` on which a count changed, and the people up to and with each of them, by counter; the upper end",
    "lines": "each line with its `counter`, what follows (`then`, `cites`), the day on which it was reached"
    " (`crossed`, by the upper end; null where it was not), and `people_left` that may still be added",
    "since_last_year": "`all` and `sensitive` people since 1 January of the year before, where the plan asks",
    "profile": "the exports in the order of the bits of `profile.parquet`, and how many combinations (`groups`)",
    "sources": "each file or table with its fingerprint, rows and days",
    "unreadable": "files of which nothing was counted, and why",
    "joint": "of a joint plan the `handlers`, the `reason` and the id of the `key`",
}


class UndocumentedFieldError(Exception):
    """The page and the reader of plans name different fields."""


def _told() -> list[tuple[str, str]]:
    if set(_ANSWER) != set(Census.__struct_fields__):
        raise UndocumentedFieldError("The answer")
    return [(name, _ANSWER[name]) for name in Census.__struct_fields__]


def generate() -> dict[Path, str]:
    """Give the page.

    Raises:
        UndocumentedFieldError: A field is read that the page does not tell, or the other way round.
    """
    parts = []
    for heading, (known, rows) in _FIELDS.items():
        if {name for name, _, _ in rows} != set(known):
            raise UndocumentedFieldError(heading)
        parts.append(
            f"## {heading}\n\n{markdown.table(_HEADS, [(f'`{n}`', takes, means) for n, takes, means in rows])}"
        )
    example = f"## An example\n\n```yaml\n{_EXAMPLE.read_text(encoding='utf-8')}```"
    words = [
        (f"`{each.word}`", markdown.both(REASONS[each.word].zh, REASONS[each.word].en))
        for each in Reason
        if each.refuses
    ]
    reasons = f"## Why a row is refused\n\n{markdown.table(('reason', 'means'), words)}"
    answer = (
        f"## The answer\n\n`--json` gives format {FORMAT}.\n"
        "Every count of people is a range, from those who are certain to those who are possible.\n"
        "`--out FOLDER` writes the same as `census.json`, with its tables as Parquet,"
        " and the profile from which what-ifs are answered.\n"
        "Of several handlers, `handlers` lists one such answer for each.\n\n"
        f"{markdown.table(('field', 'holds'), [(f'`{name}`', holds) for name, holds in _told()])}"
    )
    return {_PAGE: markdown.page("Census plans", _INTRO, example, *parts, reasons, answer)}
