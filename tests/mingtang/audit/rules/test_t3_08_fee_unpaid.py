from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

ROW = "applications/other.fee_unpaid/total"


def told(*lines: str, unpaid: int | None = 1):
    return make_report(values={ROW: unpaid}, narrative={6: lines})


CASES = (
    RuleCase("写明收费通知", told("全年发出收费通知2件，收取信息处理费300元。"), passes=1),
    RuleCase(
        "只字未提收费",
        told("无其他需要报告的事项。"),
        ("warning",),
        passes=0,
        says=("表三有 1 件申请因逾期未缴费",),
        cells=(ROW,),
    ),
    RuleCase(
        "写未收取", told("2023年，本机关未收取信息处理费。"), ("warning?",), says=("收费通知台账",)
    ),
    RuleCase(
        "未收取，而写明逾期未缴费的件数",
        told("收取信息处理费0元。申请人逾期未按收费通知缴费、不再处理的申请1件。"),
        passes=1,
    ),
    RuleCase(
        "未收取，通知的件数为零",
        told("发出收费通知0件，收取信息处理费0元。"),
        ("warning?",),
        says=("收费通知台账",),
    ),
    RuleCase("没有逾期未缴费", told("无。", unpaid=0), passes=0),
    RuleCase("该行空白", told("无。", unpaid=None), passes=0),
    RuleCase("旧格式没有这一行", make_report(edition_code="2019", year=2020), passes=0),
)
