"""The registers as data: what each asks for, what makes an entry the same as another, and the rules
that hold within one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from mingtang.annual.compile_powers import PowerRow
from mingtang.audit.agencies import may_make_rules
from mingtang.publication.validity import Validity
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.columns import Column, Kind, choices_of
from mingtang_office.powers.models import (
    DECISION_ROWS,
    DOCUMENT_ROWS,
    FIGURE_ROWS,
    ITEM_ROWS,
    MONEY_ROWS,
    Charge,
    Manner,
    NormativeDocument,
    PartyKind,
    PeriodFigure,
    PowerDecision,
    PowerItem,
    Procurement,
    Register,
    Registered,
)
from mingtang_office.ui.days import day_words

Values = Mapping[str, Any]
Told = Iterator[tuple[str, str]]  # the column's name and what is wrong


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a row of table two that an entry stands for."""

    row: PowerRow
    first: date
    last: date

    def meet(self, other: Days) -> bool:
        return self.row is other.row and self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Ledger:
    """One register. `key` are the fields by which an entry is the same as another; `rules` tells what
    is wrong with values that are each well-formed; `days` is where a figure of a period could lie
    over it."""

    register: Register
    model: type[Registered]
    columns: tuple[Column, ...]
    key: Callable[[Values], Values]
    rules: Callable[[Values, Agency, date], Told]
    days: Callable[[Values], Days | None]
    lead: str
    unit: str = "件"

    @property
    def asked(self) -> tuple[Column, ...]:
        """The columns of the form."""
        return tuple(column for column in self.columns if not column.in_tables_only)

    def column(self, name: str) -> Column:
        return next(each for each in self.columns if each.name == name)

    def days_of(self, entry: Registered) -> Days | None:
        return self.days({each.name: getattr(entry, each.name) for each in self.asked})


def _row(rows: tuple[PowerRow, ...]) -> Column:
    return Column(
        "row",
        "类别",
        Kind.CHOICE,
        choices=choices_of(rows),
        aliases=("种类", "决定类别", "事项类别"),
    )


