"""Compiles the reading of a kind to one SELECT in DuckDB's dialect, which sqlglot renders for Spark.

The text holds only what the book says: no value, no key. It is held equal to ``normalising`` on both engines by
tests. Everything used is read alike by sqlglot for both, so there is no branch per engine.
"""

from tongguan.identity.compiling.statement import normalising_query

__all__ = ["normalising_query"]
