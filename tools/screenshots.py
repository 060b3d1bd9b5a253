"""``python -m tools.screenshots``: takes the pictures of the office that README and docs show, from the demo company.

``--all FOLDER`` takes every page that the tests open instead, wide and narrow, in both languages: to be looked at.
"""

import argparse
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.office.browser.serving import WIDTHS, Office, served, signed_in
from tests.office.browser.test_pages import PAGES, O

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "images"
SHOWN = {"today": f"{O}/?on=2026-06-30", "determination": f"{O}/determinations/?on=2026-06-30", "law": f"{O}/law/"}
LANGUAGES = ("zh", "en")


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(prog="python -m tools.screenshots", description=__doc__)
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="every page, into this folder")
    folder: Path | None = parser.parse_args().all
    with tempfile.TemporaryDirectory() as data, served(Path(data) / "office") as origin, signed_in(origin) as office:
        if folder is not None:
            _take(office, PAGES, folder, WIDTHS, whole=True)
        else:
            _take(office, SHOWN, PICTURES, WIDTHS[:1], whole=False)


def _take(office: Office, pages: Mapping[str, str], folder: Path, widths: tuple[int, ...], *, whole: bool) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        for width in widths:
            with office.page(language, width) as (page, _):
                for name, address in pages.items():
                    page.goto(address, wait_until="networkidle")
                    size = f"-{width}" if len(widths) > 1 else ""
                    file = f"{re.sub(r'[^a-z]+', '-', name)}{size}.{language}.png"
                    page.screenshot(path=folder / file, full_page=whole)


if __name__ == "__main__":
    main()
