from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models.item import Item
from mingtang_office.publication.models.public import PublicItem


class DistrictImport(models.Model):
    """A table of school districts handed in for an item: first looked at, then taken into its
    `details` or given up; either way the row goes. `lines`: the rows as read, the headings apart;
    `mapping`: which column (from 0) is which field."""

    item = models.OneToOneField(
        Item,
        models.PROTECT,
        primary_key=True,
        related_name="district_import",
        verbose_name="公开信息",
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="上传人"
    )
    at = models.DateTimeField("上传时间")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    heads = models.JSONField("表头", default=list)
    lines = models.JSONField("内容", default=list)
    mapping = models.JSONField("栏目对应", default=dict)

    class Meta:
        verbose_name = "待核对的学区划分表"
        verbose_name_plural = "待核对的学区划分表"

    def __str__(self) -> str:
        return str(self.name)


class PublicDistricts(models.Model):
    """That a public item holds the school districts of its agency for a year. The table itself is in
    the edition and nowhere else."""

    public = models.OneToOneField(
        PublicItem,
        models.CASCADE,
        primary_key=True,
        related_name="districts",
        verbose_name="已公开信息",
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    year = models.PositiveSmallIntegerField("招生年度")

    class Meta:
        verbose_name = "已公开的学区划分"
        verbose_name_plural = "已公开的学区划分"
        indexes = (models.Index(fields=("agency", "-year"), name="districts_by_agency"),)

    def __str__(self) -> str:
        return f"{self.year} {self.public_id}"
