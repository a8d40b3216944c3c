from __future__ import annotations

from mingtang_office.applications.actions.assigning import assign
from mingtang_office.applications.case_steps.page import Doing, Done, StepPage


def _take(doing: Doing) -> Done:
    assign(applications=[doing.application], to=doing.by, by=doing.by, now=doing.now)
    return Done("这件申请由您承办，期限临近时会提醒您。")


PAGES = (
    StepPage(
        "take",
        "承办这件申请",
        "还没有经办人的申请，可以自己承办；改派他人，由政府信息公开工作机构负责人办理。",
        "由我承办",
        _take,
    ),
)
