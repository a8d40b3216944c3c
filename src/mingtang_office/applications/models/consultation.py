from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models.application import Application


class Consultation(models.Model):
    """An opinion sought on an application: of a third party (条例第三十二条) or of another organ
    (第三十四条). A sub-case of its own; its clock is that of the events which bear its `ref`."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="consultations", verbose_name="申请"
    )
    ref = models.CharField("序号", max_length=10)
    consultee = models.CharField("征求对象", max_length=20)
    organ = models.ForeignKey(
        Agency, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="被征求机关"
    )
    sealed = models.BinaryField("名称与联系方式（密文）", default=b"")
    masked = models.CharField("名称", max_length=80)
    information = models.TextField("征求意见的信息")
    sent_on = models.DateField("发出日期", null=True, blank=True)
    reached_on = models.DateField("收到日期", null=True, blank=True)
    lapses_on = models.DateField("答复期限", null=True, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)
    answer = models.CharField("意见", max_length=20, blank=True)
    reasons = models.TextField("理由", blank=True)
    weighed = models.TextField("公共利益衡量", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "征求意见"
        verbose_name_plural = "征求意见"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("application", "ref"), name="applications_consultation_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id}/{self.ref}"
