"""What each open fact could still do to the answer, found without running the declaration again for each.

Every export is followed once through the rules, and the ways it can go are kept as a graph (``paths``). Which ends
of it are within reach is then a matter of sets: over the open facts that exports share (``shared``), with one fact
settled (``reach``), and given what the totals of people can be (``totals``).
"""

__all__: list[str] = []
