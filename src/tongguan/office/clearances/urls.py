"""The addresses of clearances."""

from django.urls import path

from tongguan.office.clearances import issue_views, stop_views, views

app_name = "clearances"
urlpatterns = [
    path("", views.show, name="show"),
    path("issuer/", views.open_one, name="open"),
    path("issuer/keys.json", views.keys, name="keys"),
    path("issue/", issue_views.choose, name="choose"),
    path("issue/<int:number>/<str:export>/", issue_views.issue, name="issue"),
    path("stop/", stop_views.stop, name="stop"),
    path("stop/<str:order>/lift/", stop_views.lift, name="lift"),
    path("of/<str:clearance>/", views.one, name="one"),
    path("of/<str:clearance>/clearance.json", views.download, name="download"),
    path("of/<str:clearance>/revoke/", views.revoke, name="revoke"),
]
