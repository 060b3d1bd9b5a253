"""What else the answer could be: other readings of the law, facts still to be learnt, changes, drafts."""

from tongguan.decision.alternatives.changes import ChangeStep, LighterRoute, find_changes
from tongguan.decision.alternatives.questions import Question, find_questions
from tongguan.decision.alternatives.readings import ReadingOutcome, find_readings

__all__ = [
    "ChangeStep",
    "LighterRoute",
    "Question",
    "ReadingOutcome",
    "find_changes",
    "find_questions",
    "find_readings",
]
