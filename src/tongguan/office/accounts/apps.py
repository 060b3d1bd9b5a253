"""People and roles among the applications."""

from tongguan.office.accounts import words
from tongguan.office.accounts.rights import Right
from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link


class AccountsApp(DeskApp):
    """People and roles, under Settings."""

    name = "tongguan.office.accounts"
    label = "accounts"
    address = "people"
    link = Link(words.TITLE, "users", place=900, below="settings", needs=Right.GOVERN)
