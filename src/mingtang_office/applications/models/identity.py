from __future__ import annotations

from django.db import models

from mingtang_office.applications.models.application import Application


class Identity(models.Model):
    """Who applied, and how to reach them, sealed under the application's key (条例第二十九条第二款
    第（一）项 asks for no more). `blind` finds the same applicant again without being readable."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="identity", verbose_name="申请"
    )
    sealed = models.BinaryField("密文", default=b"")
    blind = models.CharField("证件号码索引", max_length=64, blank=True)

    class Meta:
        verbose_name = "申请人身份信息"
        verbose_name_plural = "申请人身份信息"
        indexes = (models.Index(fields=("blind",), name="applications_identity_blind"),)

    def __str__(self) -> str:
        return f"{self.application_id}"
