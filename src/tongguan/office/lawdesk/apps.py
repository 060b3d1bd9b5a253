"""The law among the applications."""

from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link
from tongguan.office.lawdesk import words


class LawApp(DeskApp):
    """Instruments, provisions, what changes, and catalogues brought in."""

    name = "tongguan.office.lawdesk"
    label = "lawdesk"
    address = "law"
    link = Link(words.TITLE, "books", place=600)
