"""How the data items of a table stand under each law it is asked about."""

from collections.abc import Mapping, Sequence

from tongguan.decision.table.seen import STANDINGS, Asked
from tongguan.law.catalogues import Catalogues


def item_words(
    spellings: Mapping[str, str], asked: Sequence[Asked], catalogues: Catalogues
) -> tuple[list[str], list[tuple[int, str]]]:
    """Give the words that a table has for items, those of one standing together, and each standing's last word.

    A standing is a number with a bit for each law: is the item sensitive, ordinary, or not settled?
    """
    codes = {item: _code(item, asked, catalogues) for item in set(spellings.values())}
    ordered = sorted(spellings, key=lambda word: (codes[spellings[word]], word))
    lasts = {codes[spellings[word]]: word for word in ordered}
    return ordered, list(lasts.items())


def _code(item: str, asked: Sequence[Asked], catalogues: Catalogues) -> int:
    code = 0
    for place, each in enumerate(asked):
        found = catalogues.sensitivity.sensitivity((item,), each.as_of, under_14=False, readings=each.regime.readings)
        code |= 1 << (len(STANDINGS) * place + STANDINGS.index(found.value))
    return code
