from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.remedies.models.remedy import Remedy


class PartyRole(models.TextChoices):
    CLAIMANT = "claimant", "申请人、原告"
    THIRD_PARTY = "third_party", "第三人"
    CO_RESPONDENT = "co_respondent", "共同被申请人、共同被告"
    AGENT = "agent", "代理人"


class Party(models.Model):
    """A party of a case: name and how to reach them are sealed under the case's key."""

    remedy = models.ForeignKey(
        Remedy, models.PROTECT, related_name="parties", verbose_name="复议、诉讼案件"
    )
    role = models.CharField("地位", max_length=16, choices=PartyRole.choices)
    masked = models.CharField("名称", max_length=80)
    sealed = models.BinaryField("名称与联系方式（密文）")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    at = models.DateTimeField("登记时间")
    removed_at = models.DateTimeField("移除时间", null=True, blank=True)

    class Meta:
        verbose_name = "当事人"
        verbose_name_plural = "当事人"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.remedy_id} {self.get_role_display()}"
