"""Keys among the applications."""

from tongguan.office.accounts.rights import Right
from tongguan.office.apikeys import words
from tongguan.office.desk.applications import DeskApp
from tongguan.office.desk.navigation import Link


class ApiKeysApp(DeskApp):
    """Keys of the API, under Settings."""

    name = "tongguan.office.apikeys"
    label = "apikeys"
    address = "keys"
    link = Link(words.TITLE, "key", place=920, below="settings", needs=Right.GOVERN)
