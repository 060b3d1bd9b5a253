"""The answer as plain values: what ``--json`` prints, what the API sends, what pages and papers show.

Words are in one language; codes, ids and citations never change with it.
"""

from tongguan.decision.answer.building import answer_of, answers_of
from tongguan.decision.answer.trees import tree_of

__all__ = ["answer_of", "answers_of", "tree_of"]