_KEY_HELP = "在本系统公开的由系统填写；在别处公开的填写索引号或者网址。"
_DOCUMENTS = (
    _row(DOCUMENT_ROWS),
    Column("title", "标题", aliases=("文件名称", "文件标题", "名称")),
    Column(
        "number",
        "文号",
        required=False,
        aliases=("发文字号", "文件编号", "文件号"),
        longest=60,
    ),
    Column(
        "made_on", "成文日期", Kind.DAY, aliases=("制发日期", "发文日期", "印发日期", "制定日期")
    ),
    Column(
        "valid_until",
        "有效期至",
        Kind.DAY,
        required=False,
        aliases=("有效期", "有效期截止日期"),
        help="有效期的最后一日；届满次日起计入废止件数。没有规定有效期的不填。",
    ),
    Column("published_on", "公开日期", Kind.DAY, False, aliases=("发布日期", "公布日期")),
    Column(
        "published_key",
        "公开信息编号",
        required=False,
        aliases=("索引号", "网址", "公开网址"),
        longest=120,
        help=_KEY_HELP,
    ),
    Column(
        "end",
        "废止或失效",
        Kind.CHOICE,
        required=False,
        choices=(*choices_of((Validity.REPEALED, Validity.EXPIRED)), ("", "有效")),
        aliases=("有效性", "废止情况", "终止方式"),
        in_tables_only=True,
    ),
    Column("end_on", "废止失效日期", Kind.DAY, False, aliases=("废止日期",), in_tables_only=True),
    Column(
        "end_by",
        "废止失效依据",
        required=False,
        aliases=("废止依据", "废止文件"),
        in_tables_only=True,
    ),
)
_ITEMS = (
    _row(ITEM_ROWS),
    Column("name", "事项名称", aliases=("权力事项", "项目名称", "名称")),
    Column("code", "事项编码", required=False, aliases=("编码", "基本编码"), longest=60),
    Column("basis", "设定依据", aliases=("依据", "法律依据"), longest=500),
    Column(
        "listed_on",
        "列入清单日期",
        Kind.DAY,
        aliases=("列入日期", "生效日期", "实施日期"),
    ),
    Column(
        "delisted_on",
        "移出清单日期",
        Kind.DAY,
        required=False,
        aliases=("移出日期", "取消日期", "下放日期"),
        help="取消、下放、划转的，填写本机关不再行使的第一日。",
    ),
)
_DECISIONS = (
    _row(DECISION_ROWS),
    Column(
        "number",
        "决定书文号",
        aliases=("决定文书号", "文号", "许可编号", "处罚决定书文号"),
        longest=80,
    ),
    Column(
        "item", "事项名称", aliases=("案由", "许可事项", "案件名称", "违法行为类型", "项目名称")
    ),
    Column(
        "basis", "依据", required=False, aliases=("处罚依据", "法律依据", "设定依据"), longest=500
    ),
    Column(
        "party_kind",
        "相对人类别",
        Kind.CHOICE,
        choices=choices_of(PartyKind),
        aliases=("当事人类型", "行政相对人类别"),
        help="个体工商户以字号为相对人的，按组织登记；以本人姓名为相对人的，按自然人登记。",
    ),
    Column(
        "party",
        "相对人",
        Kind.NAME,
        aliases=("相对人名称", "行政相对人名称", "当事人", "被处罚人", "申请人"),
        longest=120,
        help="自然人的姓名加密保存，列表和导出中只显示掩码。",
    ),
    Column(
        "decided_on",
        "决定日期",
        Kind.DAY,
        aliases=("决定书日期", "处罚决定日期", "许可决定日期", "作出决定日期"),
    ),
    Column(
        "result", "决定结果", aliases=("处罚内容", "许可内容", "处理结果", "决定内容"), longest=300
    ),
    Column(
        "publicity",
        "须公示",
        Kind.YES_NO,
        aliases=("是否公示", "双公示"),
        usual=True,
        help="行政许可和具有一定社会影响的行政处罚决定应当公示；依法不公示的不勾选。",
    ),
    Column("published_on", "公示日期", Kind.DAY, False, aliases=("公开日期", "上网日期")),
    Column(
        "published_key",
        "公开信息编号",
        required=False,
        aliases=("索引号", "网址", "公示网址"),
        longest=120,
        help=_KEY_HELP,
    ),
)
_CHARGES = (
    Column("item", "收费项目", aliases=("项目", "项目名称", "收费项目名称")),
    Column("basis", "收费依据", aliases=("依据", "政策依据"), longest=500),
    Column("standard", "收费标准", aliases=("标准",)),
    Column("first_on", "起始日期", Kind.DAY, aliases=("收费日期", "入库日期", "日期", "开始日期")),
    Column(
        "last_on",
        "截止日期",
        Kind.DAY,
        required=False,
        aliases=("结束日期",),
        help="按日登记的不填。不能跨年：跨年的分两笔登记。",
    ),
    Column(
        "amount",
        "入库金额（元）",
        Kind.MONEY,
        aliases=("入库金额", "收费金额", "金额", "收费金额（万元）", "金额（万元）"),
        help="实际入库的金额。年报表二以万元计，由系统折算。",
    ),
)
_PROCUREMENTS = (
    Column("project", "项目名称", aliases=("采购项目", "采购项目名称", "项目")),
    Column("number", "合同编号", aliases=("合同号", "项目编号"), longest=80),
    Column(
        "central",
        "集中采购",
        Kind.YES_NO,
        aliases=("是否集中采购", "采购组织形式"),
        usual=True,
        help="2019 年格式的表二只计政府集中采购。",
    ),
    Column("manner", "采购方式", Kind.CHOICE, choices=choices_of(Manner), aliases=("方式",)),
    Column("supplier", "供应商", aliases=("中标供应商", "成交供应商", "供应商名称"), longest=120),
    Column("contract_on", "合同签订日期", Kind.DAY, aliases=("签订日期", "合同日期", "签约日期")),
    Column(
        "amount",
        "合同金额（元）",
        Kind.MONEY,
        aliases=("合同金额", "采购金额", "成交金额", "金额", "合同金额（万元）"),
    ),
)
_FIGURES = (
    _row(FIGURE_ROWS),
    Column("first_on", "起始日期", Kind.DAY, aliases=("开始日期", "起")),
    Column(
        "last_on", "截止日期", Kind.DAY, aliases=("结束日期", "止"), help="与起始日期在同一年。"
    ),
    Column(
        "number",
        "件数",
        Kind.COUNT,
        required=False,
        aliases=("数量", "决定数量", "项目数量"),
        help="许可、处罚、强制和采购填写；没有的填 0。",
    ),
    Column(
        "amount",
        "金额（元）",
        Kind.MONEY,
        required=False,
        aliases=("金额", "金额（万元）"),
        help="收费和采购填写；没有的填 0。",
    ),
    Column(
        "source",
        "数据来源",
        aliases=("来源", "统计来源"),
        help="数字出自哪里、由谁提供，如：行政执法统计系统2025年第一季度报表（法规科）。",
    ),
)


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


