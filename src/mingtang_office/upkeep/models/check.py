from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.publication.models import Item


class CheckKind(models.TextChoices):
    FILE = "file", "附件"
    INTERNAL = "internal", "本站链接"
    EXTERNAL = "external", "外部链接"


class CheckResult(models.TextChoices):
    OK = "ok", "正常"
    MISSING = "missing", "文件不在"
    ALTERED = "altered", "文件与登记的摘要不符"
    NOT_PUBLIC = "not_public", "所指信息没有公开或者已经撤下"
    UNKNOWN = "unknown", "本站没有这个地址"
    GONE = "gone", "对方网站没有这个页面"
    FAILED = "failed", "对方网站出错"
    UNREACHABLE = "unreachable", "连接不上"
    PRIVATE = "private", "指向内部地址，公众打不开"
    UNCLEAR = "unclear", "对方不接受自动检查"


# What is certain at once; a site of others that fails once may be well again the next day.
DEAD = frozenset(
    {
        CheckResult.MISSING,
        CheckResult.ALTERED,
        CheckResult.NOT_PUBLIC,
        CheckResult.UNKNOWN,
        CheckResult.GONE,
        CheckResult.PRIVATE,
    }
)


class LinkCheck(models.Model):
    """A link or an attachment of a public item that did not open when it was last looked at, and each
    external link with its last result. What is found well again of one's own is deleted.

    `mark` is a digest of the address, so that one of any length is there once. `failures` counts the
    days in a row; `is_dead` where it certainly does not open.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name="公开信息")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    kind = models.CharField("种类", max_length=10, choices=CheckKind.choices)
    address = models.CharField("地址", max_length=2000)
    mark = models.CharField("地址摘要", max_length=32)
    name = models.CharField("文字", max_length=200, blank=True)
    result = models.CharField("结果", max_length=12, choices=CheckResult.choices)
    told = models.CharField("说明", max_length=100, blank=True)
    failures = models.PositiveSmallIntegerField("连续失败天数", default=0)
    is_dead = models.BooleanField("失效", default=False)
    since = models.DateField("自")
    checked_at = models.DateTimeField("检查时间")

    class Meta:
        verbose_name = "链接检查"
        verbose_name_plural = "链接检查"
        constraints = (
            models.UniqueConstraint(fields=("item", "mark"), name="upkeep_link_once"),
            models.CheckConstraint(
                condition=models.Q(is_dead=False) | models.Q(failures__gt=0),
                name="upkeep_dead_has_failed",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "-id"),
                condition=models.Q(is_dead=True),
                name="upkeep_dead_links",
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.result}"


class CheckRun(models.Model):
    """The portion of links and attachments that is looked at on a day: first what was published or
    changed since the day before (up to `new_reached`), then on from where the day before stopped
    (`reached`), so that all is looked at in turn. Written together with the results of each step."""

    day = models.DateField("日期", unique=True)
    begun_at = models.DateTimeField("开始时间")
    since = models.DateTimeField("新发布的自", null=True, blank=True)
    new_reached = models.BigIntegerField("新发布的已检查至", default=0)
    reached = models.BigIntegerField("已检查至", default=0)
    items = models.PositiveIntegerField("条数", default=0)
    octets = models.PositiveBigIntegerField("附件字节数", default=0)
    links = models.PositiveIntegerField("外部链接数", default=0)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        verbose_name = "链接检查批次"
        verbose_name_plural = "链接检查批次"
        ordering = ("-day",)

    def __str__(self) -> str:
        return f"{self.day}"
