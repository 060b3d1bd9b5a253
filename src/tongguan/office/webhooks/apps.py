"""Webhooks among the applications."""

from tongguan.office.accounts.rights import Right
from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link
from tongguan.office.webhooks import words


class WebhooksApp(DeskApp):
    """Endpoints and what was sent to them, under Settings."""

    name = "tongguan.office.webhooks"
    label = "webhooks"
    address = "webhooks"
    link = Link(words.TITLE, "external-link", place=930, below="settings", needs=Right.GOVERN)
