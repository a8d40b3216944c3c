from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang.screening import Advice, Concern, Severity
from mingtang_office.publication.models.item import Item


class ScanState(models.TextChoices):
    WAITING = "waiting", "等待检查"
    DONE = "done", "已检查"
    FAILED = "failed", "未能检查"


class Scan(models.Model):
    """One look for personal data at what an item says at a moment, told by its digest. A changed item
    has another digest and must be looked at again (07 §7.11: 发布前扫描)."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="scans", verbose_name="公开信息")
    digest = models.CharField("所查内容摘要", max_length=64)
    state = models.CharField(
        "状态", max_length=10, choices=ScanState.choices, default=ScanState.WAITING
    )
    texts = models.PositiveIntegerField("文字段数", default=0)
    files = models.PositiveIntegerField("附件数", default=0)
    problem = models.CharField("未能检查的原因", max_length=300, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="检查人"
    )
    at = models.DateTimeField("提交检查时间")
    done_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        verbose_name = "个人信息检查"
        verbose_name_plural = "个人信息检查"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("item", "digest"), name="publication_scan_once"),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.get_state_display()}"


class ScanAnswer(models.TextChoices):
    """Why a finding may stay."""

    REQUIRED_BY_LAW = "required_by_law", "依法应当公开"
    CONSENT = "consent", "权利人同意公开"
    FALSE_ALARM = "false_alarm", "误报，不是个人信息"
    OFFICE = "office", "办公电话、公务信息"
    LOOKED_AT = "looked_at", "已逐一目视检查，没有个人信息"


class ScanFinding(models.Model):
    """One finding, never with the thing itself: `quote` is masked. `source` tells the part of the item
    (标题, 正文, an attachment) and its digest: an answer holds as long as that part is unchanged."""

    scan = models.ForeignKey(Scan, models.CASCADE, related_name="findings", verbose_name="检查")
    matter = models.CharField("种类", max_length=30)
    at = models.CharField("位置", max_length=300)
    quote = models.CharField("所见（已遮盖）", max_length=200, blank=True)
    proposal = models.CharField("建议", max_length=20)
    severity = models.CharField("程度", max_length=10)
    count = models.PositiveIntegerField("处数", default=1)
    attachment = models.PositiveBigIntegerField("附件", null=True, blank=True)
    source = models.CharField("来源摘要", max_length=64)
    answer = models.CharField("答复", max_length=20, choices=ScanAnswer.choices, blank=True)
    answer_reason = models.CharField("答复理由", max_length=300, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="答复人",
    )
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)

    class Meta:
        verbose_name = "检查发现"
        verbose_name_plural = "检查发现"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (
                    ~models.Q(answer="")
                    & ~models.Q(answer_reason="")
                    & models.Q(answered_by__isnull=False, answered_at__isnull=False)
                ),
                name="publication_finding_answered_by_someone",
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter} {self.at}"

    @property
    def concern(self) -> Concern:
        return Concern(self.matter)

    @property
    def advice_code(self) -> Advice:
        return Advice(self.proposal)

    @property
    def grave(self) -> Severity:
        return Severity(self.severity)
