"""Opens an office: points Django at its data folder."""

import os
from pathlib import Path
from typing import ClassVar

from tongguan.office.place import Place
from tongguan.vocabulary import TongguanError

SETTINGS = "tongguan.office.settings"


class NoOfficeError(TongguanError):
    """There is no office in the data folder."""

    code: ClassVar[str] = "office/not-there"


def point_at(data: Path) -> Place:
    """Let this process and its children use the data folder; Django reads its settings only once."""
    place = Place(data.absolute())
    os.environ["TONGGUAN_DATA"] = str(place.folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = SETTINGS
    return place


def open_new(data: Path) -> Place:
    """Open the office of a data folder, making the folder where there is none."""
    place = point_at(data)
    place.prepare()
    _set_up()
    return place


def open_existing(data: Path) -> Place:
    """Open the office of a data folder.

    Raises:
        NoOfficeError: There is none.
    """
    place = point_at(data)
    if not place.secret.exists():
        raise NoOfficeError(f"there is no office in `{data}`", help="`tongguan serve` makes one", source=str(data))
    _set_up()
    return place


def _set_up() -> None:
    import django  # noqa: PLC0415 -- its settings are read when it is set up, and the folder must be there by then

    django.setup()
