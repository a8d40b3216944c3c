from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced


def told(line: str):
    return make_report(narrative={1: (line,)})


CASES = (
    RuleCase("没有占位文字", make_report(), passes=1),
    RuleCase(
        "叉号",
        told("公开信息××条。"),
        ("warning",),
        passes=0,
        says=("占位符“××”",),
        omits=("共",),
        quotes=("公开信息××条",),
    ),
    RuleCase("字母", told("公开信息XX条，培训xxx次。"), ("warning",), says=("共 2 处",)),
    RuleCase("横线", told("培训____次。"), ("warning",)),
    RuleCase("某某", told("由某某股负责。"), ("warning",)),
    RuleCase("待补充", told("数据待补充。"), ("warning",), says=("未填内容",)),
    RuleCase("空书名号", told("印发《》。"), ("warning",), says=("空括号",)),
    RuleCase(
        "网址里的不算",
        prefaced(make_report(), "网址：http://www.xxx.gov.cn/xx__xx___x。"),
        passes=1,
    ),
    RuleCase("网址之前", told("公开××条，见https://www.example.gov.cn。"), ("warning",)),
    RuleCase("网址之后", told("见https://www.example.gov.cn，公开××条。"), ("warning",)),
    RuleCase("紧接网址", told("见https://www.example.gov.cn/××页。"), ("warning",)),
    RuleCase("紧接邮箱之前", told("致××jyj@example.gov.cn。"), ("warning",)),
    RuleCase("英文单词里的不算", told("发布Exxon案例。"), passes=1),
)
