from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.remedies.models.remedy import Remedy
from mingtang_office.trail import guards


class AnnulmentReason(models.TextChoices):
    """Why an entry is annulled: a code, since what stands here can never be erased."""

    WRONG_DAY = "wrong_day", "日期登记错误"
    WRONG_FACTS = "wrong_facts", "内容登记错误"
    WRONG_CASE = "wrong_case", "登记到了别的案件"
    TWICE = "twice", "重复登记"
    NOT_SO = "not_so", "登记的事项没有发生"


class CourseEntry(models.Model):
    """One step of a case, as `mingtang.applications.remedies` knows it: never changed, never deleted.

    One entered by mistake is annulled by a later row, whose `annuls` names its number. That row may
    itself tell what really happened: then it stands in the place of the one annulled. `facts` hold
    no personal data.
    """

    remedy = models.ForeignKey(
        Remedy, models.PROTECT, related_name="course", verbose_name="复议、诉讼案件"
    )
    number = models.PositiveIntegerField("序号")
    kind = models.CharField("事项", max_length=20)
    on = models.DateField("日期")
    facts = models.JSONField("内容", default=dict)
    annuls = models.PositiveIntegerField("作废的序号", null=True, blank=True)
    reason = models.CharField(
        "作废理由", max_length=12, choices=AnnulmentReason.choices, blank=True
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "案件进展"
        verbose_name_plural = "案件进展"
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("remedy", "number"), name="remedies_entry_once"),
        )

    def __str__(self) -> str:
        return f"{self.remedy_id}/{self.number} {self.kind}"


guards.keep(CourseEntry._meta.db_table)
