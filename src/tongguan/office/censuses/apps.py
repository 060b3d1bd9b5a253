"""The census among the applications."""

from tongguan.office.censuses import words
from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link


class CensusesApp(DeskApp):
    """How many people, counted from transfer logs."""

    name = "tongguan.office.censuses"
    label = "censuses"
    address = "census"
    link = Link(words.TITLE, "users-group", place=350)
