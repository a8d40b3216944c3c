from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.publication.models.item import Item


class Verdict(models.TextChoices):
    DRAFTED = "drafted", "起草"
    TAKEN_OVER = "taken_over", "从原网站接收"
    REVISED = "revised", "修改"
    SUBMITTED = "submitted", "提交审核"
    PASSED = "passed", "审核通过"
    RETURNED = "returned", "退回修改"
    REFERRED = "referred", "报上级确定"
    DETERMINED = "determined", "登记上级确定的结论"
    SIGNED = "signed", "签发公开"
    CLOSED = "closed", "认定不主动公开"
    TAKEN_UP = "taken_up", "重新修改已公开的信息"
    WITHDRAWN = "withdrawn", "撤下"
    DISCARDED = "discarded", "弃用"


class Passage(models.Model):
    """One step on an item's way: who, in which step, in whose absence, when, with what verdict and
    opinion; for the confidentiality review also the answer to each of its heads (条例第十七条)."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="passages", verbose_name="公开信息")
    round = models.PositiveSmallIntegerField("审核轮次")
    step = models.CharField("环节", max_length=30, blank=True)
    verdict = models.CharField("意见", max_length=12, choices=Verdict.choices)
    opinion = models.CharField("意见内容", max_length=1000, blank=True)
    answers = models.JSONField("保密审查逐项意见", default=dict, blank=True)
    content_digest = models.CharField("所审内容摘要", max_length=64, blank=True)
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
        verbose_name = "审核记录"
        verbose_name_plural = "审核记录"
        ordering = ("id",)
        indexes = (models.Index(fields=("item", "round"), name="publication_passage_by_item"),)

    def __str__(self) -> str:
        return f"{self.item_id} {self.get_verdict_display()}"
