"""How the templates of the census say changes and reasons."""

from django import template

from tongguan.office.censuses import words
from tongguan.office.desk.speaking import say

register = template.Library()


@register.filter
def signed(people: int) -> str:
    """Write a change with its sign; a true minus, which is as wide as the plus."""
    return f"{people:+,}".replace("-", "−")


@register.simple_tag
def reason(code: str) -> str:
    """Say why there is no forecast."""
    return say(words.REASONS[code]) if code in words.REASONS else code


@register.simple_tag
def refusal(code: str) -> str:
    """Say why rows were refused, or a file could not be read."""
    return say(words.REFUSED[code]) if code in words.REFUSED else code
