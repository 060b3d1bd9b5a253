"""Measures how fast the law is applied, beside other engines on the same rules and the same facts.

``python -m benchmarks`` in the environment that ``make benchmarks`` builds. Nothing in ``src`` imports this folder.
"""
