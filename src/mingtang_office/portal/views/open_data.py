"""The open data: what is public, to be read by programs (`/api/v1/`). Nothing can be written here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from ninja import Field, NinjaAPI, Query, Router, Schema
from ninja.decorators import decorate_view
from ninja.errors import HttpError, ValidationError
from ninja.renderers import JSONRenderer

from mingtang_office.accounts.addresses import client_address
from mingtang_office.agencies.models import Agency
from mingtang_office.portal import limits
from mingtang_office.portal.caching import View, kept_by_content
from mingtang_office.portal.open_data_shapes import (
    AgencyRow,
    ColumnRow,
    Items,
    Reports,
    WholeItem,
)
from mingtang_office.portal.queries import agencies as agency_queries
from mingtang_office.portal.queries import open_data
from mingtang_office.portal.queries.newest import Cursor, cursor_of
from mingtang_office.upkeep.queries.shown import columns_shown

_LARGEST = 2**62
_AT_ONCE = 500


class _Readable(JSONRenderer):
    """Chinese as it is, not as numbers of characters."""

    json_dumps_params = {"ensure_ascii": False}  # as the class above has it


api = NinjaAPI(
    title="政府信息公开开放数据",
    version="1",
    description="只读。列表按发布日期由新到旧，`next` 是下一页的地址；撤下或者到期的信息不再返回。",
    urls_namespace="api",
    renderer=_Readable(),
    default_router=Router(tags=["公开信息"]),
)


class ItemsAsked(Schema):
    agency: int | None = Field(None, ge=1, le=_LARGEST, description="机关编号，见 /agencies")
    kind: str = Field("", max_length=40, description="种类代码")
    column: str = Field("", max_length=60, description="栏目代码，见 /agencies/{编号}/columns")
    topic: str = Field("", max_length=20, description="主题分类代码")
    catalogue: str = Field("", max_length=60, description="标准目录事项编号，如 CE-13")
    since: date | None = Field(None, description="发布日期从，如 2026-01-01")
    until: date | None = Field(None, description="发布日期到")
    after: str = Field("", max_length=40, description="上一页 next 中的翻页标记")
    size: int = Field(20, ge=1, le=100, description="每页条数")


class ReportsAsked(Schema):
    agency: int | None = Field(None, ge=1, le=_LARGEST, description="机关编号：它和下级机关的年报")
    year: int | None = Field(None, ge=2008, le=9999, description="报告年度")
    after: str = Field("", max_length=40, description="上一页 next 中的翻页标记")
    size: int = Field(20, ge=1, le=100, description="每页条数")


class AgenciesAsked(Schema):
    after: int = Field(0, ge=0, le=_LARGEST, description="上一页最后一个机关的编号")


def _bounded(view: View[Any]) -> View[Any]:
    """So many requests an hour from one address."""

    @wraps(view)
    def inner(request: HttpRequest, /, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = limits.count("data", client_address(request), limits.HOUR)
        if asked > settings.DATA_AN_HOUR:
            return _too_many(request)
        return view(request, *args, **kwargs)

    return inner


def _too_many(request: HttpRequest) -> HttpResponse:
    told = {"detail": "一小时内请求过多，请稍后再试；需要全部数据的，请从“开放数据”页面整体下载。"}
    response = api.create_response(request, told, status=429)
    response["Retry-After"] = str(limits.HOUR)
    return response


@api.exception_handler(ValidationError)
def _explain(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    names = "、".join(dict.fromkeys(str(each["loc"][-1]) for each in fault.errors))
    told = {"detail": f"参数“{names}”的值不能识别，请对照 /api/v1/docs 核对后再试。"}
    return api.create_response(request, told, status=422)


@api.get("/items", response=Items, url_name="items", summary="公开信息列表")
@decorate_view(_bounded, kept_by_content)
def items(request: HttpRequest, asked: Query[ItemsAsked]) -> Mapping[str, object]:
    told = asked.dict()
    after, size = _cursor(told.pop("after")), told.pop("size")
    rows, cursor = open_data.page_of(open_data.Wish(**told), after, size, timezone.now())
    return {"items": rows, "next": _next(request, cursor)}


@api.get(
    "/items/{int:pk}", response=WholeItem, url_name="item", summary="一条公开信息，含正文和附件"
)
@decorate_view(_bounded, kept_by_content)
def item(request: HttpRequest, pk: int) -> Mapping[str, object]:
    found = open_data.one(pk, timezone.now()) if pk <= _LARGEST else None
    if found is None:
        raise HttpError(404, "没有这条公开信息，或者已经撤下、到期。")
    return found


@api.get("/annual-reports", response=Reports, url_name="reports", summary="年度报告，按机关和年度")
@decorate_view(_bounded, kept_by_content)
def reports(request: HttpRequest, asked: Query[ReportsAsked]) -> Mapping[str, object]:
    agency = get_object_or_404(Agency, pk=asked.agency) if asked.agency is not None else None
    rows, cursor = open_data.reports(
        agency, asked.year, _cursor(asked.after), asked.size, timezone.now()
    )
    return {"items": rows, "next": _next(request, cursor)}


@api.get("/agencies", response=list[AgencyRow], url_name="agencies", summary="机关")
@decorate_view(_bounded, kept_by_content)
def agencies(request: HttpRequest, asked: Query[AgenciesAsked]) -> list[Agency]:
    """每页五百个，按编号排列。"""
    rows = agency_queries.in_being().select_related("region").filter(pk__gt=asked.after)
    return list(rows.order_by("pk")[:_AT_ONCE])


@api.get(
    "/agencies/{int:pk}/columns", response=list[ColumnRow], url_name="columns", summary="机关的栏目"
)
@decorate_view(_bounded, kept_by_content)
def columns(request: HttpRequest, pk: int) -> list[dict[str, object]]:
    if pk > _LARGEST:
        raise HttpError(404, "没有这个机关，请到 /agencies 核对编号。")
    agency = get_object_or_404(Agency.objects.select_related("region"), pk=pk)
    return [
        {
            "code": each.code,
            "title": each.title,
            "parent": each.parent,
            "nature": each.nature.value,
            "duties": [duty.code for duty in each.duties],
        }
        for each in columns_shown(agency, timezone.now())
    ]


def _cursor(said: str) -> Cursor | None:
    cursor = cursor_of(said)
    if said and cursor is None:
        raise HttpError(400, "翻页标记“after”不能识别，请从第一页重新开始。")
    return cursor


def _next(request: HttpRequest, cursor: Cursor | None) -> str | None:
    if cursor is None:
        return None
    asked = request.GET.copy()
    asked["after"] = str(cursor)
    return f"{settings.SITE_URL}{request.path}?{asked.urlencode()}"
