"""How far back the lawbook answers."""

from datetime import date

from tongguan.law.lawbook import Lawbook
from tongguan.law.model import Requires


def first_day(book: Lawbook) -> date:
    """Give the first day that the lawbook answers for: that of the first rule which decides where no other does."""
    fallbacks = (rule for rule in book.rules if rule.default and isinstance(rule.effect, Requires))
    return min(rule.window.first for rule in fallbacks if rule.window.first is not None)
