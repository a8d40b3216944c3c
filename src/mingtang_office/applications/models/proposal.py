from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models.application import Application
from mingtang_office.publication.models import Item


class ProposalGround(models.TextChoices):
    SEVERAL_APPLICANTS = (
        "several_applicants",
        "多个申请人就相同信息提出申请（《条例》第四十四条第一款）",
    )
    SUGGESTED = "suggested", "申请人建议主动公开（《条例》第四十四条第二款）"
    OWN_FINDING = "own_finding", "属于应当主动公开的范围（《条例》第十九条至第二十一条）"


class PublicationProposal(models.Model):
    """Information given on application that should be published for all: a row of the queue from
    which proactive disclosure takes its work."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="proposals", verbose_name="申请"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    information = models.CharField("信息名称", max_length=200)
    ground = models.CharField("理由", max_length=20, choices=ProposalGround.choices)
    reason = models.CharField("说明", max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="提出人"
    )
    at = models.DateTimeField("提出时间")
    taken_at = models.DateTimeField("接办时间", null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="接办人",
    )
    item = models.OneToOneField(
        Item, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开信息"
    )

    class Meta:
        verbose_name = "转主动公开建议"
        verbose_name_plural = "转主动公开建议"
        ordering = ("id",)
        constraints = (
            # What was taken up may be proposed again, what still waits need not.
            models.UniqueConstraint(
                fields=("application",),
                condition=models.Q(taken_at__isnull=True),
                name="applications_one_proposal_waits",
            ),
            models.CheckConstraint(
                condition=models.Q(taken_at__isnull=True, taken_by__isnull=True)
                | models.Q(taken_at__isnull=False, taken_by__isnull=False),
                name="applications_proposal_taken_by_someone",
            ),
        )
        indexes = (
            models.Index(
                fields=("agency", "id"),
                condition=models.Q(taken_at__isnull=True),
                name="applications_proposals_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.information}"
