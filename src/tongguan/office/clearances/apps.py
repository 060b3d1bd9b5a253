"""Clearances among the applications."""

from tongguan.office.clearances import words
from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link


class ClearancesApp(DeskApp):
    """What gates may let out, and what they may no more."""

    name = "tongguan.office.clearances"
    label = "clearances"
    address = "clearances"
    link = Link(words.TITLE, "shield-check", place=400)
