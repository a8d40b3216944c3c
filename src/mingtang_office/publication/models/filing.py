from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models.item import Item


class FiledDocument(models.Model):
    """An official document that the agency drew up, with the attribute that was fixed when it was
    drafted (公文备案). Of one that is a state secret only its number and the conclusion stand here
    (07 §7.7: the system is not made for secrets)."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="filed_documents", verbose_name="机关"
    )
    number = models.CharField("发文字号", max_length=60, blank=True)
    title = models.CharField("标题", max_length=200, blank=True)
    formed_on = models.DateField("形成日期")
    attribute = models.CharField("公开属性", max_length=20)
    reason = models.CharField("认定理由", max_length=300, blank=True)
    grounds = models.JSONField("不公开的依据", default=list, blank=True)
    section = models.CharField("拟稿科室", max_length=60, blank=True)
    item = models.OneToOneField(
        Item,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="filed",
        verbose_name="公开信息",
    )
    reassess_on = models.DateField("下次评估", null=True, blank=True)
    revision = models.PositiveIntegerField("修订号", default=1)
    filed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="备案人"
    )
    filed_at = models.DateTimeField("备案时间")

    class Meta:
        verbose_name = "公文备案"
        verbose_name_plural = "公文备案"
        ordering = ("-formed_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "number"),
                condition=~models.Q(number=""),
                name="publication_filed_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(number="", title=""), name="publication_filed_has_a_name"
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-formed_on", "-id"), name="filed_by_agency"),
            models.Index(
                fields=("agency", "reassess_on"),
                condition=models.Q(reassess_on__isnull=False),
                name="filed_to_reassess",
            ),
        )

    def __str__(self) -> str:
        return str(self.number or self.title)


class Reassessment(models.Model):
    """Whether what was not disclosed could be now (条例第十八条)."""

    document = models.ForeignKey(
        FiledDocument, models.PROTECT, related_name="reassessments", verbose_name="公文"
    )
    on = models.DateField("评估日期")
    attribute = models.CharField("评估结论", max_length=20)
    reason = models.CharField("理由", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="评估人"
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "定期评估"
        verbose_name_plural = "定期评估"
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.document_id} {self.on}"
