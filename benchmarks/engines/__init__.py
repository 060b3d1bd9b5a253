"""The engines compared: each takes the facts of one export and gives its pathway, by the same rules."""

from benchmarks.engines.cedar import Cedar
from benchmarks.engines.cel import Cel
from benchmarks.engines.engine import Engine
from benchmarks.engines.ours import Ours
from benchmarks.engines.plain import Plain
from benchmarks.engines.rego import Rego
from benchmarks.engines.zen_expression import ZenExpression
from benchmarks.engines.zen_table import ZenTable

__all__ = ["Cedar", "Cel", "Engine", "Ours", "Plain", "Rego", "ZenExpression", "ZenTable"]
