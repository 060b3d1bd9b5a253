"""The addresses of the law."""

from django.urls import path

from tongguan.office.lawdesk import catalogue_views, views

app_name = "lawdesk"
urlpatterns = [
    path("", views.show, name="show"),
    path("search/", views.search, name="search"),
    path("changes/", views.changes, name="changes"),
    path("drafts/", views.drafts, name="drafts"),
    path("coming/", views.coming, name="coming"),
    path("catalogues/", catalogue_views.catalogues, name="catalogues"),
    path("catalogues/import/", catalogue_views.bring, name="bring"),
    path("catalogues/<int:number>/", catalogue_views.catalogue, name="catalogue"),
    path("catalogues/<int:number>/catalogue.yaml", catalogue_views.download, name="download"),
    path("of/<str:name>/", views.instrument, name="instrument"),
    path("of/<str:name>/<str:unit>/", views.provision, name="provision"),
]
