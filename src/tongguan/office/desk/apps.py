"""The layout among the applications: it has no page of its own."""

from tongguan.office.desk.applications import DeskApp


class DeskConfig(DeskApp):
    """The layout, its template tags and its style sheet."""

    name = "tongguan.office.desk"
    label = "desk"
