from __future__ import annotations

from datetime import datetime

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.search.document import PUBLIC


class IndexedDocumentQuerySet(models.QuerySet["IndexedDocument"]):
    def visible(self, now: datetime) -> IndexedDocumentQuerySet:
        """What the public may find at this moment; `engines.sql.VISIBLE` says the same."""
        return self.filter(
            models.Q(visible_until=None) | models.Q(visible_until__gte=now),
            audience=PUBLIC,
            visible_from__lte=now,
        )


class IndexedDocument(models.Model):
    """A document as it is searched, filtered and shown among what was found. It is derived: its
    register can make it again. The terms under which it is found are kept by the engine."""

    key = models.CharField("标识", max_length=120, unique=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    kind = models.CharField("种类", max_length=60, blank=True)
    catalogue = models.CharField("目录事项", max_length=60, blank=True)
    columns = models.TextField("栏目", blank=True)  # their codes, a blank between
    topic = models.CharField("主题", max_length=60, blank=True)
    validity = models.CharField("有效性", max_length=60, blank=True)
    audience = models.CharField("公开范围", max_length=60)
    published_on = models.DateField("发布日期")
    written_on = models.DateField("成文日期", null=True, blank=True)
    visible_from = models.DateTimeField("起")
    visible_until = models.DateTimeField("止", null=True, blank=True)
    title = models.TextField("标题")
    number = models.CharField("发文字号", max_length=120, blank=True)
    number_key = models.CharField("发文字号（归一）", max_length=120, blank=True)
    index_number = models.CharField("索引号", max_length=120, blank=True)
    body = models.TextField("正文", blank=True)
    # Folded: what words are compared with.
    title_text = models.TextField("标题（归一）")
    title_words = models.TextField("标题分词")  # each word between two blanks
    text = models.TextField("全文（归一）")
    # Orders by day of publication, then by row: newest first is a walk down one index.
    position = models.BigIntegerField("次序", null=True, unique=True)
    digest = models.CharField("摘要", max_length=64)
    rebuild = models.PositiveBigIntegerField("重建批次", default=0)

    objects = IndexedDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = "可检索的信息"
        verbose_name_plural = "可检索的信息"

    def __str__(self) -> str:
        return self.title


def position_of(ordinal: int, row: int) -> int:
    return (ordinal << 32) | row
