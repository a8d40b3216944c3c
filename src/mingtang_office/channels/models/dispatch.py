from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.channels.models.batch import Batch
from mingtang_office.channels.models.channel import Channel
from mingtang_office.channels.models.piece import Piece


class Act(models.TextChoices):
    PUBLISH = "publish", "发布"
    REPLACE = "replace", "更新"
    WITHDRAW = "withdraw", "撤下"


class DispatchState(models.TextChoices):
    WAITING = "waiting", "等待发送"
    SENDING = "sending", "正在发送"
    FAILED = "failed", "没有成功，稍后重试"
    BY_HAND = "by_hand", "等人办理"
    DONE = "done", "已完成"
    GIVEN_UP = "given_up", "停止重试，等人处理"
    DROPPED = "dropped", "不再需要"


UNFINISHED = (
    DispatchState.WAITING,
    DispatchState.SENDING,
    DispatchState.FAILED,
    DispatchState.BY_HAND,
    DispatchState.GIVEN_UP,
)


class Dispatch(models.Model):
    """One act on one channel: a row of the outbox, written in the transaction that decides on it.

    `claim` names who is sending until `claimed_until`. `is_unclear` is set before anything is sent and
    cleared only where it is certain that nothing arrived: whoever takes up such a row asks the channel
    first. `progress` is what an adapter must remember between its steps.
    """

    piece = models.ForeignKey(
        Piece, models.PROTECT, related_name="dispatches", verbose_name="发布内容"
    )
    channel = models.ForeignKey(
        Channel, models.PROTECT, related_name="dispatches", verbose_name="发布渠道"
    )
    key = models.CharField("来源", max_length=80)  # that of the piece: the order of acts goes by it
    act = models.CharField("事项", max_length=10, choices=Act.choices)
    state = models.CharField(
        "状态", max_length=10, choices=DispatchState.choices, default=DispatchState.WAITING
    )
    attempts = models.PositiveSmallIntegerField("已试次数", default=0)
    next_try_at = models.DateTimeField("下次发送时间")
    claim = models.CharField("占用", max_length=32, blank=True)
    claimed_until = models.DateTimeField("占用至", null=True, blank=True)
    is_unclear = models.BooleanField("是否发出不明", default=False)
    progress = models.JSONField("进度", default=dict, blank=True)

    remote_id = models.CharField("对方编号", max_length=200, blank=True)
    address = models.CharField("发布地址", max_length=500, blank=True)
    receipt = models.BinaryField("回执", default=bytes, blank=True)
    receipt_sha256 = models.CharField("回执摘要", max_length=64, blank=True)
    counts = models.JSONField("阅读数据", default=dict, blank=True)
    counted_at = models.DateTimeField("读取时间", null=True, blank=True)
    note = models.CharField("说明", max_length=300, blank=True)
    done_at = models.DateTimeField("完成时间", null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="办理人",
    )

    batch = models.ForeignKey(
        Batch,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="dispatches",
        verbose_name="期次、清单",
    )
    place = models.PositiveIntegerField("次序", default=0)

    queued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="交办人"
    )
    queued_at = models.DateTimeField("交办时间")
    revision = models.PositiveIntegerField("修订号", default=0)

    class Meta:
        verbose_name = "发送事项"
        verbose_name_plural = "发送事项"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("piece", "channel", "act"), name="channels_dispatch_once"
            ),
            models.CheckConstraint(
                condition=(models.Q(state="sending") & ~models.Q(claim=""))
                | (~models.Q(state="sending") & models.Q(claim="")),
                name="channels_sending_is_claimed",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done") | models.Q(done_at__isnull=False),
                name="channels_done_has_moment",
            ),
        )
        indexes = (
            models.Index(
                fields=("next_try_at", "id"),
                condition=models.Q(state__in=("waiting", "failed", "sending")),
                name="channels_due",
            ),
            models.Index(fields=("channel", "key", "id"), name="channels_order"),
            models.Index(fields=("channel", "state", "-id"), name="channels_outbox"),
            models.Index(fields=("key", "id"), name="channels_of_key"),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.get_act_display()} {self.piece}"


class AttemptOutcome(models.TextChoices):
    BEGUN = "begun", "中断，没有留下结果"
    DONE = "done", "成功"
    FOUND = "found", "核实此前已经发出"
    UNDERWAY = "underway", "对方正在处理"
    FAILED = "failed", "没有成功"
    UNCLEAR = "unclear", "结果不明"
    REJECTED = "rejected", "对方不接受"
    DROPPED = "dropped", "没有发出，不再需要"


class Attempt(models.Model):
    """That sending was begun, and what came of it. A row that stays at `begun` is of a process that
    died."""

    dispatch = models.ForeignKey(
        Dispatch, models.PROTECT, related_name="tries", verbose_name="发送事项"
    )
    claim = models.CharField("占用", max_length=32, unique=True)
    at = models.DateTimeField("开始时间")
    ended_at = models.DateTimeField("结束时间", null=True, blank=True)
    outcome = models.CharField(
        "结果", max_length=10, choices=AttemptOutcome.choices, default=AttemptOutcome.BEGUN
    )
    message = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        verbose_name = "发送经过"
        verbose_name_plural = "发送经过"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.dispatch_id} {self.outcome}"
