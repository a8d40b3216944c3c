"""The year reports: their list, the page of one, and what is done on it."""

from django.urls import path

from mingtang_office.annual.views import (
    report_files,
    report_passing,
    report_writing,
    year_reports,
)

app_name = "year_reports"
urlpatterns = [
    path("", year_reports.reports, name="reports"),
    path("begin/", report_writing.begin, name="begin"),
    path("<int:pk>/", year_reports.report_page, name="report"),
    path("<int:pk>/cell/", year_reports.cell, name="cell"),
    path("<int:pk>/later/", year_reports.later, name="later"),
    path("<int:pk>/check/", report_writing.check, name="check"),
    path("<int:pk>/write/", report_writing.write, name="write"),
    path("<int:pk>/draft/", report_writing.draft, name="draft"),
    path("<int:pk>/figures/", report_writing.figures, name="figures"),
    path("<int:pk>/tables/", report_writing.tables, name="tables"),
    path("<int:pk>/freeze/", report_writing.freeze, name="freeze"),
    path("<int:pk>/pass/", report_passing.pass_on, name="pass_on"),
    path("<int:pk>/return/", report_passing.send_back, name="send_back"),
    path("<int:pk>/sign/", report_passing.sign, name="sign"),
    path("<int:pk>/publish/", report_passing.publish, name="publish"),
    path("<int:pk>/new-version/", report_passing.begin_new_version, name="begin_new_version"),
    path("<int:pk>/discard/", report_passing.discard, name="discard"),
    path("<int:pk>/preview/<str:form>/", report_files.preview, name="preview"),
    path("<int:pk>/files/<str:form>/", report_files.download, name="file"),
]
