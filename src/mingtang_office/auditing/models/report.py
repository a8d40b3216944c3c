from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency


class Upload(models.Model):
    """Files handed in together by one person for one agency."""

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="机关")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name="上传人")
    at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = "上传"
        verbose_name_plural = "上传"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.agency}"


class ReportState(models.TextChoices):
    WAITING = "waiting", "排队等候"
    CHECKED = "checked", "已检查"
    REFUSED = "refused", "未能读取"


class CheckedReport(models.Model):
    """A published report that was handed in to be read and checked.

    What was read stands apart in `Reading`, so that a row of a list stays small; what people change
    stands apart too: corrections beside the raw value, decisions beside the findings. The counts
    are those of the newest run of the audit over the corrected report (`undecided`: errors and
    warnings on which nobody decided). `revision` grows with every change of what is audited, so
    that two people at once are noticed; a decision has a version of its own.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, verbose_name="检查机关")
    upload = models.ForeignKey(Upload, models.PROTECT, related_name="reports", verbose_name="上传")
    file = models.FileField("文件", upload_to="reports/%Y/%m", max_length=200)
    original_name = models.CharField("文件名", max_length=255)
    sha256 = models.CharField("文件摘要", max_length=64)
    size = models.PositiveBigIntegerField("大小")
    format = models.CharField("格式", max_length=12, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=ReportState.choices, default=ReportState.WAITING
    )
    refusal_code = models.CharField("未能读取的原因代码", max_length=30, blank=True)
    refusal = models.TextField("未能读取的原因", blank=True)

    reported_agency = models.CharField("报告单位", max_length=120, blank=True)
    concerns = models.ForeignKey(
        Agency,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reports_about",
        verbose_name="报告单位（名录）",
    )
    year = models.PositiveSmallIntegerField("年度", null=True, blank=True)
    edition = models.CharField("格式版本", max_length=10, blank=True)
    previous = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="next", verbose_name="上年报告"
    )
    # Once a person has chosen last year's report, or none, the machine suggests no more.
    previous_chosen = models.BooleanField("上年报告由人选定", default=False)

    errors = models.PositiveIntegerField("错误", default=0)
    warnings = models.PositiveIntegerField("需说明", default=0)
    notices = models.PositiveIntegerField("提示", default=0)
    # The gravest severity of what failed, "none" where nothing did; "" before the check.
    gravest = models.CharField("最重程度", max_length=8, blank=True)
    undecided = models.PositiveIntegerField("待处理", default=0)
    unread_cells = models.PositiveIntegerField("未识别", default=0)
    revision = models.PositiveIntegerField("修订号", default=0)
    uploaded_at = models.DateTimeField("上传时间")
    checked_at = models.DateTimeField("检查时间", null=True, blank=True)
    engine = models.CharField("引擎版本", max_length=20, blank=True)

    class Meta:
        verbose_name = "受检报告"
        verbose_name_plural = "受检报告"
        ordering = ("-id",)
        constraints = (
            # The same bytes handed in twice are one report.
            models.UniqueConstraint(fields=("agency", "sha256"), name="auditing_report_once"),
            models.CheckConstraint(
                condition=~models.Q(state=ReportState.CHECKED) | models.Q(checked_at__isnull=False),
                name="auditing_checked_has_time",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ReportState.REFUSED) | ~models.Q(refusal=""),
                name="auditing_refused_says_why",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="auditing_report_by_agency"),
            models.Index(fields=("agency", "year", "-id"), name="auditing_report_by_year"),
            models.Index(fields=("agency", "state", "-id"), name="auditing_report_by_state"),
            # What waits for a decision is counted on everybody's home page.
            models.Index(
                fields=("agency", "-id"),
                condition=models.Q(undecided__gt=0),
                name="auditing_report_waiting",
            ),
            # Whoever reaches thousands of agencies reads a list in its own order.
            models.Index(fields=("reported_agency", "id"), name="auditing_report_names"),
            models.Index(fields=("-errors", "-id"), name="auditing_report_errors"),
            models.Index(fields=("-undecided", "-id"), name="auditing_report_undecided"),
            models.Index(fields=("gravest", "-id"), name="auditing_report_gravest"),
            models.Index(fields=("state", "-id"), name="auditing_report_states"),
            models.Index(fields=("year", "-id"), name="auditing_report_years"),
        )

    def __str__(self) -> str:
        return self.original_name

    @property
    def title(self) -> str:
        """What people call it: 云江县教育局2024年年度报告, or the file's name while it is not read."""
        if not self.reported_agency:
            return self.original_name
        year = f"{self.year}年" if self.year else ""
        return f"{self.reported_agency}{year}年度报告"


class ReportedName(models.Model):
    """Each name under which an agency has reported, once: where a search for a part of a name looks
    first, since there are ten reports to a name."""

    name = models.CharField("报告单位", max_length=120, unique=True)

    class Meta:
        verbose_name = "报告单位名称"
        verbose_name_plural = "报告单位名称"

    def __str__(self) -> str:
        return self.name
