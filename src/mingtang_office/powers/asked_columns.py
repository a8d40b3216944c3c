"""What each register asks for: its columns, by the headings that people use."""

from __future__ import annotations

from mingtang.annual.compile_powers import PowerRow
from mingtang.publication.validity import Validity
from mingtang_office.powers.columns import Column, Kind, choices_of
from mingtang_office.powers.models import (
    DECISION_ROWS,
    DOCUMENT_ROWS,
    FIGURE_ROWS,
    ITEM_ROWS,
    Manner,
    PartyKind,
)


def _row(rows: tuple[PowerRow, ...]) -> Column:
    return Column(
        "row",
        "类别",
        Kind.CHOICE,
        choices=choices_of(rows),
        aliases=("种类", "决定类别", "事项类别"),
    )


# 条例第二十条第（五）（六）项: the results of licensing, and penalties of some weight.
SHOWN_ROWS = (PowerRow.LICENCES, PowerRow.PENALTIES)
_KEY_HELP = "在本系统公开的由系统填写；在别处公开的填写索引号或者网址。"
DOCUMENTS = (
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
ITEMS = (
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
DECISIONS = (
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
        usual_of=lambda values: values.get("row") in SHOWN_ROWS,
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
CHARGES = (
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
PROCUREMENTS = (
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
FIGURES = (
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
