"""The addresses of a report's page and of everything that is done on it."""

from django.urls import path

from mingtang_office.auditing.views import (
    report,
    report_changes,
    report_exports,
    report_previous,
)

_ONE = "reports/<int:pk>/"

urlpatterns = [
    path(_ONE, report.report_page, name="report"),
    path(f"{_ONE}page/<int:number>.png", report.report_page_image, name="page_image"),
    path(f"{_ONE}correct/", report_changes.correct, name="correct"),
    path(f"{_ONE}correct/withdraw/", report_changes.withdraw_cell, name="withdraw_correction"),
    path(f"{_ONE}findings/<slug:identity>/", report_changes.decide_finding, name="decide"),
    path(
        f"{_ONE}findings/<slug:identity>/withdraw/",
        report_changes.withdraw_finding,
        name="withdraw_decision",
    ),
    path(f"{_ONE}rules/<slug:rule>/", report_changes.decide_alike, name="decide_rule"),
    path(f"{_ONE}previous/", report_previous.previous, name="previous"),
    path(f"{_ONE}comparison/", report_previous.comparison, name="comparison"),
    path(f"{_ONE}exports/", report_exports.exports, name="exports"),
    path(f"{_ONE}exports/<slug:kind>/", report_exports.export, name="export"),
]
