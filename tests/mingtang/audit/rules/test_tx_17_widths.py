from tests.factories.reports import make_report
from tests.mingtang.audit.cases import RuleCase, prefaced


def told(line: str):
    return prefaced(make_report(narrative={1: (line,), 5: ("无。",), 6: ("无。",)}), "略。")


CASES = (
    RuleCase("都是全角", told("公开，解读，回应。"), passes=1),
    RuleCase(
        "夹一个半角",
        told("公开，解读，回应,监督。"),
        ("notice",),
        passes=0,
        says=("1 处半角标点（另有全角 2 处）",),
    ),
    RuleCase("通篇半角", told("公开,解读,回应。"), passes=1),
    RuleCase("各一半", told("公开，解读,回应。"), passes=1),
    RuleCase("全角数字", told("公开３６条。"), ("notice",), passes=0, says=("“３６”",)),
    RuleCase("两样都有", told("公开，解读，回应,共３６条。"), ("notice", "notice"), passes=0),
)
