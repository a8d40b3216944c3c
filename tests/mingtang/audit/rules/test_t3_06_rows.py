from dataclasses import replace

from mingtang.annual.edition import edition
from mingtang.annual.report import Cell, Issue
from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, labelled, without

A = "applications/"
FORBIDDEN = A + "refused.forbidden_by_law"
OUTCOMES = {f"{A}{row.key}": row.label for row in edition("2021").applications.rows}  # type: ignore[union-attr]
SLIPS = (
    (A + "declined.repeated", "2.重复复申请"),
    (A + "declined.publication", "3.要求提供公开出板物"),
    (A + "refused.internal_affairs", "5.属于三类内部事物信息"),
    (A + "refused.deliberative", "6.属于四类过程性性信息"),
)
MERGED = without(make_report(), A + "other.")

CASES = (
    RuleCase("标签逐字一致", labelled(make_report(), OUTCOMES), passes=26),
    RuleCase("没有读出标签而各行齐全", make_report(), passes=1),
    RuleCase(
        "漏三个字",
        labelled(make_report(), {FORBIDDEN: "2.其他法律行政法规止公开"}),
        ("error",),
        passes=1,
        says=("缺“禁”", "应为“2.其他法律行政法规禁止公开”"),
        cells=(FORBIDDEN,),
        quotes=("2.其他法律行政法规止公开",),
    ),
    RuleCase(
        "多一个字",
        labelled(make_report(), {FORBIDDEN: "2.其他各法律行政法规禁止公开"}),
        ("error",),
        says=("多“各”",),
    ),
    RuleCase(
        "只多虚词",
        labelled(make_report(), {FORBIDDEN: "2.其他的法律行政法规禁止公开"}),
        ("notice",),
    ),
    RuleCase("三处错字仍是错字", labelled(make_report(), dict(SLIPS[:3])), ("error",) * 3),
    RuleCase("四处错字疑为读错", labelled(make_report(), dict(SLIPS)), ("error?",) * 4),
    RuleCase(
        "只差标点和空格",
        labelled(make_report(), {A + "refused.security_and_stability": "3、危及 “三安全、一稳定”"}),
        passes=2,
    ),
    RuleCase(
        "省去括注", labelled(make_report(), {A + "partly_granted": "（二）部分公开"}), passes=2
    ),
    RuleCase(
        "组名印在同一格",
        labelled(make_report(), {A + "refused.state_secret": "（三）不予公开1.属于国家秘密"}),
        passes=2,
    ),
    RuleCase(
        "标签被分页截断",
        labelled(make_report(), {FORBIDDEN: "2.其他法律行政法规禁"}),
        passes=1,
    ),
    RuleCase(
        "组名残字之后的标签被截断",
        labelled(make_report(), {A + "declined.petition": "（五）不予处理1.信访举报投诉类申"}),
        passes=1,
    ),
    RuleCase(
        "标签之前有不相干的字",
        labelled(make_report(), {A + "declined.petition": "其中属于信访举报投诉类申"}),
        ("error",),
    ),
    RuleCase(
        "标签与别的行对调",
        labelled(make_report(), {FORBIDDEN: "1.属于国家秘密"}),
        passes=1,
    ),
    RuleCase("标签全不相干", labelled(make_report(), {FORBIDDEN: "合计数字"}), passes=1),
    RuleCase("标签空白", labelled(make_report(), {FORBIDDEN: " "}), passes=1),
    RuleCase(
        "缺一行",
        without(make_report(), A + "declined.repeated/"),
        ("error",),
        passes=0,
        says=("表三缺少“2.重复申请”行",),
        cells=(A + "declined.repeated",),
    ),
    RuleCase(
        "缺一行而该表没有读全",
        replace(
            without(make_report(), A + "declined.repeated/"),
            issues=(Issue("ambiguous", "两格相连", cells=(A + "granted/total",)),),
        ),
        ("error?",),
    ),
    RuleCase(
        "缺一行而别的表有一行没有分开",
        replace(
            without(make_report(), A + "declined.repeated/"),
            issues=(Issue("row_not_separable", "各格相连", cells=("remedies/x/total",)),),
        ),
        ("error?",),
    ),
    RuleCase(
        "缺一行而别的表有一格不是数字",
        replace(
            without(make_report(), A + "declined.repeated/"),
            issues=(Issue("cell_not_a_number", "印作斜线", cells=("remedies/x/total",)),),
        ),
        ("error",),
    ),
    RuleCase(
        "有标签而没有数的行不算缺",
        labelled(
            without(make_report(), A + "declined.repeated/"),
            {A + "declined.repeated": "2.重复申请"},
        ),
        passes=2,
    ),
    RuleCase("整表没有读到", without(make_report(), A), passes=0),
    RuleCase(
        "恰有一半的行没有读到",
        without(
            make_report(edition_code="2019", year=2020),
            *(f"{A}{row.key}/" for row in edition("2019").applications.rows[:11]),  # type: ignore[union-attr]
        ),
        ("error?",),
    ),
    RuleCase(
        "缺三行",
        without(make_report(), A + "unavailable."),
        ("error",),
        says=("3.补正后申请内容仍不明确",),
    ),
    RuleCase(
        "缺一行而其余各行不足总计",
        without(
            make_report(values={A + "granted/total": 3, A + "total/total": 5}),
            A + "declined.repeated/",
        ),
        ("error?",),
    ),
    RuleCase(
        "缺一行而其余各行正合总计",
        without(
            make_report(values={A + "granted/total": 5, A + "total/total": 5}),
            A + "declined.repeated/",
        ),
        ("error",),
    ),
    RuleCase(
        "缺一行而总计空白",
        without(
            make_report(values={A + "granted/total": 5, A + "total/total": None}),
            A + "declined.repeated/",
        ),
        ("error",),
    ),
    RuleCase(
        "缺四行疑为没有读到",
        without(make_report(), A + "unavailable.", A + "granted/"),
        ("error?",),
    ),
    RuleCase(
        "其他处理印成一行由另一条规则指出",
        replace(MERGED, cells={**MERGED.cells, A + "other/total": Cell(0, "0")}),
        passes=1,
    ),
)
