"""Addresses under /office/remedies/."""

from django.urls import path

from mingtang_office.remedies.views import cases, doing, entering, lists

app_name = "remedies"
urlpatterns = [
    path("", lists.remedies, name="remedies"),
    path("enter/", entering.enter_remedy, name="enter"),
    path("<int:pk>/", cases.remedy, name="remedy"),
    path("<int:pk>/do/<slug:code>/", doing.do, name="do"),
    path("<int:pk>/course/<int:number>/", doing.correct, name="correct"),
    path("<int:pk>/parties/", cases.open_parties, name="open_parties"),
    path("<int:pk>/parties/<int:number>/removal/", cases.remove_party, name="remove_party"),
    path("<int:pk>/files/<int:number>/", cases.file, name="file"),
    path("<int:pk>/bundle/", cases.bundle, name="bundle"),
]
