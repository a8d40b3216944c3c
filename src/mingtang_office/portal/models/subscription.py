from __future__ import annotations

from django.db import models

from mingtang_office.publication.models import Item


class Subscriber(models.Model):
    """A mailbox to which digests go, or that has been asked whether they may.

    Its address, the words of its subscriptions and the token by which it ends them are sealed under
    a key of its own; `digest` knows the address again without telling it. When it ends all of that is
    erased; the row remains for a day, so that nobody can have it asked again and again.
    """

    digest = models.CharField("邮箱的摘要", max_length=64, unique=True)
    sealed = models.BinaryField("邮箱（密文）", default=b"")
    end_hash = models.CharField("退订码的摘要", max_length=64, null=True, unique=True)
    confirm_hash = models.CharField("确认码的摘要", max_length=64, null=True, unique=True)
    confirm_until = models.DateTimeField("确认码有效至", null=True)
    # When the next mail that asks for confirmation goes out; None: none is to.
    ask_at = models.DateTimeField("待发确认邮件", null=True)
    asked_at = models.DateTimeField("最近一次确认邮件", null=True)
    asked_times = models.PositiveSmallIntegerField("未获确认的邮件数", default=0)
    # The day of the last digest, and the moment up to which it looked.
    told_on = models.DateField("最近一次摘要", null=True)
    told_until = models.DateTimeField("摘要截至", null=True)
    refused = models.PositiveSmallIntegerField("连续被退的摘要", default=0)

    class Meta:
        verbose_name = "订阅者"
        verbose_name_plural = "订阅者"

    def __str__(self) -> str:
        return f"{self.pk}"


class Subscription(models.Model):
    """One thing that a subscriber wants to hear of; nothing is sent before it is confirmed."""

    subscriber = models.ForeignKey(
        Subscriber, models.CASCADE, related_name="subscriptions", verbose_name="订阅者"
    )
    digest = models.CharField("内容的摘要", max_length=64)
    sealed = models.BinaryField("内容（密文）")
    asked_at = models.DateTimeField("提出时间")
    confirmed_at = models.DateTimeField("确认时间", null=True)

    class Meta:
        verbose_name = "订阅"
        verbose_name_plural = "订阅"
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("subscriber", "digest"), name="portal_subscribed_once"),
        )
        indexes = (models.Index(fields=("confirmed_at", "asked_at"), name="portal_unconfirmed"),)

    def __str__(self) -> str:
        return f"{self.pk}"


class Told(models.Model):
    """That a subscriber was told of an item: the row is what makes it once."""

    subscriber = models.ForeignKey(
        Subscriber, models.CASCADE, related_name="told", verbose_name="订阅者"
    )
    item = models.ForeignKey(Item, models.CASCADE, related_name="+", verbose_name="信息")

    class Meta:
        verbose_name = "已告知"
        verbose_name_plural = "已告知"
        constraints = (
            models.UniqueConstraint(fields=("subscriber", "item"), name="portal_told_once"),
        )

    def __str__(self) -> str:
        return f"{self.subscriber_id} {self.item_id}"
