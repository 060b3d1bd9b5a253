"""Shows a census to people."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tongguan.cli.words import census as words
from tongguan.vocabulary.terms import PATHWAYS

if TYPE_CHECKING:
    from tongguan.census.file.model import Census, Counters, Example, Head, Rows
    from tongguan.cli.screen import Screen
    from tongguan.vocabulary import Phrase

_CLASSES = {"ordinary": words.ORDINARY, "sensitive": words.SENSITIVE, "both": words.BOTH, "all": words.ALL}

_WHAT_IFS = {
    "dropped": words.DROPPED,
    "left_out": words.LEFT_OUT,
    "counted": words.COUNTED,
    "sensitive": words.ALL_SENSITIVE,
}


def show(head: "Head", censuses: "Sequence[Census]", screen: "Screen") -> None:
    """Write totals, lines and exports of each handler, then what became of the rows."""
    for census in censuses:
        said = screen.words(words.UP_TO)
        screen.heading(said.format(handler=census.handler, year=census.year, until=census.until))
        if census.joint is not None:
            joint = screen.words(words.JOINT).format(key=census.joint.key, reason=census.joint.reason)
            screen.line(joint, style="dim")
        screen.line()
        rows: list[tuple[Phrase | str, ...]] = [
            (words.COUNTED, *_of(census.counted)),
            (words.LEFT_OUT, *_of(census.left_out)),
        ]
        if census.since_last_year is not None:
            since = census.since_last_year
            rows.append((words.SINCE, "", _range(since.sensitive), "", _range(since.all)))
        screen.table((words.PEOPLE, *_CLASSES.values()), rows)
        _show_lines(census, screen)
        _show_exports(census, screen)
        screen.line()
    _show_rows(head.rows, screen)
    if head.unreadable:
        screen.line()
        screen.heading(words.UNREADABLE)
        screen.table((words.FILE, words.WHY), [(each.name, words.WHYS[each.why]) for each in head.unreadable])


def show_supposed(answers: Sequence[Mapping[str, Any]], screen: "Screen") -> None:
    """Write what would be counted, beside what is."""
    for answer in answers:
        told = (f"{screen.words(_WHAT_IFS[name])}: {' '.join(ids)}" for name, ids in answer["supposed"].items())
        supposed = ", ".join(told)
        screen.heading(f"{answer['handler']} · {screen.words(words.SUPPOSED)}: {supposed}")
        screen.line()
        screen.table(
            (words.PEOPLE, *_CLASSES.values()),
            [
                (f"{screen.words(when)}: {screen.words(what)}", *(_range(answer[key][part][name]) for name in _CLASSES))
                for when, key in ((words.BEFORE, "now"), (words.AFTER, "then"))
                for what, part in ((words.COUNTED, "counted"), (words.LEFT_OUT, "left_out"))
            ],
        )
        if answer["lines"]:
            screen.line()
            screen.table(
                (words.LINE, words.COUNTER, words.REACHED, words.LEFT, words.THEN, words.CITES),
                [
                    (
                        f"{line['line']:,}",
                        _CLASSES[line["counter"]],
                        words.YES if line["reached"] else words.NO,
                        "" if line["reached"] else f"{line['people_left']:,}",
                        _then(line["then"]),
                        ", ".join(line["cites"]),
                    )
                    for line in answer["lines"]
                ],
            )


def _show_lines(census: "Census", screen: "Screen") -> None:
    if not census.lines:
        return
    screen.line()
    screen.table(
        (words.LINE, words.COUNTER, words.CROSSED, words.LEFT, words.THEN, words.CITES),
        [
            (
                f"{line.line:,}",
                _CLASSES[line.counter],
                line.crossed.isoformat() if line.crossed else words.NOT_YET,
                "" if line.crossed else f"{line.people_left:,}",
                _then(line.then),
                ", ".join(line.cites),
            )
            for line in census.lines
        ],
        fixed=(0, 2),
    )


def _show_exports(census: "Census", screen: "Screen") -> None:
    screen.line()
    columns: tuple[Phrase, ...] = (words.EXPORT, words.COUNTED, *list(_CLASSES.values())[:3])
    screen.table(
        (*columns, words.ONLY_HERE, words.ROWS, words.FIRST, words.LAST),
        [
            (
                export.id,
                words.LEFT_OUT if export.left_out else words.COUNTED,
                *(_range(getattr(export, name)) for name in ("ordinary", "sensitive", "both")),
                f"{export.only_here:,}",
                f"{export.rows:,}",
                export.first.isoformat() if export.first else "",
                export.last.isoformat() if export.last else "",
            )
            for export in census.exports
        ],
        fixed=(0, 7, 8),
    )


def _show_rows(rows: "Rows", screen: "Screen") -> None:
    screen.line(
        screen.words(words.READ).format(
            read=f"{rows.read:,}",
            used=f"{rows.used:,}",
            outside=f"{rows.outside_window:,}",
            refused=f"{sum(each.rows for each in rows.refused):,}",
        )
    )
    if not rows.refused:
        return
    screen.line()
    screen.heading(words.REFUSED)
    screen.table(
        (words.REASON, words.ROWS, words.EXAMPLE),
        [
            (
                words.REASONS[each.reason],
                f"{each.rows:,}",
                "; ".join(
                    _place(example, screen) + (f" `{example.seen}`" if example.seen else "")
                    for example in each.examples
                ),
            )
            for each in rows.refused
        ],
    )


def _place(example: "Example", screen: "Screen") -> str:
    if example.row is None:
        return example.source
    return screen.words(words.PLACE).format(file=example.source, row=f"{example.row:,}")


def _of(counters: "Counters") -> tuple[str, ...]:
    return tuple(_range(getattr(counters, name)) for name in _CLASSES)


def _then(then: str) -> "Phrase | str":
    """Give a pathway in words; a plan may say what it likes."""
    return PATHWAYS.get(then, then)


def _range(people: Sequence[int]) -> str:
    low, high = people
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"
