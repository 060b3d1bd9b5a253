"""Fills the template of the census page. Everything that comes from a census is escaped."""

import base64
import hashlib
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from tongguan.cli.foresight import Completed, percent
from tongguan.cli.report.census import words as census_words
from tongguan.cli.report.census.page import view_of
from tongguan.cli.report.census.words import WORDS
from tongguan.cli.report.figures import people_of
from tongguan.cli.report.library import Library
from tongguan.vocabulary import TongguanError
from tongguan.vocabulary.phrase import Language
from tongguan.vocabulary.terms import PATHWAYS, term

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent
_ASSETS = Path(__file__).parents[3] / "assets"
_LIBRARY = "echarts.min.js"
_COUNTING_RULES = ("CBDF-2024#7.1.2", "CBDF-2024#8.1", "QA-2024-03#11")


class ChartsMissingError(TongguanError):
    """The script that draws charts is not in this installation."""

    code: ClassVar[str] = "cli/charts-missing"


def render_census(completed: Sequence[Completed], language: Language, plan: str, library: Library) -> str:
    """Render the page of one or several handlers as one HTML file that loads nothing.

    Args:
        completed: The censuses with what follows from them, at least one; of one language.
        language: The language of the page.
        plan: The name of the plan.
        library: The lawbook and catalogues behind it.

    Raises:
        ChartsMissingError: The script that draws charts was not built.
    """
    views = [
        view_of(each.census, each.outlook, each.form, each.splitting, f"h{place}", library, language)
        for place, each in enumerate(completed, start=1)
    ]
    scripts = _scripts()
    template = _environment(language, library).get_template("census.html.j2")
    return template.render(
        views=views,
        plan=plan,
        scripts=scripts,
        data=_embedded([chart.data for view in views for chart in view.charts]),
        policy=_policy(scripts),
        edition=library.book.edition,
        known_until=library.book.known_until,
        counting_rules=_COUNTING_RULES,
    )


def check_charts() -> None:
    """See that charts can be drawn.

    Raises:
        ChartsMissingError: They cannot.
    """
    _scripts()


def _scripts() -> tuple[str, ...]:
    try:
        drawing = (_ASSETS / _LIBRARY).read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise ChartsMissingError(
            "the script that draws charts was not built", help="run `make assets`, or install tongguan from a wheel"
        ) from error
    ours = (_HERE / "charts.js").read_text(encoding="utf-8").strip()
    return drawing, ours


def _policy(scripts: Sequence[str]) -> str:
    """Allow the scripts of this file by their hashes, and nothing from anywhere."""
    hashes = " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(each.encode()).digest()).decode()}'" for each in scripts
    )
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src {hashes}"


def _embedded(data: object) -> str:
    """Write data so that it cannot end the element it stands in."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _environment(language: Language, library: Library) -> "Environment":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415 -- only a page needs it
    from markupsafe import Markup  # noqa: PLC0415 -- as above

    environment = Environment(
        loader=FileSystemLoader([_HERE, _HERE.parent]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "w": {name: phrase.in_language(language) for name, phrase in WORDS.items()},
        "language": language,
    }
    environment.filters |= {
        # Only the scripts and the data of this file, made above, are not escaped again.
        "as_script": Markup,
        **_filters(language, library),
    }
    return environment


def _filters(language: Language, library: Library) -> dict[str, Callable[..., Any]]:
    named = {
        "forecast_reason": census_words.REASONS,
        "refused_reason": census_words.REFUSED,
        "form_flag": census_words.FORM_FLAGS,
        "route": PATHWAYS,
    }

    def short_title(cite: str) -> str:
        instrument = library.instrument(cite)
        return "" if instrument is None else instrument.short.in_language(language)

    return {
        **{name: partial(_term, words=words, language=language) for name, words in named.items()},
        "people": lambda bounds: people_of(bounds, language),
        "number": lambda value: f"{value:,}",
        "percent": percent,
        "fill": lambda text, **values: text.format(**values),
        "short_title": short_title,
        "names": lambda exports: WORDS["list_comma"].in_language(language).join(exports),
        "capital": lambda text: text[:1].upper() + text[1:],
        "say": lambda phrase: phrase[language],
    }


def _term(code: str, *, words: Any, language: Language) -> str:  # noqa: ANN401 -- bound once above
    return term(words, code, language)
