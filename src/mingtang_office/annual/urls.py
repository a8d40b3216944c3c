from django.urls import path

from mingtang_office.annual.views import exports, statistics

app_name = "annual"
urlpatterns = [
    path("", statistics.show_overview, name="overview"),
    path("tables/", statistics.show_tables, name="tables"),
    path("cases/", statistics.show_cases, name="cases"),
    path("export/<str:kind>/", exports.export, name="export"),
]
