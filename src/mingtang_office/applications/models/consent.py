from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class Consent(models.Model):
    """An extension asked of the head of the disclosure office, and the answer (条例第三十三条
    第二款). It is used once the applicant has been told."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="consents", verbose_name="申请"
    )
    days = models.PositiveSmallIntegerField("延长工作日")
    reason = models.CharField("理由", max_length=300)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="申请人"
    )
    asked_at = models.DateTimeField("提请时间")
    agreed = models.BooleanField("同意", null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="机构负责人",
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    opinion = models.CharField("意见", max_length=300, blank=True)

    class Meta:
        verbose_name = "延期审批"
        verbose_name_plural = "延期审批"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(agreed__isnull=True, answered_at__isnull=True)
                | models.Q(agreed__isnull=False, answered_at__isnull=False),
                name="applications_consent_has_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.days}"
