from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency


class Piece(models.Model):
    """What is to be made public, as it stood when it was signed: a snapshot that never changes.

    `key` names the thing for whoever enqueued it (`publication.item:17`) and means nothing here; a
    later state of the same thing is another row with a higher `version`. `attachments` are the names
    under which the files are stored, with the digests of their exact bytes; `digest` covers it all.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    key = models.CharField("来源", max_length=80)
    version = models.PositiveIntegerField("版本")
    title = models.CharField("标题", max_length=300)
    number = models.CharField("文号", max_length=80, blank=True)
    organ = models.CharField("发布机构", max_length=120)
    dated = models.DateField("成文或者发布日期")
    until = models.DateField("公示截止", null=True, blank=True)  # the last day on which it hangs
    summary = models.TextField("概述", blank=True)
    html = models.TextField("正文")
    attachments = models.JSONField("附件", default=list, blank=True)
    address = models.CharField("网址", max_length=500)
    digest = models.CharField("摘要", max_length=64)
    made_at = models.DateTimeField("固定时间")

    class Meta:
        verbose_name = "发布内容"
        verbose_name_plural = "发布内容"
        constraints = (
            models.UniqueConstraint(fields=("key", "version"), name="channels_piece_once"),
        )

    def __str__(self) -> str:
        return self.title
