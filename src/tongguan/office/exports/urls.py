"""The addresses of the register of exports."""

from django.urls import path

from tongguan.office.exports import entry_views, evidence_views, fides_views, register_views, views, workbook_views

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
    path("attach/<path:entry>/", evidence_views.add, name="attach"),
    path("evidence/<int:number>/", evidence_views.download, name="evidence"),
    path("evidence/<int:number>/remove/", evidence_views.remove, name="remove-evidence"),
    path("declaration.xlsx", workbook_views.give, name="workbook"),
    path("workbook/", workbook_views.bring, name="bring-workbook"),
    path("fides/", fides_views.bring, name="bring-fides"),
    path("fides/of/<path:entry>/", fides_views.give, name="fides"),
    path("flow/", register_views.flow, name="flow"),
    path("parties/", register_views.parties, name="parties"),
    path("parties/handler/", entry_views.handler, name="handler"),
    path("parties/new/recipients/", entry_views.new, {"shape": "recipients"}, name="new-recipients"),
    path("parties/new/mechanisms/", entry_views.new, {"shape": "mechanisms"}, name="new-mechanisms"),
    path("parties/<str:shape>/edit/<path:entry>/", entry_views.edit, name="edit-party"),
    path("parties/<str:shape>/remove/<path:entry>/", entry_views.removal, name="remove-party"),
]
