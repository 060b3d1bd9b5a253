"""The addresses of webhooks."""

from django.urls import path

from tongguan.office.webhooks import views

app_name = "webhooks"
urlpatterns = [
    path("", views.show, name="show"),
    path("<int:number>/", views.endpoint, name="endpoint"),
    path("<int:number>/test/", views.test, name="test"),
    path("<int:number>/pause/", views.pause, name="pause"),
    path("<int:number>/resume/", views.resume, name="resume"),
    path("<int:number>/secret/", views.rotate, name="rotate"),
    path("<int:number>/remove/", views.remove, name="remove"),
    path("<int:number>/deliveries/<int:pk>/again/", views.again, name="again"),
]
