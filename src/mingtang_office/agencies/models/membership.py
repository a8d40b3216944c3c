from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models.agency import Agency


class Role(models.TextChoices):
    CLERK = "clerk", "经办人"
    SECTION_REVIEWER = "section_reviewer", "科室审核"
    CONFIDENTIALITY_REVIEWER = "confidentiality_reviewer", "保密审查"
    HEAD = "head", "机构负责人"
    SIGNATORY = "signatory", "分管领导"
    SUPERVISOR = "supervisor", "监督"
    AUDITOR = "auditor", "审计"
    ADMINISTRATOR = "administrator", "系统管理"
    SECURITY = "security", "安全管理"


@dataclass(frozen=True, slots=True)
class Span:
    """From a day to a day, both included; without a last day it goes on."""

    first: date
    last: date | None = None

    def meets(self) -> models.Q:
        """Memberships that are in force on one of these days at least."""
        going_on = models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=self.first)
        standing = models.Q(revoked_on__isnull=True) | models.Q(revoked_on__gt=self.first)
        begun = models.Q() if self.last is None else models.Q(starts_on__lte=self.last)
        # one revoked before its first day was never in force
        real = models.Q(revoked_on__isnull=True) | models.Q(revoked_on__gt=models.F("starts_on"))
        return going_on & standing & begun & real


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_force(self, on: date) -> MembershipQuerySet:
        return self.filter(Span(on, on).meets())

    def in_force_from(self, on: date) -> MembershipQuerySet:
        """In force on this day or one to come."""
        return self.filter(Span(on).meets())


class Membership(models.Model):
    """A person's role in an agency, from `starts_on` to `ends_on`, both included; one taken back
    at once is in force no more from the day `revoked_on`."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships", verbose_name="人员"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="memberships", verbose_name="机关"
    )
    role = models.CharField("角色", max_length=30, choices=Role.choices)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, blank=True)
    revoked_on = models.DateField("撤销日期", null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        verbose_name_plural = "任职"
        ordering = ("agency", "role", "starts_on")
        constraints = (
            models.UniqueConstraint(
                fields=("user", "agency", "role", "starts_on"),
                condition=models.Q(revoked_on__isnull=True),
                name="agencies_membership_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="agencies_membership_ends_after_start",
            ),
        )

    def is_over(self, on: date) -> bool:
        """Whether it gives nothing on this day nor later."""
        if self.revoked_on is not None and self.revoked_on <= max(on, self.starts_on):
            return True
        return self.ends_on is not None and self.ends_on < on

    def __str__(self) -> str:
        return f"{self.user} {self.agency} {self.get_role_display()}"
