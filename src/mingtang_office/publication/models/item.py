from __future__ import annotations

from django.conf import settings
from django.db import models
from wagtail.fields import StreamField
from wagtail.models import RevisionMixin

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.blocks import BODY_BLOCKS


class ItemState(models.TextChoices):
    DRAFT = "draft", "起草中"
    IN_REVIEW = "in_review", "审核中"
    RETURNED = "returned", "退回修改"
    REFERRED = "referred", "报上级确定"
    SIGNED = "signed", "已签发"
    CLOSED = "closed", "不主动公开"
    DISCARDED = "discarded", "弃用"


class Audience(models.TextChoices):
    """公开对象 (as in the standard catalogues)."""

    PUBLIC = "public", "全社会"
    GROUP = "group", "特定群体"


# The working copy may be written while it is with its clerk.
WRITABLE = (ItemState.DRAFT, ItemState.RETURNED)

# What an editor writes: kept in every revision, compared between two, frozen at the signature.
WRITTEN = (
    "kind",
    "title",
    "body",
    "summary",
    "document_number",
    "issuer",
    "formed_on",
    "written_on",
    "effective_on",
    "expires_on",
    "topic",
    "genre",
    "keywords",
    "source",
    "columns",
    "matter",
    "duties",
    "attribute",
    "attribute_reason",
    "grounds",
    "audience",
    "channels",
    "details",
    "attachments",
)


class Item(RevisionMixin, models.Model):  # type: ignore[misc]  # Wagtail is untyped
    """One piece of information on its way to the public: the working copy, which nobody outside the
    office ever sees. What is public is the `Edition` that the last signature made of it.

    `kind`, `topic`, `genre` and `attribute` are codes of `mingtang.publication`;
    `columns` are codes of its columns, `matter` of a row of a standard catalogue (条例第二十条第
    （十一）项), `duties` those of 条例第二十条、第二十一条. `details` holds the fields of `mingtang.publication.fields`
    that only some kinds have, days as text in ISO form.
    `due_on` is the last day of publication (第二十六条). `revision` grows with every change.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="items", verbose_name="机关")
    kind = models.CharField("种类", max_length=40)
    title = models.CharField("标题", max_length=200)
    body = StreamField(BODY_BLOCKS, verbose_name="正文", blank=True)
    summary = models.CharField("内容概述", max_length=300, blank=True)
    document_number = models.CharField("发文字号", max_length=60, blank=True)
    issuer = models.CharField("发文机关", max_length=200, blank=True)
    formed_on = models.DateField("形成（变更）日期", null=True, blank=True)
    written_on = models.DateField("成文日期", null=True, blank=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    expires_on = models.DateField("有效期至", null=True, blank=True)
    topic = models.CharField("主题分类", max_length=20, blank=True)
    genre = models.CharField("体裁", max_length=30, blank=True)
    keywords = models.JSONField("关键词", default=list, blank=True)
    source = models.CharField("来源", max_length=120, blank=True)
    columns = models.JSONField("栏目", default=list, blank=True)
    matter = models.CharField("标准目录事项", max_length=60, blank=True)
    duties = models.JSONField("公开依据", default=list, blank=True)
    attribute = models.CharField("公开属性", max_length=20)
    attribute_reason = models.CharField("认定理由", max_length=300, blank=True)
    grounds = models.JSONField("认定依据", default=list, blank=True)
    audience = models.CharField(
        "公开对象", max_length=20, choices=Audience.choices, default=Audience.PUBLIC
    )
    # Those beside the portal, by their keys.
    channels = models.JSONField("发布渠道", default=list, blank=True)
    details = models.JSONField("专项内容", default=dict, blank=True)
    # The attachments in their order, by their keys.
    attachments = models.JSONField("附件", default=list, blank=True)

    state = models.CharField(
        "状态", max_length=12, choices=ItemState.choices, default=ItemState.DRAFT
    )
    step = models.CharField("环节", max_length=30, blank=True)  # whose turn it is, while in review
    round = models.PositiveSmallIntegerField("审核轮次", default=0)
    revision = models.PositiveIntegerField("修订号", default=1)
    due_on = models.DateField("公开期限", null=True, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="items_drafted",
        verbose_name="起草人",
    )
    drafted_at = models.DateTimeField("起草时间")
    edition = models.OneToOneField(
        "publication.Edition",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="公开的版本",
    )
    index_number = models.CharField("索引号", max_length=40, blank=True)

    class Meta:
        verbose_name = "公开信息"
        verbose_name_plural = "公开信息"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("index_number",),
                condition=~models.Q(index_number=""),
                name="publication_index_number_once",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=ItemState.IN_REVIEW) & ~models.Q(step=""))
                | (~models.Q(state=ItemState.IN_REVIEW) & models.Q(step="")),
                name="publication_step_while_in_review",
            ),
            # Public only with a number under which it stays (07 §7.3).
            models.CheckConstraint(
                condition=models.Q(edition__isnull=True) | ~models.Q(index_number=""),
                name="publication_public_has_index_number",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="publication_by_agency"),
            models.Index(fields=("agency", "state", "-id"), name="publication_by_state"),
            models.Index(
                fields=("agency", "step", "-id"),
                condition=models.Q(state=ItemState.IN_REVIEW),
                name="publication_in_review",
            ),
            models.Index(
                fields=("agency", "due_on"),
                condition=models.Q(edition__isnull=True),
                name="publication_unpublished_due",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)
