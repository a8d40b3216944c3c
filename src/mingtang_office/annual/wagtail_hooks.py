"""Statistics and year reports in the office's frame."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from mingtang_office.agencies import policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.annual import urls, work, writing_urls
from mingtang_office.ui.denials import saying_why

__all__ = ["work"]  # imported so that its source of work is entered


@hooks.register("register_admin_urls")
def annual_urls() -> list[URLPattern | URLResolver]:
    return saying_why(path("statistics/", include(urls)), path("annual/", include(writing_urls)))


class AnnualMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.COUNT_APPLICATIONS, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def annual_menu_item() -> MenuItem:
    return AnnualMenuItem(
        "统计", reverse("annual:overview"), name="annual", icon_name="table", order=180
    )


class YearReportsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(policy.scope(request.user, Permission.VIEW_ANNUAL, timezone.localdate()))


@hooks.register("register_admin_menu_item")
def year_reports_menu_item() -> MenuItem:
    return YearReportsMenuItem(
        "年度报告",
        reverse("year_reports:reports"),
        name="year-reports",
        icon_name="doc-full",
        order=185,
    )
