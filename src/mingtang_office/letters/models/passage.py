from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Role
from mingtang_office.letters.models.letter import Letter


class Verdict(models.TextChoices):
    DRAFTED = "drafted", "起草"
    SUBMITTED = "submitted", "提交审签"
    PASSED = "passed", "审核通过"
    RETURNED = "returned", "退回修改"
    SIGNED = "signed", "签发"
    VOIDED = "voided", "作废"
    DISCARDED = "discarded", "弃用"


class Passage(models.Model):
    """One step on a letter's way: who, in which role, in whose absence, when, with what verdict.
    The opinion is sealed under the key of the letter's case."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="passages", verbose_name="公文")
    round = models.PositiveSmallIntegerField("审签轮次")
    role = models.CharField("角色", max_length=30, choices=Role.choices, blank=True)
    verdict = models.CharField("意见", max_length=10, choices=Verdict.choices)
    opinion = models.BinaryField("意见内容（密封）", default=b"", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="办理人"
    )
    acting_for = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="被代理人",
    )
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = "审签记录"
        verbose_name_plural = "审签记录"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(verdict__in=(Verdict.PASSED, Verdict.SIGNED))
                | ~models.Q(role=""),
                name="letters_step_has_role",
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter_id} {self.get_verdict_display()}"
