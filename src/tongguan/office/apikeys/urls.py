"""The addresses of keys."""

from django.urls import path

from tongguan.office.apikeys import views

app_name = "apikeys"
urlpatterns = [
    path("", views.show, name="show"),
    path("<int:pk>/revoke/", views.revoke, name="revoke"),
]
