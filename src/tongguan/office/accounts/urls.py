"""The addresses of the pages about people."""

from django.urls import path

from tongguan.office.accounts import views

app_name = "accounts"
urlpatterns = [
    path("", views.show, name="show"),
    path("invite/", views.invite, name="invite"),
    path("invitations/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:pk>/role/", views.change_role, name="change-role"),
    path("<int:pk>/remove/", views.remove, name="remove"),
]
