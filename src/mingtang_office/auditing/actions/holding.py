"""Taking hold of a report: the lock under which it is changed, and the word that someone was first."""

from __future__ import annotations

from mingtang_office.agencies.entries import overtaken
from mingtang_office.agencies.refusals import Refused
from mingtang_office.auditing.models import CheckedReport, ReportState

_DONE = {
    "auditing.corrected": "更正了单元格",
    "auditing.correction_withdrawn": "撤回了一处更正",
    "auditing.previous_set": "改选了上年报告",
    "auditing.rechecked": "重新检查了这份报告",
}


def hold(report: CheckedReport) -> CheckedReport:
    """The report as it stands now, locked until the transaction ends."""
    try:
        return (
            CheckedReport.objects.select_for_update(of=("self",))
            .select_related("agency")
            .get(pk=report.pk)
        )
    except CheckedReport.DoesNotExist:
        raise Refused("这份报告已被移除，无法继续办理。请返回报告列表。") from None


def hold_checked(report: CheckedReport) -> CheckedReport:
    """The same, refused where the report has not been read."""
    held = hold(report)
    if held.state != ReportState.CHECKED:
        raise Refused(
            f"这份报告目前“{held.get_state_display()}”，读取并检查完毕后才能更正或者处理。"
        )
    return held


def hold_unchanged(report: CheckedReport, expected_revision: int) -> CheckedReport:
    """The same, refused where the report was changed since the person looked at it."""
    held = hold_checked(report)
    if held.revision != expected_revision:
        raise overtaken(held, "这份报告", _DONE)
    return held
