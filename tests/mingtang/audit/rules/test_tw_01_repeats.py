from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "各句不同",
        make_report(narrative={1: ("健全工作机制。完善公开制度。",)}),
        passes=0,
    ),
    RuleCase(
        "同一句连写两遍",
        make_report(
            narrative={
                1: (
                    "（四）积极推行网上审批，加快推进阳光政务。积极推行网上审批，加快推进阳光政务。",
                )
            }
        ),
        ("error",),
        quotes=("积极推行网上审批，加快推进阳光政务。积极推行网上审批，加快推进阳光政务。",),
    ),
    RuleCase(
        "恰好八个字连写两遍",
        make_report(narrative={1: ("完善信息公开制度。完善信息公开制度。",)}),
        ("error",),
    ),
    RuleCase(
        "七个字连写两遍不作判断",
        make_report(narrative={1: ("完善公开各制度。完善公开各制度。",)}),
        passes=0,
    ),
    RuleCase(
        "恰好三十个字隔段重复",
        make_report(
            narrative={
                1: ("各学校将招生收费资助和后勤保障等信息通过校务公开栏主动公开了。",),
                6: ("各学校将招生收费资助和后勤保障等信息通过校务公开栏主动公开了。",),
            }
        ),
        ("warning",),
    ),
    RuleCase(
        "二十九个字隔段重复不作判断",
        make_report(
            narrative={
                1: ("各学校将招生收费资助和后勤保障等信息通过校务公开栏主动公开。",),
                6: ("各学校将招生收费资助和后勤保障等信息通过校务公开栏主动公开。",),
            }
        ),
        passes=0,
    ),
    RuleCase(
        "短句重复不作判断",
        make_report(narrative={1: ("无。无。",)}),
        passes=0,
    ),
    RuleCase(
        "标题与小标题相同不算",
        make_report(
            narrative={
                1: (
                    "（二）主动公开政府信息情况",
                    "1、主动公开政府信息情况",
                    "及时更新栏目。",
                )
            }
        ),
        passes=0,
    ),
    RuleCase(
        "长句隔段重复",
        make_report(
            narrative={
                1: (
                    "各学校将招生、收费、资助和后勤保障等信息通过校务公开栏和网站主动向社会公开。",
                ),
                6: (
                    "各学校将招生、收费、资助和后勤保障等信息通过校务公开栏和网站主动向社会公开。",
                ),
            }
        ),
        ("warning",),
        says=("别处已写过",),
    ),
    RuleCase(
        "中等长度的句子隔段重复不作判断",
        make_report(
            narrative={1: ("加强政策解读，回应社会关切。",), 6: ("加强政策解读，回应社会关切。",)}
        ),
        passes=0,
    ),
    RuleCase(
        "每张表下同一句注",
        make_report(
            narrative={
                2: ("注：本表数据统计截至12月31日。",),
                3: ("注：本表数据统计截至12月31日。",),
            }
        ),
        passes=0,
    ),
)
