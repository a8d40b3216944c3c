"""Taking hold of a year report: the lock under which it is changed, and the word that someone was
first."""

from __future__ import annotations

from mingtang_office.agencies import entries, turns
from mingtang_office.annual.models import ReportState, YearReport

CALLED = "这份年度报告"
_DONE = {
    "annual.begun": "开始编写这份报告",
    "annual.drafted": "更新了文字草稿",
    "annual.written": "修改了文字",
    "annual.figures_entered": "填写了补充数据",
    "annual.counted": "重新统计了表格",
    "annual.frozen": "冻结了表格",
    "annual.explained": "填写了审核说明",
    "annual.submitted": "提交了审核",
    "annual.passed": "审核通过了这份报告",
    "annual.returned": "退回了这份报告",
    "annual.signed": "签发了这份报告",
    "annual.handed_over": "把这份报告提交公布",
    "annual.discarded": "弃用了这份报告",
}


def hold(report: YearReport, expected_revision: int | None = None) -> YearReport:
    """The report as it stands now, locked until the transaction ends. With `expected_revision`:
    raises `Overtaken` where it was changed since the person looked at it."""
    held = (
        YearReport.objects.select_for_update(of=("self",))
        .select_related("agency", "item", "item__edition")
        .get(pk=report.pk)
    )
    if expected_revision is not None and held.revision != expected_revision:
        raise entries.overtaken(held, CALLED, _DONE)
    return held


def refuse_overtaken(report: YearReport) -> None:
    """Somebody else wrote what this person was writing."""
    raise entries.overtaken(report, CALLED, _DONE)


def require_state(report: YearReport, *states: ReportState, to: str) -> None:
    """Refuse what cannot be done to a report in its state; `to` says what: 提交审核."""
    turns.require_state(report.state, states, to=to, called=CALLED, all_called="报告")


def save(report: YearReport, *fields: str) -> None:
    """Store what an action changed on a report that it holds, and move the revision on."""
    report.revision += 1
    report.save(update_fields=(*fields, "revision"))
