"""How templates say words, people, days and standings. Every template has these; none needs to load them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django import template
from django.forms import BoundField, CheckboxInput, Select
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tongguan.office.desk import speaking, words
from tongguan.office.desk.days import BEIJING
from tongguan.vocabulary import Phrase
from tongguan.vocabulary.terms import MECHANISMS, PATHWAYS, STANDINGS, term

register = template.Library()

_LOOKS: Mapping[str, tuple[str, str]] = {
    "free": ("neutral", "circle"),
    "covered": ("green", "circle-check"),
    "expiring": ("amber", "clock-exclamation"),
    "uncovered": ("red", "circle-x"),
    "exceeded": ("red", "arrow-up"),
    "lapsed": ("red", "circle-x"),
    "stopped": ("red", "ban"),
    "suspended": ("red", "player-pause"),
    "not_yet_effective": ("blue", "hourglass"),
    "pending": ("blue", "hourglass"),
    "unknown": ("blue", "help"),
}
"""The colour and the icon of each standing; the word always stands beside them."""


@register.simple_tag
def say(phrase: Phrase | str, **values: object) -> str:
    """Say a phrase in the language of the page; text is said as it is."""
    return phrase if isinstance(phrase, str) else speaking.say(phrase, **values)


@register.simple_tag
def icon(name: str, css: str = "icon") -> SafeString:
    """Draw an icon. It is hidden from screen readers: the word beside it says the same."""
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"></use></svg>',
        css,
        static("lib/icons.svg"),
        name,
    )


@register.simple_tag
def standing(code: str) -> SafeString:
    """Show a standing: colour, icon and word."""
    colour, sign = _LOOKS.get(code, ("blue", "help"))
    word = term(STANDINGS, code, speaking.language())
    return format_html('<span class="standing standing-{}">{}<span>{}</span></span>', colour, icon(sign), word)


@register.filter
def routes(codes: Sequence[str]) -> str:
    """Name the possible pathways."""
    return speaking.say(words.OR).join(term(PATHWAYS, code, speaking.language()) for code in codes)


@register.filter
def mechanisms(codes: Sequence[str]) -> str:
    """Name mechanisms."""
    return ("、" if speaking.language() == "zh" else ", ").join(
        term(MECHANISMS, code, speaking.language()) for code in codes
    )


@register.filter
def number(value: int) -> str:
    """Write a number with thousands apart."""
    return f"{value:,}"


@register.filter
def people(bounds: Sequence[int | None] | int | None) -> str:
    """Write a number of people: exact, a range, at least, or not known."""
    if bounds is None:
        return speaking.say(words.UNKNOWN)
    if isinstance(bounds, int):
        return number(bounds)
    low, high = bounds
    if low == high and low is not None:
        return number(low)
    if high is None:
        return speaking.say(words.AT_LEAST, people=number(low or 0)) if low else speaking.say(words.UNKNOWN)
    return f"{number(low or 0)}–{number(high)}"


@register.filter
def day(value: date | str | None) -> str:
    """Write a day as people do: 2026年6月30日, 30 June 2026."""
    if not value:
        return "–"
    on = date.fromisoformat(value) if isinstance(value, str) else value
    if speaking.language() == "zh":
        return f"{on.year}年{on.month}月{on.day}日"
    return f"{on.day} {on:%B} {on.year}"


@register.filter
def moment(value: datetime) -> str:
    """Write an instant in Beijing time, to the minute."""
    return f"{value.astimezone(BEIJING):%Y-%m-%d %H:%M}"


@register.filter
def dressed(field: BoundField) -> SafeString:
    """Draw a field as the style sheet has it; the message beside it is named by the field."""
    widget = field.field.widget
    css = (
        "form-check-input"
        if isinstance(widget, CheckboxInput)
        else "form-select"
        if isinstance(widget, Select)
        else "form-control"
    )
    attributes: dict[str, str | bool] = {"class": f"{css} is-invalid" if field.errors else css}
    if field.errors:
        attributes["aria-describedby"] = f"{field.auto_id}_error"
        attributes["aria-invalid"] = "true"
    return field.as_widget(attrs=attributes)


@register.filter
def route(code: str) -> str:
    """Name one pathway."""
    return term(PATHWAYS, code, speaking.language())


@register.filter
def some(bounds: Sequence[int | None]) -> bool:
    """Tell whether there may be anybody within the bounds."""
    return list(bounds) != [0, 0]
