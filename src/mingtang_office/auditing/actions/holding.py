"""Taking hold of a report: the lock under which it is changed, and the word that someone was first."""

from __future__ import annotations

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.auditing.models import CheckedReport, ReportState
from mingtang_office.trail.models import Entry
from mingtang_office.ui.days import moment

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
        raise _overtaken(held)
    return held


def _overtaken(report: CheckedReport) -> Overtaken:
    """Who changed this report last, told to the person who came second."""
    last = (
        Entry.objects.filter(
            object_type=CheckedReport._meta.label_lower,
            object_id=str(report.pk),
            action__in=_DONE,
        )
        .order_by("-id")
        .first()
    )
    told = ""
    if last is not None:
        person = User.objects.filter(pk=last.actor).first()
        who = "系统" if person is None else person.full_name
        told = f"{who}于{moment(last.at)}{_DONE[last.action]}。"
    return Overtaken(
        f"您打开页面之后，这份报告已有变动：{told}您这次的操作没有保存，所填内容仍在，"
        "请核对现在的情况后再提交。"
    )
