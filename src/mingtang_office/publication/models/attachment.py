from __future__ import annotations

from django.db import models

from mingtang_office.publication.models.item import Item


class Attachment(models.Model):
    """A file that belongs to an item. Its bytes never change: a corrected file is another row."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="files", verbose_name="公开信息")
    name = models.CharField("名称", max_length=200)
    description = models.CharField("说明（图片的替代文字）", max_length=200, blank=True)
    stored = models.CharField("存储名", max_length=200)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveBigIntegerField("字节数")
    media_type = models.CharField("类型", max_length=100)
    added_at = models.DateTimeField("上传时间")

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = "附件"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("item", "sha256"), name="publication_file_once"),
        )

    def __str__(self) -> str:
        return str(self.name)
