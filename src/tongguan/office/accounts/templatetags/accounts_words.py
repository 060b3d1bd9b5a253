"""Hands our words to templates that the sign-in library draws."""

from types import ModuleType

from django import template

from tongguan.office.accounts import words

register = template.Library()


@register.simple_tag
def accounts_words() -> ModuleType:
    """Give the words of this application."""
    return words
