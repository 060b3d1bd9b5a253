"""Determinations among the applications."""

from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link
from tongguan.office.determinations import words


class DeterminationsApp(DeskApp):
    """What each export needs, the interview, and what was approved."""

    name = "tongguan.office.determinations"
    label = "determinations"
    address = "determinations"
    link = Link(words.TITLE, "scale", place=300)
