from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application
from mingtang_office.applications.models.file import CaseFile
from mingtang_office.letters.models import Letter


class OnlineOffer(models.Model):
    """A signed letter laid ready on the public page for the applicant, who agreed to be served there.
    It is served when the applicant first opens it; `by` answers for it."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="offers", verbose_name="申请"
    )
    letter = models.OneToOneField(Letter, models.PROTECT, related_name="+", verbose_name="文书")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="经办人"
    )
    at = models.DateTimeField("放置时间")

    class Meta:
        verbose_name = "网上待领文书"
        verbose_name_plural = "网上待领文书"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.letter_id}"


class Opening(models.Model):
    """The first moment at which the applicant opened a letter or a file on the public page."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="openings", verbose_name="申请"
    )
    letter = models.OneToOneField(
        Letter, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文书"
    )
    file = models.OneToOneField(
        CaseFile, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文件"
    )
    at = models.DateTimeField("打开时间")

    class Meta:
        verbose_name = "网上查阅"
        verbose_name_plural = "网上查阅"
        ordering = ("id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(letter__isnull=True, file__isnull=False)
                | models.Q(letter__isnull=False, file__isnull=True),
                name="applications_opened_one_thing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.application_id} {self.at:%Y-%m-%d %H:%M}"
