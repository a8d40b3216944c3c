"""Partial disclosure of the files of a case (条例第三十七条)."""

from django.urls import path

from mingtang_office.applications.views import redaction, redaction_results

_FILE = "cases/<int:pk>/redaction/<int:number>/"

urlpatterns = [
    path("cases/<int:pk>/redaction/", redaction.originals, name="redaction"),
    path(_FILE, redaction.marks, name="redaction_marks"),
    path(f"{_FILE}result/", redaction_results.result, name="redaction_result"),
    path(f"{_FILE}<slug:which>/<int:sheet>/", redaction_results.picture, name="redaction_picture"),
]
