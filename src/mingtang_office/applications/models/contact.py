from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class ContactManner(models.TextChoices):
    TELEPHONE = "telephone", "电话"
    EMAIL = "email", "电子邮件"
    MESSAGE = "message", "短信"
    LETTER = "letter", "信函"


class ContactOutcome(models.TextChoices):
    REACHED = "reached", "已联系上"
    NO_ANSWER = "no_answer", "无人接听、没有回复"
    WRONG = "wrong", "号码、地址有误"
    REFUSED = "refused", "对方不愿确认"


class ContactAttempt(models.Model):
    """An attempt to reach the applicant and confirm receipt (条例第三十一条). Where nobody can be
    reached, these rows are the proof that it was tried."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="contacts", verbose_name="申请"
    )
    manner = models.CharField("方式", max_length=10, choices=ContactManner.choices)
    outcome = models.CharField("结果", max_length=10, choices=ContactOutcome.choices)
    note = models.BinaryField("说明（密文）", default=b"", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="联系人"
    )
    at = models.DateTimeField("联系时间")

    class Meta:
        verbose_name = "联系记录"
        verbose_name_plural = "联系记录"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.outcome}"
