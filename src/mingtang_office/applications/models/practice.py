from __future__ import annotations

from django.db import models

from mingtang.applications import Practice
from mingtang_office.agencies.models import Agency

_USUAL = Practice()


class AgencyPractice(models.Model):
    """The choices that the law leaves to the agency (`mingtang.applications.Practice`), and what its
    letters say again and again."""

    agency = models.OneToOneField(
        Agency, models.PROTECT, related_name="application_practice", verbose_name="机关"
    )
    rectification_days = models.PositiveSmallIntegerField(
        "补正期限（工作日）", default=_USUAL.rectification_days
    )
    reasons_days = models.PositiveSmallIntegerField(
        "说明理由期限（工作日）", default=_USUAL.reasons_days
    )
    reply_to = models.CharField("材料和意见的递交方式", max_length=200, blank=True)
    payment_way = models.CharField("缴费方式", max_length=300, blank=True)
    complaint_to = models.CharField("投诉途径", max_length=200, blank=True)
    revision = models.PositiveIntegerField("修订号", default=0)

    class Meta:
        verbose_name = "办理习惯设置"
        verbose_name_plural = "办理习惯设置"

    def __str__(self) -> str:
        return f"{self.agency}"

    @property
    def lawful(self) -> Practice:
        """As `mingtang` takes it. Raises ValueError for a limit outside what is reasonable."""
        return Practice(self.rectification_days, self.reasons_days)
