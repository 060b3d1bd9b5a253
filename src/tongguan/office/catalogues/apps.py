"""The catalogues among the applications: they have no page of their own."""

from tongguan.office.desk.applications import DeskApp


class CataloguesApp(DeskApp):
    """Catalogues brought in."""

    name = "tongguan.office.catalogues"
    label = "catalogues"
