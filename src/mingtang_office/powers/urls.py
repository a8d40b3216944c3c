"""Addresses under /office/powers/."""

from django.urls import path

from mingtang_office.powers.views import (
    deeds,
    entering,
    entries,
    exports,
    lists,
    showing,
    tables,
    ties,
)

app_name = "powers"
urlpatterns = [
    path("", lists.registers, name="registers"),
    path("publicity/", showing.showing, name="showing"),
    path("publicity/draft/", showing.draft, name="draft_showing"),
    path("publicity/before/<int:pk>/", showing.draft_before, name="draft_before"),
    path("tables/<int:pk>/", tables.table, name="table"),
    path("tables/<int:pk>/matching/", tables.match, name="match_table"),
    path("tables/<int:pk>/entering/", tables.enter, name="enter_table"),
    path("tables/<int:pk>/removal/", tables.discard, name="discard_table"),
    path("documents/ties/", ties.overview, name="ties"),
    path("documents/ties/all/<int:pk>/", ties.register_all, name="register_all"),
    path("documents/ties/<int:pk>/", ties.register_item, name="register_item"),
    path("documents/<int:pk>/tie/", ties.tie, name="tie"),
    path("<slug:register>/", lists.register, name="register"),
    path("<slug:register>/enter/", entering.enter, name="enter"),
    path("<slug:register>/table/", tables.hand_in, name="hand_in"),
    path("<slug:register>/template/<slug:kind>/", exports.template, name="template"),
    path("<slug:register>/export/<slug:kind>/", exports.export, name="export"),
    path("<slug:register>/<int:pk>/", entries.entry, name="entry"),
    path("<slug:register>/<int:pk>/correct/", entering.correct, name="correct"),
    path("<slug:register>/<int:pk>/do/<slug:code>/", deeds.do, name="do"),
    path("<slug:register>/<int:pk>/party/", entries.open_party, name="open_party"),
    path(
        "<slug:register>/<int:pk>/changes/<int:number>/removal/",
        entries.strike_change,
        name="strike_change",
    ),
]
