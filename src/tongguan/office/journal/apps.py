"""The journal among the applications."""

from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link
from tongguan.office.journal import words


class JournalApp(DeskApp):
    """What was done in this organisation, under Settings."""

    name = "tongguan.office.journal"
    label = "journal"
    address = "journal"
    link = Link(words.TITLE, "notebook", place=910, below="settings")
