"""The addresses of the census."""

from django.urls import path

from tongguan.office.censuses import source_views, views

app_name = "censuses"
urlpatterns = [
    path("", views.show, name="show"),
    path("new/", source_views.new, name="new"),
    path("logs/", source_views.logs, name="logs"),
    path("logs/<int:number>/remove/", source_views.remove, name="remove"),
    path("runs/<int:number>/", views.run, name="run"),
    path("runs/<int:number>/progress/", views.progress, name="progress"),
    path("runs/<int:number>/cancel/", views.stop, name="stop"),
    path("runs/<int:number>/what-if/", views.suppose, name="suppose"),
    path("runs/<int:number>/census.json", views.download, name="download"),
    path("runs/<int:number>/plan.yaml", views.plan, name="plan"),
]
