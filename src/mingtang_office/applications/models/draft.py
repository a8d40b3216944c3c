from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class DecisionDraft(models.Model):
    """How far an officer has come in the seven questions: the answers given, the disposition they
    lead to, and its facts, sealed, since they may name people."""

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="draft", verbose_name="申请"
    )
    answers = models.JSONField("七步答案", default=dict)
    disposition = models.CharField("拟作处理", max_length=24, blank=True)
    sealed = models.BinaryField("事实与理由（密文）", default=b"")
    letter = models.BigIntegerField("文书编号", null=True, blank=True)
    revision = models.PositiveIntegerField("修订号", default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="起草人"
    )
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "拟办意见"
        verbose_name_plural = "拟办意见"

    def __str__(self) -> str:
        return f"{self.application_id} {self.disposition}"
