from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency


class ChannelKind(models.TextChoices):
    """The roads by which information is made public (条例第二十三条、第二十五条)."""

    PORTAL = "portal", "政府网站"
    WECHAT = "wechat", "微信公众号"
    WEIBO = "weibo", "微博"
    BOARD = "board", "信息公告栏"
    SCREEN = "screen", "电子信息屏"
    GAZETTE = "gazette", "政府公报"
    ARCHIVE = "archive", "国家档案馆"
    LIBRARY = "library", "公共图书馆"


ONLINE = frozenset({ChannelKind.WECHAT, ChannelKind.WEIBO})
COLLECTING = frozenset({ChannelKind.GAZETTE, ChannelKind.ARCHIVE, ChannelKind.LIBRARY})


class Channel(models.Model):
    """One road of an agency to the public. `particulars` are what its adapter needs and may be read;
    `secrets` are sealed under the channel's own key and never shown again."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="channels", verbose_name="机关")
    kind = models.CharField("类别", max_length=10, choices=ChannelKind.choices)
    name = models.CharField("名称", max_length=80)
    particulars = models.JSONField("设置", default=dict, blank=True)
    secrets = models.BinaryField("凭据（密文）", default=bytes, blank=True)
    is_on = models.BooleanField("启用", default=False)
    since = models.DateField("自")
    until = models.DateField("至", null=True, blank=True)  # the last day
    token = models.CharField("电子屏地址码", max_length=43, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="设置人"
    )
    at = models.DateTimeField("设置时间")
    revision = models.PositiveIntegerField("修订号", default=0)

    class Meta:
        verbose_name = "发布渠道"
        verbose_name_plural = "发布渠道"
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "kind", "name"), name="channels_one_name_of_a_kind"
            ),
            models.UniqueConstraint(
                fields=("agency",),
                condition=models.Q(kind="portal"),
                name="channels_one_portal",
            ),
            models.UniqueConstraint(
                fields=("token",), condition=~models.Q(token=""), name="channels_token_once"
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")),
                name="channels_until_after_since",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_online(self) -> bool:
        return self.kind in ONLINE

    @property
    def collects(self) -> bool:
        """Whether what it publishes is gathered and goes out together: an issue, a list."""
        return self.kind in COLLECTING
