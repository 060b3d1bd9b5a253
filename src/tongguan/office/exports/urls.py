"""The addresses of the register of exports."""

from django.urls import path

from tongguan.office.exports import entry_views, register_views, views

app_name = "exports"
urlpatterns = [
    path("", views.show, name="show"),
    path("import/", views.bring, name="bring"),
    path("versions/", views.versions, name="versions"),
    path("versions/<int:number>/declaration.yaml", views.download, name="download"),
    path("versions/<int:number>/restore/", entry_views.restored, name="restore"),
    path("new/", entry_views.new, name="new"),
    path("items/", entry_views.find, name="find"),
    path("of/<path:entry>/", register_views.export, name="export"),
    path("edit/<path:entry>/", entry_views.edit, name="edit"),
    path("remove/<path:entry>/", entry_views.removal, name="remove"),
    path("parties/", register_views.parties, name="parties"),
    path("parties/handler/", entry_views.handler, name="handler"),
    path("parties/new/recipients/", entry_views.new, {"shape": "recipients"}, name="new-recipients"),
    path("parties/new/mechanisms/", entry_views.new, {"shape": "mechanisms"}, name="new-mechanisms"),
    path("parties/<str:shape>/edit/<path:entry>/", entry_views.edit, name="edit-party"),
    path("parties/<str:shape>/remove/<path:entry>/", entry_views.removal, name="remove-party"),
]
