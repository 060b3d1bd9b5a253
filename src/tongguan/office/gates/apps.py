"""Gates among the applications."""

from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link
from tongguan.office.gates import words


class GatesApp(DeskApp):
    """The gates of an organisation, live."""

    name = "tongguan.office.gates"
    label = "gates"
    address = "gates"
    link = Link(words.TITLE, "lock", place=450)
