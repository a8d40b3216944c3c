"""The notices that arrange the working days of a year, entered where no installed file has them."""

from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from mingtang.workdays import Holiday, Notice, WorkingWeekend, notice_from_wire
from mingtang_office.agencies.models.region import Region


class NoticeKind(models.TextChoices):
    NATIONAL = "national", "全国"
    REGIONAL = "regional", "地区"


class NoticeState(models.TextChoices):
    ENTERED = "entered", "待施行"
    APPLIED = "applied", "已施行"
    DISCARDED = "discarded", "未施行即撤下"
    REVOKED = "revoked", "已撤销"


class CalendarNoticeQuerySet(models.QuerySet["CalendarNotice"]):
    def in_force(self) -> CalendarNoticeQuerySet:
        """Those by which days are counted, in the order in which a later one overrides."""
        return self.filter(applied_at__isnull=False, revoked_at__isnull=True).order_by(
            "issued_on", "pk"
        )

    def waiting(self) -> CalendarNoticeQuerySet:
        return self.filter(applied_at__isnull=True, revoked_at__isnull=True)


class CalendarNotice(models.Model):
    """A State Council notice, or a government's arrangement for its own division (广西三月三).

    It is entered, looked at against what stands, and then applied; only an applied one counts.
    """

    kind = models.CharField("范围", max_length=10, choices=NoticeKind.choices)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="行政区划"
    )
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("通知标题", max_length=120)
    number = models.CharField("发文字号", max_length=40, blank=True)
    issuer = models.CharField("发文机关", max_length=80)
    issued_on = models.DateField("成文日期")
    holidays = models.JSONField("放假", default=list, blank=True)
    working_weekends = models.JSONField("调休上班", default=list, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="录入人"
    )
    entered_at = models.DateTimeField("录入时间")
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="施行人",
    )
    applied_at = models.DateTimeField("施行时间", null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="撤销人",
    )
    revoked_at = models.DateTimeField("撤销时间", null=True, blank=True)
    revocation_reason = models.CharField("撤销原因", max_length=200, blank=True)
    # Grows with every correction before it is applied, so that two people at once are noticed.
    revision = models.PositiveIntegerField("修订号", default=0)

    objects = CalendarNoticeQuerySet.as_manager()

    class Meta:
        verbose_name = "放假安排"
        verbose_name_plural = "放假安排"
        ordering = ("-year", "-issued_on", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(kind=NoticeKind.NATIONAL, region__isnull=True)
                | models.Q(kind=NoticeKind.REGIONAL, region__isnull=False),
                name="agencies_notice_region_if_regional",
            ),
            models.CheckConstraint(
                condition=models.Q(applied_at__isnull=True, applied_by__isnull=True)
                | models.Q(applied_at__isnull=False, applied_by__isnull=False),
                name="agencies_notice_applied_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    revoked_at__isnull=True, revoked_by__isnull=True, revocation_reason=""
                )
                | (
                    models.Q(revoked_at__isnull=False, revoked_by__isnull=False)
                    & ~models.Q(revocation_reason="")
                ),
                name="agencies_notice_revoked_for_a_reason",
            ),
        )

    def __str__(self) -> str:
        return f"《{self.title}》" + (f"（{self.number}）" if self.number else "")

    @property
    def state(self) -> NoticeState:
        if self.revoked_at is not None:
            return NoticeState.REVOKED if self.applied_at else NoticeState.DISCARDED
        return NoticeState.APPLIED if self.applied_at else NoticeState.ENTERED

    @property
    def place(self) -> str:
        """全国, or the name of the division."""
        return self.region.name if self.region else NoticeKind.NATIONAL.label

    @property
    def notice(self) -> Notice:
        """What the engine counts by."""
        return notice_from_wire(
            {
                "issuer": self.issuer,
                "title": self.title,
                "number": self.number or None,
                "issued_on": self.issued_on,
                "holidays": self.holidays,
                "working_weekends": self.working_weekends,
            }
        )

    @property
    def days_off(self) -> tuple[Holiday, ...]:
        return self.notice.holidays

    @property
    def days_worked(self) -> tuple[WorkingWeekend, ...]:
        return self.notice.working_weekends


class CalendarVersion(models.Model):
    """One row, renewed whenever a notice is applied or revoked: whoever remembers the calendars asks
    it whether they still stand. It is locked while they change."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    token = models.UUIDField("版本", default=uuid4)
    at = models.DateTimeField("变更时间", null=True)

    class Meta:
        verbose_name = "日历版本"
        verbose_name_plural = "日历版本"
        constraints = (
            models.CheckConstraint(condition=models.Q(id=1), name="agencies_calendar_version_one"),
        )

    def __str__(self) -> str:
        return str(self.token)
