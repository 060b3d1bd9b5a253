"""Which columns an answer can rest on; the others are known by name and left unread."""

from collections.abc import Mapping

from tongguan.decision.table.columns import DISTINCT, EXPORT, HANDLER, UNDER_GBA_CONTRACT, Column
from tongguan.law import Lawbook, LeavesOut
from tongguan.law.conditions import facts_in, parse

ALWAYS = frozenset({"contains.personal_information", "contains.sensitive", "under_14", "necessity.cross_border_hr",
                     "about", "mode", "accessed_from", "handler.established_in",
                     "handler.article_3_2_ground"})  # fmt: skip
"""Facts that the classes of information follow from, or that can contradict each other."""
_PEOPLE = ("people", "data_items", "necessity.not_needed_items", "necessity.residue")


def used_columns(book: Lawbook, columns: Mapping[str, Column]) -> frozenset[str]:
    """Give the columns that some rule of the book, on some day, can ask for, or that what it asks follows from."""
    names = {name for rule in book.rules if rule.decides() or isinstance(rule.effect, LeavesOut)
             for name in facts_in(rule.when)}  # fmt: skip
    for fact in book.facts.facts:
        if fact.applies is not None:
            names |= {fact.known_as, *facts_in(parse(fact.applies.when, book.facts.in_conditions(), {}))}
    for derived in book.facts.derived:
        names |= set(derived.sources)
    names |= {*_PEOPLE, *ALWAYS, "handler.province"}
    return frozenset(name for name, column in columns.items() if _is_used(column, names))


def _is_used(column: Column, names: set[str]) -> bool:
    if column.name in (HANDLER, EXPORT, UNDER_GBA_CONTRACT) or column.path[0] == DISTINCT or column.kind == "members":
        return True
    return column.fact is not None and column.fact.known_as in names
