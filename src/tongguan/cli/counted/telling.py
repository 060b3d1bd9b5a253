"""Tells in the answer where each number of people came from."""

from collections.abc import Sequence
from typing import Any

from tongguan.cli.counted.joining import Joined, Origin
from tongguan.cli.words import counted as words
from tongguan.decision.assessment import Assessment
from tongguan.decision.consequences import is_left_out
from tongguan.decision.declaration import Export, People
from tongguan.vocabulary import Bounds, Pathway, Phrase
from tongguan.vocabulary.phrase import Language

_SHOWN_HASH = 16


def tell(answer: dict[str, Any], joined: Joined, assessments: Sequence[Assessment], language: Language) -> None:
    """Put ``people_from`` and the flags of the join into ``answer``, the answer of these assessments."""
    handlers = answer.get("handlers") or [answer]
    for handler, origin, assessment in zip(handlers, joined.origins, assessments, strict=True):
        exports = assessment.ground.declaration.exports
        handler["people_from"] = _people_from(origin, exports)
        flags = [
            {"code": code, "message": says.in_language(language), "cites": []}
            for code, says in _flags(origin, assessment)
        ]
        handler["overall"]["flags"] = [*handler["overall"]["flags"], *flags]


def _people_from(origin: Origin, exports: Sequence[Export]) -> dict[str, Any]:
    file = origin.file
    return {
        "census": None
        if file is None
        else {
            "file": file.name,
            "sha256": file.sha256,
            "until": file.census.until.isoformat(),
            "engine": file.census.engine or None,
        },
        "exports": [
            {
                "id": export.id,
                "from": "census" if export.id in origin.counted else "declaration" if _told(export) else None,
                "people": _plain(export.people),
                "declared": _plain(origin.declared.get(export.id)) if export.id in origin.counted else None,
            }
            for export in exports
        ],
        "unions": [list(members) for members in origin.unions],
    }


def _told(export: Export) -> bool:
    return export.people != People()


def _plain(people: People | None) -> dict[str, Any] | None:
    if people is None or people == People():
        return None
    counts: dict[str, Bounds | None] = {
        "ordinary": people.ordinary,
        "sensitive": people.sensitive,
        "both": people.both,
    }
    plain: dict[str, Any] = {name: count.as_list() if count else None for name, count in counts.items()}
    return {**plain, "until": people.until.isoformat() if people.until else None}


def _flags(origin: Origin, assessment: Assessment) -> list[tuple[str, Phrase]]:
    file = origin.file
    if file is None:
        return [("no-census", words.NO_CENSUS)]
    exports = assessment.ground.declaration.exports
    flags = [
        (
            "people-from-census",
            words.filled(words.FROM_CENSUS, file=file.name, until=file.census.until, sha256=file.sha256[:_SHOWN_HASH]),
        )
    ]
    flags += _replaced(origin, exports)
    missing = [export.id for export in exports if export.id not in origin.counted]
    if missing:
        flags.append(("not-in-census", words.listing(words.NOT_COUNTED, missing)))
    if origin.dropped:
        flags.append(("distinct-people-replaced", words.REPLACED_UNIONS))
    flags += _disagreements(origin, assessment)
    if file.census.since_last_year is not None and len(file.census.exports) > 1:
        flags.append(("since-last-year-not-by-export", words.SINCE_LAST_YEAR))
    return flags


def _replaced(origin: Origin, exports: Sequence[Export]) -> list[tuple[str, Phrase]]:
    """Say where a declared number was another than the counted one."""
    differing = []
    for export in exports:
        declared = origin.declared.get(export.id)
        if declared is None or export.id not in origin.counted:
            continue
        pairs = ((declared.ordinary, export.people.ordinary), (declared.sensitive, export.people.sensitive))
        if any(said is not None and said != found for said, found in pairs):
            differing.append(export.id)
    return [("declared-otherwise", words.listing(words.DECLARED_OTHERWISE, differing))] if differing else []


def _disagreements(origin: Origin, assessment: Assessment) -> list[tuple[str, Phrase]]:
    """Say where the law of the day and the plan of the census see an export differently."""
    assert origin.file is not None  # noqa: S101 -- asked only with a census
    counts = {each.id: each for each in origin.file.census.exports}
    counts_though, leaves_though, plain_though = [], [], []
    for each in assessment.determination.exports:
        count = counts.get(each.prepared.export.id)
        if count is None:
            continue
        if each.prepared.facts.get("contains.sensitive") is True and count.sensitive[1] == 0 < count.ordinary[1]:
            plain_though.append(count.id)
        if each.pathway is Pathway.NOT_AN_EXPORT or not each.possible.settled:
            continue
        left_out = is_left_out(each, assessment.determination)
        if count.left_out and not left_out:
            counts_though.append(count.id)
        elif left_out and not count.left_out:
            leaves_though.append(count.id)
    if origin.counted_anew:
        counts_though, leaves_though = [], []
    found = (
        ("left-out-only-by-census", words.COUNTS_BY_LAW, counts_though),
        ("counted-only-by-census", words.LEFT_OUT_BY_LAW, leaves_though),
        ("sensitive-but-not-in-census", words.SENSITIVE_BY_DECLARATION, plain_though),
    )
    return [(code, words.listing(says, exports)) for code, says, exports in found if exports]
