"""Builds the answer of an assessment."""

from collections.abc import Sequence
from typing import Any

from tongguan.decision.answer.standings import standing_of
from tongguan.decision.answer.trees import plain, tree_of
from tongguan.decision.assessment import AsIf, Assessment, ExportAssessment
from tongguan.decision.consequences import Duty, Flag
from tongguan.decision.determination import Explained
from tongguan.decision.standing import worst
from tongguan.law import Lawbook
from tongguan.vocabulary import Pathway
from tongguan.vocabulary.phrase import Language


def answers_of(assessments: Sequence[Assessment], language: Language) -> dict[str, Any]:
    """Give the answer of a file: that of its handler, or of each under ``handlers``."""
    if len(assessments) == 1:
        return answer_of(assessments[0], language)
    head = _head(assessments[0])
    return {
        **head,
        "handlers": [
            {key: value for key, value in answer_of(each, language).items() if key not in head} for each in assessments
        ],
    }


def answer_of(assessment: Assessment, language: Language) -> dict[str, Any]:
    """Give the answer of one handler, as in the public format."""
    determination = assessment.determination
    possible = determination.possible
    answer: dict[str, Any] = {
        **_head(assessment),
        "handler": assessment.ground.declaration.name,
        "overall": {
            "possible": _names(possible.overall),
            "settled": len(possible.overall) == 1,
            "exact": possible.exact,
            "counted": {"ordinary": possible.ordinary.as_list(), "sensitive": possible.sensitive.as_list()},
            "left_out": {"ordinary": assessment.left_out[0].as_list(), "sensitive": assessment.left_out[1].as_list()},
            "counters": {name: count.as_list() for name, count in possible.counters.items()},
            "headroom": [
                {
                    "counter": each.counter.removeprefix("people."),
                    "line": each.line,
                    "people": each.people,
                    "then": each.then.value,
                    "cites": list(each.cites),
                }
                for each in assessment.headroom
            ],
            "standing": worst(export.standing.standing for export in assessment.exports).value,
            "flags": [_flag(flag, language) for flag in assessment.flags],
        },
        "exports": [_export(export, assessment, language) for export in assessment.exports],
        "assumptions": [
            {
                "fact": each.fact.known_as,
                "of": each.scope,
                "value": plain(each.value),
                "reason": each.fact.presumption.reason.in_language(language) if each.fact.presumption else "",
                "cites": [each.fact.presumption.cites] if each.fact.presumption else [],
            }
            for each in determination.handler.assumptions
        ],
        "questions": [
            {
                "fact": each.fact.known_as,
                "of": each.scope,
                "question": each.says.in_language(language),
                "asks": each.fact.asks,
                "cites": list(each.cites),
            }
            for each in assessment.questions
        ],
        "readings": [
            {
                "id": each.reading.id,
                "used": each.used,
                "used_says": each.reading.says_of(each.used).in_language(language),
                "alternative": each.alternative,
                "alternative_says": each.reading.says_of(each.alternative).in_language(language),
                "question": each.reading.question.in_language(language),
                "why": each.reading.why.in_language(language),
                "cites": list(each.reading.cites),
                "possible": _names(each.overall),
                "exports": {name: _names(pathways) for name, pathways in each.exports.items()},
                "differs": each.differs,
            }
            for each in assessment.readings
        ],
        "changes": [
            {
                "export": each.export,
                "steps": [{"id": step.id, "says": step.says.in_language(language)} for step in each.steps],
                "pathway": each.pathway.value,
                "overall": _names(each.overall),
                "cites": list(each.cites),
            }
            for each in assessment.changes
        ],
    }
    if assessment.as_if is not None:
        answer["as_if"] = _as_if(assessment, assessment.as_if)
    return answer


def _head(assessment: Assessment) -> dict[str, Any]:
    ground = assessment.ground
    return {
        "as_of": ground.as_of.isoformat(),
        "known_on": ground.known_on.isoformat() if ground.known_on else None,
        "lawbook": {"edition": ground.book.edition, "known_until": ground.book.known_until.isoformat()},
    }


def _export(export: ExportAssessment, assessment: Assessment, language: Language) -> dict[str, Any]:
    determined, book = export.determination, assessment.ground.book
    return {
        "id": determined.prepared.export.id,
        "title": determined.prepared.export.title,
        "possible": _names(determined.possible.pathways),
        "settled": determined.possible.settled,
        "exact": assessment.determination.possible.exact or determined.possible.settled,
        "options": list(export.options),
        "decided_by": _each_once([_cited(each, language) for each in determined.decided_by]),
        "freed_by": [_cited(each, language) for each in determined.freed_by],
        "displaced": [_cited(each, language) for each in determined.displaced],
        "superseded": [
            {
                "cite": each.rule.cites,
                "says": each.rule.says.in_language(language),
                "until": each.rule.window.last.isoformat() if each.rule.window.last else None,
                "by": each.rule.window.ended_by,
            }
            for each in determined.superseded
        ],
        "items": [
            {"item": each.item, "possible": _names(each.pathways), "cites": list(each.cites)} for each in export.items
        ],
        **standing_of(export.standing, language),
        "flags": [_flag(flag, language) for flag in export.flags],
        "duties": [_duty(duty, language) for duty in export.duties],
        "explanation": _explanation(determined.decided_by + determined.freed_by, book, language),
    }


def _explanation(rules: tuple[Explained, ...], book: Lawbook, language: Language) -> list[dict[str, Any]]:
    return [tree_of(each, book, language) for each in rules]


def _each_once(cited: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Several rules of one provision are one citation for a pathway; the explanation keeps them all."""
    return list({(each["cite"], each["pathway"]): each for each in reversed(cited)}.values())[::-1]


def _cited(explained: Explained, language: Language) -> dict[str, Any]:
    rule = explained.rule
    return {
        "cite": rule.cites,
        "grade": rule.grade.value,
        "pathway": explained.pathway,
        "says": rule.says.in_language(language),
    }


def _flag(flag: Flag, language: Language) -> dict[str, Any]:
    return {"code": flag.code, "message": flag.says.in_language(language), "cites": list(flag.cites)}


def _duty(duty: Duty, language: Language) -> dict[str, Any]:
    return {
        "code": duty.code,
        "says": duty.says.in_language(language),
        "cites": list(duty.cites),
        "due": duty.due.isoformat() if duty.due else None,
        "before": duty.before,
        "mechanism": duty.mechanism,
        "certain": duty.certain,
        "done": duty.done,
    }


def _as_if(assessment: Assessment, as_if: AsIf) -> dict[str, Any]:
    law, draft = assessment.determination, as_if.determination
    exports = [
        {
            "id": mine.prepared.export.id,
            "law": _names(mine.possible.pathways),
            "draft": _names(its.possible.pathways),
            "differs": mine.possible.pathways != its.possible.pathways,
            "law_cites": [each.rule.cites for each in mine.decided_by],
            "draft_cites": [each.rule.cites for each in its.decided_by],
        }
        for mine, its in zip(law.exports, draft.exports, strict=True)
    ]
    return {
        "draft": as_if.draft,
        "overall": {"law": _names(law.possible.overall), "draft": _names(draft.possible.overall)},
        "differs": law.possible.overall != draft.possible.overall or any(each["differs"] for each in exports),
        "exports": exports,
    }


def _names(pathways: Sequence[Pathway]) -> list[str]:
    return [pathway.value for pathway in pathways]
