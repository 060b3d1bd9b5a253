"""The page of the glossary, from ``docs/glossary.yaml``."""

from pathlib import Path

from tongguan.strict_yaml import load
from tools import markdown

_SOURCE = Path("docs/glossary.yaml")
_PAGE = Path("docs/reference/glossary.md")
_ROOT = Path(__file__).resolve().parents[2]
_INTRO = """\
One term for one thing: in the law's Chinese, in our English, and in code.
The same words stand on pages, in commands, in the API and on paper."""


def generate() -> dict[Path, str]:
    """Give the page."""
    terms = load((_ROOT / _SOURCE).read_bytes(), _SOURCE.as_posix())["terms"]
    rows = [
        (
            markdown.text(term["zh"] or "–"),
            markdown.text(term["en"]),
            ", ".join(markdown.code(name) for name in term["identifiers"]),
            markdown.text(term["note"] or ""),
        )
        for term in terms
    ]
    return {_PAGE: markdown.page("Glossary", _INTRO, markdown.table(("中文", "English", "in code", "note"), rows))}
