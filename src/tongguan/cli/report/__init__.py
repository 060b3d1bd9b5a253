"""Writes the memo that a person signs: one HTML file that asks nothing of any network.

``render_memo`` takes the answer that ``--json`` prints and decides nothing itself. What the answer names only
by code (instruments, data items, lines of a counter) is looked up in the ``Library``.
"""

from tongguan.cli.report.library import Library
from tongguan.cli.report.rendering import render_memo

__all__ = ["Library", "render_memo"]
