"""Packs what is seen of a row into a few whole numbers, and reads it from them again.

Rows with the same numbers are of one kind; the numbers hold everything that was seen, so this is exact.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlglot import exp

from tongguan.decision.table.building import Sql, case, column, is_null, named, sql, unknown, value

_MOST_BITS = 62
_TRUTH_BITS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Something seen of a row, NULL where it is not known.

    A truth; or one of ``words``, any other being ``other``; or a whole number of ``bits`` bits.
    """

    name: str
    reads: Sql
    words: tuple[str, ...] = ()
    other: str | None = None
    bits: int = 0

    @property
    def width(self) -> int:
        """The bits that it takes."""
        if self.words or self.other is not None:
            return (len(self.words) + 1).bit_length()
        return self.bits + 1 if self.bits else _TRUTH_BITS


class Packing:
    """Places for parts in whole numbers.

    Args:
        parts: What is packed.
    """

    def __init__(self, parts: Iterable[Part]) -> None:
        self._places: list[tuple[Part, int, int]] = []
        number = taken = 0
        for part in parts:
            if taken + part.width > _MOST_BITS:
                number, taken = number + 1, 0
            self._places.append((part, number, taken))
            taken += part.width
        self.keys = tuple(f"kind·{each}" for each in range(number + 1))

    def packed(self) -> list[Sql]:
        """Give the numbers of a row."""
        sums: list[Sql] = [sql("CAST(0 AS BIGINT)") for _ in self.keys]
        for part, number, shift in self._places:
            sums[number] = sql(":sum + :part", sum=sums[number], part=_shifted(part, shift))
        return [named(each, key) for each, key in zip(sums, self.keys, strict=True)]

    def unpacked(self) -> list[Sql]:
        """Give the parts again, from the numbers."""
        return [
            named(_read(part, sql("(:key >> :shift) & :mask", key=column(self.keys[number]), shift=shift,
                                  mask=(1 << part.width) - 1)), part.name)
            for part, number, shift in self._places
        ]  # fmt: skip


def _shifted(part: Part, shift: int) -> Sql:
    def at(code: int) -> Sql:
        return value(code << shift)

    read = part.reads
    if part.words or part.other is not None:
        branches = [(sql(":read = :word", read=read, word=word), at(place))
                    for place, word in enumerate(part.words, start=1)]  # fmt: skip
        return case(*branches, (is_null(read), value(0)), otherwise=at(len(part.words) + 1))
    if part.bits:
        return sql("coalesce(CAST(:read AS BIGINT) + 1, 0) * :unit", read=read, unit=1 << shift)
    return case((read, at(1)), (is_null(read), at(2)), otherwise=value(0))


def _read(part: Part, code: Sql) -> Sql:
    if part.words or part.other is not None:
        words: Sequence[str | None] = (*part.words, part.other)
        return case(
            *((sql(":code = :place", code=code, place=place), value(word))
              for place, word in enumerate(words, start=1) if word is not None),
            otherwise=exp.cast(exp.null(), "VARCHAR"),
        )  # fmt: skip
    if part.bits:
        return sql("nullif(:code, 0) - 1", code=code)
    return case(
        (sql(":code = 1", code=code), value(of=True)), (sql(":code = 2", code=code), unknown()),
        otherwise=value(of=False),
    )  # fmt: skip
