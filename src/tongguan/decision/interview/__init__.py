"""An interview that asks only what can still change the answer, the most decisive first.

Pure: a state goes in, a question comes out; an answer goes in, a new state comes out. The terminal, the machine
protocol and the web drive the same component. It writes nothing and asks no clock.
"""

from tongguan.decision.interview.answering import answer
from tongguan.decision.interview.asked import Asked, Choice, Ended, Progress, ToFindOut
from tongguan.decision.interview.next_question import next_question
from tongguan.decision.interview.setting import Setting
from tongguan.decision.interview.state import NOT_KNOWN, Given, Problem, State, Suggestion, back, forward

__all__ = [
    "NOT_KNOWN",
    "Asked",
    "Choice",
    "Ended",
    "Given",
    "Problem",
    "Progress",
    "Setting",
    "State",
    "Suggestion",
    "ToFindOut",
    "answer",
    "back",
    "forward",
    "next_question",
]
