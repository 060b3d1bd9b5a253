"""The addresses of determinations."""

from django.urls import path

from tongguan.office.determinations import approval_views, interview_views, views

app_name = "determinations"
urlpatterns = [
    path("", views.show, name="show"),
    path("whole/", views.whole, name="whole"),
    path("beside/", views.beside, name="beside"),
    path("exports/<str:export>/", views.export, name="export"),
    path("interview/", interview_views.interview, name="interview"),
    path("interview/save/", interview_views.save, name="save"),
    path("interview/start-over/", interview_views.start_over, name="start-over"),
    path("approvals/", approval_views.approvals, name="approvals"),
    path("approvals/propose/", approval_views.proposed, name="propose"),
    path("approvals/<int:number>/", approval_views.frozen, name="frozen"),
    path("approvals/<int:number>/determination.json", approval_views.download, name="download"),
    path("approvals/<int:number>/decide/", approval_views.decide, name="decide"),
    path("approvals/<int:number>/withdraw/", approval_views.withdrawn, name="withdraw"),
]
