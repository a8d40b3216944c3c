from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models.edition import Edition
from mingtang_office.publication.models.item import Item


class PublicItem(models.Model):
    """What the public may see of an item: the row exists only while an edition of it stands. The
    portal, its search, feeds and data read nothing else, so that nothing else can reach them.

    From `shown_from` to `shown_until`, both included. What is for certain people only (特定群体)
    never has such a row: it is delivered to them.
    """

    item = models.OneToOneField(
        Item, models.PROTECT, primary_key=True, related_name="public", verbose_name="公开信息"
    )
    edition = models.OneToOneField(
        Edition, models.PROTECT, related_name="public", verbose_name="公开版本"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    kind = models.CharField("种类", max_length=40)
    title = models.CharField("标题", max_length=200)
    summary = models.CharField("内容概述", max_length=300, blank=True)
    document_number = models.CharField("发文字号", max_length=60, blank=True)
    index_number = models.CharField("索引号", max_length=40)
    topic = models.CharField("主题分类", max_length=20, blank=True)
    # The class of the topic, by which the newest of a class are read off an index.
    topic_class = models.CharField("主题大类", max_length=2, blank=True)
    genre = models.CharField("体裁", max_length=30, blank=True)
    matter = models.CharField("标准目录事项", max_length=60, blank=True)
    validity = models.CharField("有效性", max_length=20, blank=True)
    written_on = models.DateField("成文日期", null=True, blank=True)
    formed_on = models.DateField("形成（变更）日期", null=True, blank=True)
    published_on = models.DateField("发布日期")
    changed_at = models.DateTimeField("更新时间")
    shown_from = models.DateTimeField("公开起")
    shown_until = models.DateField("公示截止日", null=True, blank=True)

    class Meta:
        verbose_name = "已公开信息"
        verbose_name_plural = "已公开信息"
        # The two moments stand in those by which items are counted, so that the rows are not read.
        indexes = (
            models.Index(
                fields=("agency", "-published_on", "-item", "shown_from", "shown_until"),
                name="public_by_agency",
            ),
            models.Index(
                fields=("agency", "kind", "-published_on", "-item"), name="public_by_kind"
            ),
            models.Index(
                fields=("agency", "topic", "-published_on", "-item", "shown_from", "shown_until"),
                name="public_by_topic",
            ),
            models.Index(
                fields=("agency", "topic_class", "-published_on", "-item"), name="public_by_class"
            ),
            models.Index(
                fields=("agency", "matter", "-published_on", "-item", "shown_from", "shown_until"),
                name="public_by_matter",
            ),
            models.Index(fields=("-published_on", "-item"), name="public_by_day"),
            models.Index(fields=("matter", "-published_on", "-item"), name="public_by_row"),
            models.Index(fields=("kind", "-published_on", "-item"), name="public_of_kind"),
            models.Index(fields=("topic", "-published_on", "-item"), name="public_of_topic"),
            models.Index(fields=("-changed_at",), name="public_by_change"),
            models.Index(fields=("document_number",), name="public_by_number"),
        )

    def __str__(self) -> str:
        return str(self.title)


class Placement(models.Model):
    """A public item in one of the columns of its agency, with what a list shows of it."""

    public = models.ForeignKey(
        PublicItem, models.CASCADE, related_name="placements", verbose_name="已公开信息"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    column = models.CharField("栏目", max_length=60)
    published_on = models.DateField("发布日期")

    class Meta:
        verbose_name = "栏目内容"
        verbose_name_plural = "栏目内容"
        constraints = (
            models.UniqueConstraint(fields=("public", "column"), name="publication_placed_once"),
        )
        indexes = (
            models.Index(
                fields=("agency", "column", "-published_on", "-public"), name="placed_by_column"
            ),
            models.Index(fields=("column", "-published_on", "-public"), name="placed_everywhere"),
        )

    def __str__(self) -> str:
        return f"{self.column} {self.public_id}"
