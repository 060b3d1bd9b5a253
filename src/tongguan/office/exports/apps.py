"""The register of exports among the applications."""

from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link
from tongguan.office.exports import words


class ExportsApp(DeskApp):
    """What is exported, and the versions of its declaration."""

    name = "tongguan.office.exports"
    label = "exports"
    address = "exports"
    link = Link(words.TITLE, "send", place=200)
