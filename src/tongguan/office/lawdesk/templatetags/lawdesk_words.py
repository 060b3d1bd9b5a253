"""How the pages of the law name what the lawbook holds by code."""

from collections.abc import Sequence

from django import template

from tongguan.law.telling import words as legal
from tongguan.office.desk.speaking import language, say
from tongguan.vocabulary import Grade
from tongguan.vocabulary.terms import GRADES

register = template.Library()


@register.filter
def law_status(code: str) -> str:
    """Name how an instrument stands."""
    return say(legal.STATUSES[code])


@register.filter
def rank(code: str) -> str:
    """Name the rank of an instrument."""
    return say(legal.RANKS[code])


@register.filter
def issuers(codes: Sequence[str]) -> str:
    """Name who issued an instrument."""
    return ("、" if language() == "zh" else ", ").join(say(legal.ISSUERS[code]) for code in codes)


@register.filter
def bound(code: str) -> str:
    """Name whom a rule binds."""
    return say(legal.BOUND[code])


@register.filter
def grade(code: str) -> str:
    """Name the grade of a source."""
    return say(GRADES[Grade(code)])
