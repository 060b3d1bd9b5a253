"""The addresses of the register of exports."""

from django.urls import path

from tongguan.office.exports import views

app_name = "exports"
urlpatterns = [
    path("", views.show, name="show"),
    path("import/", views.bring, name="bring"),
    path("versions/", views.versions, name="versions"),
    path("versions/<int:number>/declaration.yaml", views.download, name="download"),
]
