from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase

CASES = (
    RuleCase(
        "没有重复",
        make_report(narrative={1: ("打造统一的网站界面。",)}),
        passes=0,
    ),
    RuleCase(
        "的字重复",
        make_report(narrative={1: ("打造统一的的网站界面。",)}),
        ("error",),
        says=("“的的”重复",),
    ),
    RuleCase(
        "的的确确不算",
        make_report(narrative={1: ("群众的的确确得到方便。",)}),
        passes=0,
    ),
    RuleCase(
        "为了了解不算",
        make_report(narrative={1: ("为了了解群众需求，开展问卷调查。",)}),
        passes=0,
    ),
    RuleCase(
        "词语重复",
        make_report(narrative={1: ("公开专项资金资金分配结果。",)}),
        ("warning",),
        says=("资金资金",),
    ),
    RuleCase(
        "表头连成一行不算",
        make_report(narrative={1: ("行政复议行政复议行政复议行政诉讼行政诉讼行政诉讼行政诉讼。",)}),
        passes=0,
    ),
    RuleCase(
        "词首相接不算",
        make_report(narrative={1: ("做好区政府政府信息公开工作，进一步规范规范性文件管理。",)}),
        passes=0,
    ),
    RuleCase(
        "一件一件不算",
        make_report(narrative={1: ("对群众诉求一件一件抓落实，研究工作常态化、长期化。",)}),
        passes=0,
    ),
    RuleCase(
        "少见的叠字",
        make_report(narrative={1: ("明确局办公室为为负责科室，属于过程性性信息。",)}),
        (
            "warning",
            "warning",
        ),
    ),
    RuleCase(
        "为民在线等不算",
        make_report(narrative={1: ("坚持为为民服务之本，做好在在线访谈。",)}),
        passes=0,
    ),
    RuleCase(
        "单位重复",
        make_report(narrative={1: ("收到政府信息公开申请3件件。",)}),
        ("error",),
        says=("单位重复",),
    ),
    RuleCase(
        "等等不算",
        make_report(narrative={1: ("公开预算、决算、采购等等信息。",)}),
        passes=0,
    ),
)
