"""Addresses under /office/upkeep/."""

from django.urls import path

from mingtang_office.upkeep.views import agencies, arranging, columns, coverage, mine

app_name = "upkeep"
urlpatterns = [
    path("", agencies.agencies, name="agencies"),
    path("export/<slug:kind>/", agencies.export, name="export"),
    path("mine/", mine.mine, name="mine"),
    path("mine/seen/", mine.seen, name="seen"),
    path("<int:pk>/", columns.columns, name="columns"),
    path("<int:pk>/assigning/", arranging.assign, name="assign"),
    path("<int:pk>/closing/", arranging.close, name="close"),
    path("<int:pk>/inspection/", columns.inspection, name="inspection"),
    path("<int:pk>/coverage/", coverage.coverage, name="coverage"),
    path("<int:pk>/coverage/nothing/", coverage.declare, name="declare"),
    path("<int:pk>/coverage/nothing/<slug:code>/removal/", coverage.take_back, name="take_back"),
    path("<int:pk>/coverage/seats/", coverage.seats, name="seats"),
    path("<int:pk>/links/", columns.links, name="links"),
    path("<int:pk>/days/", columns.days, name="days"),
    path("<int:pk>/days/<int:year>-<int:month>-<int:day>/", columns.day, name="day"),
]
