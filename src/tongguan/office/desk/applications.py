"""Applications that have pages: found by the addresses and by the sidebar, so that a new one is one line."""

from collections.abc import Iterator

from django.apps import AppConfig, apps

from tongguan.office.desk.navigation import Link


class DeskApp(AppConfig):
    """An application of the office. ``address`` is its folder below ``/o/<organisation>/``."""

    default_auto_field = "django.db.models.BigAutoField"
    default = False
    address: str | None = None
    link: Link | None = None

    def __init_subclass__(cls) -> None:
        """Let Django take the subclass of an application for its configuration, not this one."""
        super().__init_subclass__()
        cls.default = True


def desk_apps() -> Iterator[DeskApp]:
    """Give those with pages, in the order of the sidebar."""
    found = (each for each in apps.get_app_configs() if isinstance(each, DeskApp) and each.address is not None)
    yield from sorted(found, key=lambda each: each.link.place if each.link else 0)
