"""The address of the page of today: the organisation's own."""

from django.urls import path

from tongguan.office.today import views

app_name = "today"
urlpatterns = [path("", views.show, name="show")]
