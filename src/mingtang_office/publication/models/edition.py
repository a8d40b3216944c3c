from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.publication.models.item import Item


class Edition(models.Model):
    """What the last signature let out: the exact words, frozen. A later one takes its place; it
    stays on record with the day on which it was replaced or withdrawn.

    `content` is everything written, as in `WRITTEN`; `html` the body as shown, cleaned; `text` the
    same without marks; `files` the attachments with their digests. `digest` is over all of them.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="editions", verbose_name="公开信息")
    number = models.PositiveSmallIntegerField("版次")
    content = models.JSONField("内容")
    html = models.TextField("正文")
    text = models.TextField("正文（纯文本）")
    files = models.JSONField("附件", default=list)
    digest = models.CharField("摘要", max_length=64)
    reason = models.CharField("更换理由", max_length=300, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="签发人"
    )
    signed_at = models.DateTimeField("签发时间")
    ended_at = models.DateTimeField("停止公开时间", null=True, blank=True)
    ended_because = models.CharField("停止公开的理由", max_length=300, blank=True)

    class Meta:
        verbose_name = "公开版本"
        verbose_name_plural = "公开版本"
        ordering = ("item", "number")
        constraints = (
            models.UniqueConstraint(fields=("item", "number"), name="publication_edition_once"),
            models.UniqueConstraint(
                fields=("item",),
                condition=models.Q(ended_at__isnull=True),
                name="publication_one_edition_stands",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_because="")
                | (models.Q(ended_at__isnull=False) & ~models.Q(ended_because="")),
                name="publication_ended_with_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id}-{self.number}"