def _document_rules(values: Values, agency: Agency, today: date) -> Told:
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
    if values.get("end") and values.get("end_on") is None:
        yield "end_on", "填了废止或者失效，请一并填写自哪一日起。"
    if values.get("end_on") is not None and not values.get("end"):
        yield "end", "填了废止、失效日期，请写明是废止还是失效。"
    if values.get("end") and not values.get("end_by"):
        yield "end_by", "废止的请写明依据的文件，失效的请写明原因（如：有效期届满）。"


def _item_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("listed_on",), today)
    yield from _in_order(values, "listed_on", "delisted_on", "移出日期早于列入日期，请核对。")


def _decision_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("decided_on", "published_on"), today)
    yield from _in_order(values, "decided_on", "published_on", "公示日期早于决定日期，请核对。")
    yield from _published_whole(values)


def _same_year(values: Values) -> Told:
    first, last = values.get("first_on"), values.get("last_on")
    if first is not None and last is not None and first.year != last.year:
        yield "last_on", "起止日期跨了年度。年报按年统计，请按年度分开登记。"


def _charge_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("first_on", "last_on"), today)
    yield from _in_order(values, "first_on", "last_on", "截止日期早于起始日期，请核对。")
    yield from _same_year(values)


def _procurement_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _not_to_come(values, ("contract_on",), today)
    if values.get("amount") == 0:
        yield "amount", "合同金额不能是 0，请核对。"


def _figure_rules(values: Values, agency: Agency, today: date) -> Told:
    yield from _charge_rules(values, agency, today)
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


def _one_day(values: Values, row: PowerRow, name: str) -> Days | None:
    on = values.get(name)
    return None if on is None else Days(row, on, on)


def _span(values: Values, row: PowerRow) -> Days | None:
    first = values.get("first_on")
    return None if first is None else Days(row, first, values.get("last_on") or first)


def _decision_days(values: Values) -> Days | None:
    return _one_day(values, PowerRow(values["row"]), "decided_on") if values.get("row") else None


def _procurement_days(values: Values) -> Days | None:
    if not values.get("central"):
        return None
    return _one_day(values, PowerRow.PROCUREMENT, "contract_on")


def _figure_days(values: Values) -> Days | None:
    return _span(values, PowerRow(values["row"])) if values.get("row") else None


def _document_key(values: Values) -> Values:
    names = ("number",) if values.get("number") else ("number", "title", "made_on")
    return {name: values.get(name) for name in names}


def _key_of(*names: str) -> Callable[[Values], Values]:
    return lambda values: {name: values.get(name) for name in names}


def _charge_key(values: Values) -> Values:
    first = values.get("first_on")
    return {
        "item": values.get("item"),
        "first_on": first,
        "last_on": values.get("last_on") or first,
    }


LEDGERS: dict[Register, Ledger] = {
    each.register: each
    for each in (
        Ledger(
            Register.DOCUMENTS,
            NormativeDocument,
            _DOCUMENTS,
            _document_key,
            _document_rules,
            lambda _values: None,
            "本机关制发的规章和行政规范性文件。制发、废止、现行有效件数由这里的登记得出。",
        ),
        Ledger(
            Register.ITEMS,
            PowerItem,
            _ITEMS,
            _key_of("row", "name"),
            _item_rules,
            lambda _values: None,
            "权责清单中的许可、处罚、强制、收费等事项。2019 年格式的“项目数量”由这里的登记得出。",
            "项",
        ),
        Ledger(
            Register.DECISIONS,
            PowerDecision,
            _DECISIONS,
            _key_of("row", "number"),
            _decision_rules,
            _decision_days,
            "作出的行政许可、其他对外管理服务、行政处罚和行政强制决定。许可含准予与不予，处罚含当场作出的。",
        ),
        Ledger(
            Register.CHARGES,
            Charge,
            _CHARGES,
            _charge_key,
            _charge_rules,
            lambda values: _span(values, PowerRow.CHARGES),
            "实际入库的行政事业性收费，按日或者按期登记。",
            "笔",
        ),
        Ledger(
            Register.PROCUREMENTS,
            Procurement,
            _PROCUREMENTS,
            _key_of("number"),
            _procurement_rules,
            _procurement_days,
            "签订合同的政府采购项目。",
            "个",
        ),
        Ledger(
            Register.FIGURES,
            PeriodFigure,
            _FIGURES,
            _key_of("row", "first_on", "last_on"),
            _figure_rules,
            _figure_days,
            "不逐件登记的，按期填写统计数并写明来源。同一期间不能既逐件登记又按期统计。",
            "条",
        ),
    )
}


def ledger_of(register: str) -> Ledger:
    """Raises KeyError for a code that is no register's."""
    if register not in Register.values:
        raise KeyError(register)
    return LEDGERS[Register(register)]
