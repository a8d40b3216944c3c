from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang.applications.request import Delivery, Form
from mingtang_office.agencies.models import Agency


def _choices(codes: type[Delivery] | type[Form]) -> list[tuple[str, str]]:
    return [(code.value, code.label) for code in codes]


class Application(models.Model):
    """An application for government information (依申请公开).

    Its truth is the list of events; what stands here from `phase` to `in_time` is a projection of
    `mingtang.applications.replay` over them, kept for lists. `revision` grows with every change, so
    that two people on one case are noticed. Who applied stands apart, sealed, in `Identity`.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="受理机关")
    number = models.CharField("申请编号", max_length=24, unique=True)
    tracking_digest = models.CharField("查询码摘要", max_length=64, blank=True)
    channel = models.CharField("提交渠道", max_length=20)
    applicant_kind = models.CharField("申请人类型", max_length=20)
    applicant_masked = models.CharField("申请人", max_length=60, blank=True)
    content = models.TextField("所需信息")
    delivery = models.CharField("获取方式", max_length=12, choices=_choices(Delivery))
    form = models.CharField("载体形式", max_length=12, choices=_choices(Form))
    accepts_other_form = models.BooleanField("可以接受其他方式", default=False)
    help_needed = models.CharField("所需帮助", max_length=200, blank=True)  # 条例第四十三条
    suggests_publication = models.BooleanField("建议转为主动公开", default=False)
    dictated = models.BooleanField("口头申请、代为填写", default=False)  # 条例第二十九条第一款
    submitted_at = models.DateTimeField("提交时间")
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="登记人",
    )

    phase = models.CharField("办理阶段", max_length=24)
    received_on = models.DateField("收到日期", null=True, blank=True)
    due_on = models.DateField("答复期限", null=True, blank=True)
    provisional = models.BooleanField("期限暂定", default=False)
    next_code = models.CharField("下一事项", max_length=30, blank=True)
    next_whose = models.CharField("由谁办理", max_length=12, blank=True)
    next_by = models.DateField("下一事项期限", null=True, blank=True)
    disposition = models.CharField("处理结果", max_length=24, blank=True)
    decided_on = models.DateField("答复日期", null=True, blank=True)
    closed_on = models.DateField("办结日期", null=True, blank=True)
    in_time = models.BooleanField("按期办结", null=True, blank=True)
    revision = models.PositiveIntegerField("修订号", default=0)

    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="经办人",
    )
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="merged", verbose_name="并入"
    )
    reopens = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reopened_by",
        verbose_name="重新办理的原申请",
    )
    archived_at = models.DateTimeField("归档时间", null=True, blank=True)
    erased_at = models.DateTimeField("个人信息擦除时间", null=True, blank=True)

    class Meta:
        verbose_name = "政府信息公开申请"
        verbose_name_plural = "政府信息公开申请"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(disposition="") | models.Q(received_on__isnull=False),
                name="applications_disposed_was_received",
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | ~models.Q(merged_into=models.F("id")),
                name="applications_merged_into_another",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="applications_by_agency"),
            models.Index(fields=("agency", "phase", "-id"), name="applications_by_phase"),
            # The queue: what is open, the earliest first.
            models.Index(
                fields=("agency", "next_by", "id"),
                condition=models.Q(closed_on__isnull=True, merged_into__isnull=True),
                name="applications_queue",
            ),
            models.Index(
                fields=("handler", "next_by", "id"),
                condition=models.Q(closed_on__isnull=True, merged_into__isnull=True),
                name="applications_own_queue",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_open(self) -> bool:
        return self.closed_on is None and self.merged_into_id is None
