"""How long a census takes, beside what anyone would write by hand; run as ``python -m benchmarks.census``."""
