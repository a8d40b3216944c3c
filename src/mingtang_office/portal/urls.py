from django.urls import path

from mingtang_office.portal.views import (
    applying,
    disclosure,
    items,
    own_steps,
    pages,
    reckoning,
    searching,
    tracking,
)

app_name = "portal"
urlpatterns = [
    path("", pages.front_page, name="front_page"),
    path("guide/<int:pk>/", pages.guide, name="guide"),
    path("agency/<int:pk>/", disclosure.platform, name="platform"),
    path("agency/<int:pk>/<slug:code>/", disclosure.column, name="column"),
    path("item/<int:pk>/", items.item, name="item"),
    path("item/<int:pk>/file/<int:key>/", items.file, name="file"),
    path("search/", searching.results, name="search"),
    path("workdays/", pages.workdays, name="workdays"),
    path("workdays/reckoning/", reckoning.reckoning, name="reckoning"),
    path("apply/", applying.choose, name="apply"),
    path("apply/<int:pk>/", applying.form, name="apply_form"),
    path("apply/check/", applying.check, name="apply_check"),
    path("apply/done/", applying.done, name="apply_done"),
    path("apply/discard/", applying.discard, name="apply_discard"),
    path("track/", tracking.track, name="track"),
    path("track/case/", tracking.case, name="case"),
    path("track/case/letter/<int:pk>/", tracking.letter, name="case_letter"),
    path("track/case/file/<int:pk>/", tracking.file, name="case_file"),
    path("track/case/supplement/", own_steps.supplement, name="case_supplement"),
    path("track/case/withdraw/", own_steps.withdraw, name="case_withdraw"),
    path("track/leave/", tracking.leave, name="case_leave"),
]
