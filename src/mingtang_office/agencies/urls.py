"""The addresses under /office/agencies/."""

from django.urls import path

from mingtang_office.agencies.views import (
    agency,
    appointments,
    calendar,
    people,
    regions,
    reorganisation,
    rosters,
    tree,
)

app_name = "agencies"
urlpatterns = [
    path("", tree.tree, name="tree"),
    path("offer/", tree.offer, name="offer"),
    path("<int:pk>/", agency.agency, name="agency"),
    path("<int:pk>/children/", tree.children, name="children"),
    path("<int:pk>/new/", agency.create, name="create"),
    path("<int:pk>/change/", agency.change, name="change"),
    path("<int:pk>/move/", agency.move, name="move"),
    path("<int:pk>/rename/", reorganisation.rename, name="rename"),
    path("<int:pk>/merge/", reorganisation.merge, name="merge"),
    path("<int:pk>/split/", reorganisation.split, name="split"),
    path("<int:pk>/transfer/", reorganisation.transfer, name="transfer"),
    path("<int:pk>/roster/", rosters.hand_in, name="hand_in_roster"),
    path("rosters/<int:pk>/", rosters.roster, name="roster"),
    path("regions/", regions.regions, name="regions"),
    path("regions/new/", regions.add, name="add_region"),
    path("regions/<int:pk>/end/", regions.end, name="end_region"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/new/", calendar.enter, name="enter_notice"),
    path("calendar/read/", calendar.read, name="read_notice"),
    path("calendar/<int:pk>/", calendar.notice, name="notice"),
    path("calendar/<int:pk>/change/", calendar.change, name="change_notice"),
    path("calendar/<int:pk>/apply/", calendar.apply, name="apply_notice"),
    path("calendar/<int:pk>/end/", calendar.end, name="end_notice"),
    path("people/", people.people, name="people"),
    path("people/new/", people.enrol, name="enrol"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/change/", people.change, name="change_person"),
    path("people/<int:pk>/affiliate/", people.affiliate, name="affiliate"),
    path("people/<int:pk>/deactivate/", people.deactivate, name="deactivate"),
    path("people/<int:pk>/reactivate/", people.reactivate, name="reactivate"),
    path("people/<int:pk>/reset-password/", people.reset_password, name="reset_password"),
    path(
        "people/<int:pk>/remove-second-factor/",
        people.remove_second_factor,
        name="remove_second_factor",
    ),
    path("people/<int:pk>/appoint/", appointments.appoint, name="appoint"),
    path("memberships/<int:pk>/end/", appointments.end, name="end_membership"),
]
