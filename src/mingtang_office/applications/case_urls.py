"""The page of a case and what is done on it."""

from django.urls import path

from mingtang_office.applications.views import (
    arrangements,
    cases,
    consulting,
    deciding,
    entries,
    reminders,
    steps,
)

urlpatterns = [
    path("cases/<int:pk>/", cases.case_page, name="case"),
    path("cases/<int:pk>/applicant/", cases.applicant, name="applicant"),
    path("cases/<int:pk>/days/", cases.ledger, name="ledger"),
    path("cases/<int:pk>/files/<int:number>/", cases.case_file, name="case_file"),
    path("cases/<int:pk>/bundle/", cases.bundle, name="bundle"),
    path("cases/<int:pk>/steps/<slug:code>/", steps.step, name="step"),
    path("cases/<int:pk>/events/<int:number>/annulment/", entries.annul, name="annul"),
    path("cases/<int:pk>/events/<int:number>/arrival/", entries.arrival, name="arrival"),
    path(
        "cases/<int:pk>/consultations/<int:number>/", consulting.consultation, name="consultation"
    ),
    path("opinions/", consulting.opinions, name="opinions"),
    path("opinions/<int:pk>/", consulting.opinion, name="opinion"),
    path("cases/<int:pk>/decision/", deciding.decision, name="decision"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/seen/", reminders.seen, name="reminders_seen"),
    path("arrangements/<int:pk>/", arrangements.arrangements, name="arrangements"),
]
