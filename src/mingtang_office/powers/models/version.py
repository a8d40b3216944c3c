from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.powers.models.registered import Register
from mingtang_office.trail import guards


class Deed(models.TextChoices):
    """What was done to an entry."""

    ENTERED = "entered", "登记"
    IMPORTED = "imported", "导入"
    CORRECTED = "corrected", "更正"
    PUBLISHED = "published", "登记公开"
    VALIDITY_CHANGED = "validity_changed", "登记有效性变更"
    VALIDITY_STRUCK = "validity_struck", "撤销一项有效性变更"
    DELISTED = "delisted", "移出清单"
    OVERTURNED = "overturned", "登记决定的变动"
    WITHDRAWN = "withdrawn", "撤回公示"
    TIED = "tied", "对应公开信息"
    UNTIED = "untied", "解除与公开信息的对应"
    DRAFTED = "drafted", "拟公示稿"
    TAKEN_DOWN = "taken_down", "公示被撤下"
    ERASED = "erased", "擦除姓名"
    STRUCK = "struck", "撤销登记"


class CorrectionReason(models.TextChoices):
    """Why an entry is corrected or struck: a code, since what stands here can never be erased."""

    TYPED = "typed", "登记时填写有误"
    SOURCE = "source", "原始材料有更正"
    MOVED_ON = "moved_on", "情况有变化（如延长有效期）"
    TWICE = "twice", "重复登记"
    NOT_OURS = "not_ours", "不属于本机关或者本台账"
    NOT_SO = "not_so", "登记的事项没有发生"


class EntryVersion(models.Model):
    """An entry as it was after each deed: never changed, never deleted. `facts` are its fields in
    words, a natural person among them masked."""

    register = models.CharField("台账", max_length=12, choices=Register.choices)
    entry = models.PositiveBigIntegerField("登记")
    number = models.PositiveIntegerField("序号")
    deed = models.CharField("办理", max_length=20, choices=Deed.choices)
    facts = models.JSONField("内容", default=dict)
    reason = models.CharField("原因", max_length=12, choices=CorrectionReason.choices, blank=True)
    by = models.ForeignKey(  # none: the system, when its time had come
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="办理人",
    )
    at = models.DateTimeField("办理时间")

    class Meta:
        verbose_name = "登记沿革"
        verbose_name_plural = "登记沿革"
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("register", "entry", "number"), name="powers_version_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.register} {self.entry}/{self.number} {self.deed}"


guards.keep(EntryVersion._meta.db_table)
