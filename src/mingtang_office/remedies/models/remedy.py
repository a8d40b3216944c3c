from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang.applications.remedies import RemedyRoute
from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models import Application
from mingtang_office.letters.models import Letter


class Remedy(models.Model):
    """A reconsideration (行政复议) or a suit (行政诉讼) against what the agency did in government
    information: one case through all its instances.

    Its truth is `CourseEntry`; what stands here from `stage` to `provisional` is the projection of
    `mingtang.applications.remedies.replay_remedy`, kept for lists. It is brought against an application
    here, or against what `described` tells. Who the parties are stands apart, sealed.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="被申请机关")
    number = models.CharField("登记编号", max_length=24, unique=True)
    route = models.CharField(
        "类别", max_length=40, choices=[(route.value, route.label) for route in RemedyRoute]
    )
    application = models.ForeignKey(
        Application,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="remedies",
        verbose_name="所涉申请",
    )
    letter = models.ForeignKey(
        Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="被诉文书"
    )
    described = models.CharField("被诉行为", max_length=300, blank=True)
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="followed_by",
        verbose_name="此前的复议",
    )
    claimant_masked = models.CharField("申请人、原告", max_length=60, blank=True)

    stage = models.CharField("案件阶段", max_length=16)
    instance = models.CharField("审级", max_length=16)
    forum = models.CharField("复议机关、法院", max_length=80)
    reference = models.CharField("案号", max_length=60, blank=True)
    filed_on = models.DateField("申请、起诉日期")
    outcome = models.CharField("结果", max_length=24, blank=True)
    column = models.CharField("表四列", max_length=12)
    concluded_on = models.DateField("审结日期", null=True, blank=True)
    next_code = models.CharField("下一事项", max_length=20, blank=True)
    next_by = models.DateField("下一事项期限", null=True, blank=True)
    provisional = models.BooleanField("期限暂定", default=False)
    revision = models.PositiveIntegerField("修订号", default=0)

    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="承办人",
    )
    anew = models.OneToOneField(
        Application,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="ordered_by",
        verbose_name="重新办理的申请",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    entered_at = models.DateTimeField("登记时间")
    struck_at = models.DateTimeField("撤销登记时间", null=True, blank=True)

    class Meta:
        verbose_name = "复议、诉讼案件"
        verbose_name_plural = "复议、诉讼案件"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(application__isnull=False) | ~models.Q(described=""),
                name="remedies_against_something",
            ),
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True, outcome="", column="pending")
                | (
                    models.Q(concluded_on__isnull=False)
                    & ~models.Q(outcome="")
                    & ~models.Q(column="pending")
                ),
                name="remedies_concluded_has_outcome",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="remedies_by_agency"),
            # What waits for the agency, the earliest first.
            models.Index(
                fields=("agency", "next_by", "id"),
                condition=models.Q(struck_at__isnull=True, next_by__isnull=False),
                name="remedies_queue",
            ),
        )

    def __str__(self) -> str:
        return self.number

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None
