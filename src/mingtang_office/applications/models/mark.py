from __future__ import annotations

from django.db import models

from mingtang_office.applications.models.application import Application


class ContentMark(models.Model):
    """A digest of a part of what an application asks for: two applications that share one are worth
    comparing (`mingtang.applications.likeness`). It is bound to the agency."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="marks", verbose_name="申请"
    )
    mark = models.BigIntegerField("摘要")

    class Meta:
        verbose_name = "内容摘要"
        verbose_name_plural = "内容摘要"
        indexes = (models.Index(fields=("mark", "application"), name="applications_by_mark"),)

    def __str__(self) -> str:
        return f"{self.application_id} {self.mark}"
