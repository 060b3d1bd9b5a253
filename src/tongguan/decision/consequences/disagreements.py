"""Numbers and names of a declaration that can be true together, and yet hardly are: look before signing."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from tongguan.decision.consequences.flags import Flag
from tongguan.decision.declaration import Declaration, People
from tongguan.decision.determination import Determination, ExportDetermination
from tongguan.vocabulary import Phrase

_PROCESSED = "handler.people_processed"


def counted_before_it_began(export: ExportDetermination, determination: Determination) -> tuple[Flag, ...]:
    """Say that people are counted up to a day on which the export had not begun."""
    began, people = export.prepared.export.given.get("began_on"), export.prepared.export.people
    counted, until = _at_least(people), people.until or determination.handler.as_of
    if began is None or began <= until or counted == 0:
        return ()
    return (
        Flag(
            "counted-before-it-began",
            Phrase(
                zh=f"出境活动自 {began} 开始，却已计入截至 {until} 的 {counted:,} 人；请核对开始日期和人数",
                en=f"the export begins on {began}, yet {counted:,} people are counted up to {until}: "
                "check the first day and the count",
            ),
        ),
    )


def fewer_processed_than_exported(determination: Determination) -> tuple[Flag, ...]:
    """Say that more people were exported than the handler says it processes."""
    processed = determination.handler.declaration.handler.get(_PROCESSED)
    if processed is None or processed.high is None:
        return ()
    exported = max(_at_least(export.prepared.export.people) for export in determination.exports)
    exported = max(exported, determination.possible.ordinary.low, determination.possible.sensitive.low)
    if exported <= max(processed.high, 1):  # before the first transfer one person counts all the same
        return ()
    return (
        Flag(
            "fewer-processed-than-exported",
            Phrase(
                zh=f"处理个人信息的人数填 {processed.high:,}，出境至少 {exported:,} 人；出境的人也在处理之列，请核对",
                en=f"{processed.high:,} people are processed, yet at least {exported:,} were exported: "
                "whoever is exported is processed too, so check both numbers",
            ),
        ),
    )


def handlers_of_one_name(declarations: Sequence[Declaration]) -> dict[int, tuple[Flag, ...]]:
    """Give flags by the place of a handler in its group, where another has its name.

    One handler's people are counted together (CBDF-2024#7.1.2); declared twice, it is counted twice, each time less.
    """
    names = [_plainly(declaration.name) for declaration in declarations]
    times = Counter(names)
    return {
        place: (
            Flag(
                "two-handlers-of-one-name",
                Phrase(
                    zh=f"本组有 {times[name]} 个处理者同名；若是同一处理者，须写在一处，人数合并计算",
                    en=f"{times[name]} handlers of the group have this name: if they are one handler, "
                    "declare it once, for its people are counted together",
                ),
                ("CBDF-2024#7.1.2",),
            ),
        )
        for place, name in enumerate(names)
        if times[name] > 1
    }


def _plainly(name: str) -> str:
    """Write a name so that full-width letters, brackets, spaces and capitals make no difference."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _at_least(people: People) -> int:
    return max(count.low if count is not None else 0 for count in (people.ordinary, people.sensitive))
