"""The page of today among the applications."""

from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link
from tongguan.office.today import words


class TodayApp(DeskApp):
    """The first page."""

    name = "tongguan.office.today"
    label = "today"
    address = ""
    link = Link(words.TITLE, "home", place=100)
