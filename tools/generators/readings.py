"""The page of readings: the open questions of law."""

from pathlib import Path

from tongguan.cli.words.law import TOUCHED
from tongguan.law import Reading, load_book
from tools import markdown

_PAGE = Path("docs/reference/readings.md")
_INTRO = """\
Where the text of the law can be read two ways, one reading is the default and is used in every answer.
`tongguan assess` varies one question at a time and shows those whose other reading would change the answer.
The sources are facts; which reading is the default is a choice of this project, and not legal advice."""


def generate() -> dict[Path, str]:
    """Give the page."""
    return {_PAGE: markdown.page("Readings", _INTRO, *map(_reading, load_book().readings))}


def _reading(reading: Reading) -> str:
    choices = sorted(reading.choices, key=lambda choice: choice.id != reading.default)
    rows = [
        (
            f"**{markdown.code(choice.id)}**" if choice.id == reading.default else markdown.code(choice.id),
            markdown.text(choice.says.zh),
            markdown.text(choice.says.en),
        )
        for choice in choices
    ]
    cites = ", ".join(markdown.code(cite) for cite in reading.cites) or "no text"
    touched = TOUCHED[reading.touches]
    return "\n\n".join(
        (
            f"## {reading.id}",
            f"{markdown.text(reading.question.zh)}\n{markdown.text(reading.question.en)}",
            markdown.table(("reading", "中文", "English"), rows),
            f"Why: {markdown.text(reading.why.zh)}；{markdown.text(reading.why.en)}.",
            f"From: {cites}. It touches {touched.en}（{touched.zh}）.",
        )
    )
