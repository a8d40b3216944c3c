from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application
from mingtang_office.trail import guards


class AnnulmentReason(models.TextChoices):
    """Why an event is annulled: a code, since what stands here can never be erased."""

    WRONG_DAY = "wrong_day", "日期登记错误"
    WRONG_CASE = "wrong_case", "登记到了别的申请"
    TWICE = "twice", "重复登记"
    NOT_SO = "not_so", "登记的事项没有发生"
    CAME_BACK = "came_back", "文书被退回，没有送达"
    VOIDED = "voided", "文书已作废"
    COMPLETED = "completed", "补记送达日期"


class CaseEvent(models.Model):
    """One event of an application, as `mingtang.applications` knows it: never changed, never deleted.

    One entered by mistake is annulled by a later row, whose `annuls` names its number; replay passes
    both over. `facts` hold no personal data.
    """

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="events", verbose_name="申请"
    )
    number = models.PositiveIntegerField("序号")
    kind = models.CharField("事件", max_length=30)
    on = models.DateField("发生日期")
    facts = models.JSONField("内容", default=dict)
    annuls = models.PositiveIntegerField("作废的序号", null=True, blank=True)
    reason = models.CharField(
        "作废理由", max_length=12, choices=AnnulmentReason.choices, blank=True
    )
    letter = models.BigIntegerField("文书编号", null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="经办人"
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "办理事件"
        verbose_name_plural = "办理事件"
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(
                fields=("application", "number"), name="applications_event_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id}/{self.number} {self.kind}"


guards.keep(CaseEvent._meta.db_table)
