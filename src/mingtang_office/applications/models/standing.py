from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models.application import Application


class Standing(models.Model):
    """What table three counts of a received application, as the record knew it from the instant
    `since` until `until` (none: still). A report at a cut-off instant asks for the rows that stood
    at that instant, so that what is entered later changes no figure that was once given."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="standings", verbose_name="申请"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    applicant_kind = models.CharField("申请人类型", max_length=20)
    received_on = models.DateField("收到日期")
    closed_on = models.DateField("办结日期", null=True, blank=True)
    disposition = models.CharField("处理结果", max_length=24, blank=True)
    in_time = models.BooleanField("按期办结", null=True, blank=True)
    since = models.DateTimeField("记录起")
    until = models.DateTimeField("记录止", null=True, blank=True)

    class Meta:
        verbose_name = "统计口径记录"
        verbose_name_plural = "统计口径记录"
        constraints = (
            models.UniqueConstraint(
                fields=("application",),
                condition=models.Q(until__isnull=True),
                name="applications_one_standing",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | ~models.Q(disposition=""),
                name="applications_closed_has_disposition",
            ),
            # What table three's sums rest on: 第一项加第二项等于第三项加第四项.
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True)
                | models.Q(closed_on__gte=models.F("received_on")),
                name="applications_closed_after_received",
            ),
        )
        # Holds whatever a count asks of a row, so that counting never goes to the rows themselves.
        indexes = (
            models.Index(
                fields=(
                    "agency",
                    "received_on",
                    "closed_on",
                    "applicant_kind",
                    "disposition",
                    "in_time",
                    "since",
                    "until",
                ),
                name="applications_stood_counted",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.since:%Y-%m-%d %H:%M}"
