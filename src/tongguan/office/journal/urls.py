"""The addresses of the journal."""

from django.urls import path

from tongguan.office.journal import views

app_name = "journal"
urlpatterns = [path("", views.show, name="show")]
