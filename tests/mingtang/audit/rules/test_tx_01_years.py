from dataclasses import replace

from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced

PERIOD_2022 = "所列数据统计期限自2022年1月1日起至2022年12月31日止。"

CASES = (
    RuleCase("标题与期限同年", make_report(), passes=1),
    RuleCase(
        "期限是上年",
        prefaced(make_report(), PERIOD_2022),
        ("error",),
        passes=0,
        says=("标题写 2023 年，统计期限写“2022年1月1日起至2022年12月31日”",),
        quotes=("云江县教育局2023年政府信息公开工作年度报告",),
    ),
    RuleCase(
        "文件名同年",
        make_report(),
        passes=2,
        file_name="云江县教育局2023年政府信息公开工作年度报告.docx",
    ),
    RuleCase(
        "文件名是上年",
        make_report(),
        ("warning",),
        passes=1,
        file_name="2022年年报.docx",
        says=("文件名写 2022 年",),
        quotes=("2022年年报.docx",),
    ),
    RuleCase("文件名里是编号", make_report(), passes=1, file_name="t20240131_80629.html"),
    RuleCase("标题没有年份", replace(make_report(), title="政府信息公开工作年度报告"), passes=0),
    RuleCase("没有标题", replace(make_report(), title=None), passes=0),
    RuleCase("没有期限", prefaced(make_report(), "现将有关情况报告如下。"), passes=0),
)
