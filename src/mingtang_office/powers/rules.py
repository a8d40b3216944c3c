"""The rules that hold within one entry: days in their order, and what its row of table two takes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from mingtang.annual.compile_powers import PowerRow
from mingtang.audit.agencies import may_make_rules
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.models import MONEY_ROWS
from mingtang_office.ui.days import day_words

Values = Mapping[str, Any]
Told = Iterator[tuple[str, str]]  # the column's name and what is wrong


def _not_to_come(values: Values, names: tuple[str, ...], today: date) -> Told:
    for name in names:
        on = values.get(name)
        if on is not None and on > today:
            yield name, f"{day_words(on)}还没有到，请在发生以后再登记，或者核对日期。"


def _in_order(values: Values, earlier: str, later: str, message: str) -> Told:
    first, last = values.get(earlier), values.get(later)
    if first is not None and last is not None and last < first:
        yield later, message


def _published_whole(values: Values) -> Told:
    if values.get("published_key") and values.get("published_on") is None:
        yield "published_on", "填了公开信息编号，请一并填写公开的日期。"


def document_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("made_on", "published_on"), today)
    yield from _in_order(values, "made_on", "valid_until", "有效期早于成文日期，请核对。")
    yield from _in_order(values, "made_on", "published_on", "公开日期早于成文日期，请核对。")
    yield from _in_order(values, "made_on", "end_on", "废止、失效日期早于成文日期，请核对。")
    yield from _published_whole(values)
    if values.get("row") == PowerRow.REGULATIONS and may_make_rules(agency.name) is False:
        yield (
            "row",
            f"规章由国务院部门和省、自治区、直辖市、设区的市、自治州人民政府制定（《立法法》第九十一条、"
            f"第九十三条），{agency}没有规章制定权。请改选“行政规范性文件”。",
        )
    until, end_on = values.get("valid_until"), values.get("end_on")
    if until is not None and end_on is not None and end_on > until + timedelta(days=1):
        yield (
            "end_on",
            f"有效期至{day_words(until)}，此后已经失效，废止、失效日期不能更晚，请核对。",
        )
    if values.get("end") and values.get("end_on") is None:
        yield "end_on", "填了废止或者失效，请一并填写自哪一日起。"
    if values.get("end_on") is not None and not values.get("end"):
        yield "end", "填了废止、失效日期，请写明是废止还是失效。"
    if values.get("end") and not values.get("end_by"):
        yield "end_by", "废止的请写明依据的文件，失效的请写明原因（如：有效期届满）。"


def item_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("listed_on",), today)
    yield from _in_order(values, "listed_on", "delisted_on", "移出日期早于列入日期，请核对。")


def decision_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("decided_on", "published_on"), today)
    yield from _in_order(values, "decided_on", "published_on", "公示日期早于决定日期，请核对。")
    yield from _published_whole(values)


def _same_year(values: Values) -> Told:
    first, last = values.get("first_on"), values.get("last_on")
    if first is not None and last is not None and first.year != last.year:
        yield "last_on", "起止日期跨了年度。年报按年统计，请按年度分开登记。"


def charge_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("first_on", "last_on"), today)
    yield from _in_order(values, "first_on", "last_on", "截止日期早于起始日期，请核对。")
    yield from _same_year(values)


def procurement_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("contract_on",), today)
    if values.get("amount") == 0:
        yield "amount", "合同金额不能是 0，请核对。"


def figure_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from charge_rules(values, agency, today)
    row = values.get("row")
    if not row:
        return
    label = PowerRow(row).label
    wants = {"number": row != PowerRow.CHARGES, "amount": row in MONEY_ROWS}
    for name, what in (("number", "件数"), ("amount", "金额")):
        given = values.get(name) is not None
        if wants[name] and not given:
            yield name, f"{label}须填写{what}；没有发生的填 0。"
        if given and not wants[name]:
            yield name, f"{label}在表二中不计{what}，请留空。"
    number, amount = values.get("number"), values.get("amount")
    if (
        row == PowerRow.PROCUREMENT
        and None not in (number, amount)
        and bool(number) != bool(amount)
    ):
        yield "amount", "采购项目和金额应当同时有，或者同时为 0，请核对。"
