"""The case tables as one JSON document, so that any other implementation can be held to them.

The document holds what it takes to run the cases without this project: the facts they use, the rules with their
conditions as trees, and the order in which the rules of a day decide.
"""

from tongguan.decision.conformance.document import FORMAT, head, pieces
from tongguan.decision.conformance.schema import json_schema

__all__ = ["FORMAT", "head", "json_schema", "pieces"]
