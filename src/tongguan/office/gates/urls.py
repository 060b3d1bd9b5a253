"""The addresses of gates: the pages, and what gates poll, which stands outside the pages of an organisation."""

from django.urls import path

from tongguan.office.gates import feeding, views

app_name = "gates"
urlpatterns = [
    path("", views.show, name="show"),
    path("register/", views.register, name="register"),
    path("waiting/", views.waiting, name="waiting"),
    path("addresses/", views.make_address, name="make-address"),
    path("addresses/<int:pk>/end/", views.end_address, name="end-address"),
    path("<int:pk>/", views.one, name="one"),
    path("<int:pk>/live/", views.live, name="live"),
    path("<int:pk>/token/", views.renew, name="renew"),
    path("<int:pk>/remove/", views.remove, name="remove"),
    path("<int:pk>/holds/<int:number>/", views.hold, name="hold"),
]

polled = [
    path("<str:secret>/feed", feeding.feed, name="polled-feed"),
    path("<str:secret>/clearances", feeding.clearances, name="polled-clearances"),
    path("<str:secret>/keys", feeding.keys, name="polled-keys"),
]
