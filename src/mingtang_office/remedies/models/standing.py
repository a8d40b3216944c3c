from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.remedies.models.remedy import Remedy


class RemedyStanding(models.Model):
    """What table four counts of a case, as the record knew it from the instant `since` until `until`
    (none: still), so that what is entered later changes no figure that was once given."""

    remedy = models.ForeignKey(
        Remedy, models.PROTECT, related_name="standings", verbose_name="复议、诉讼案件"
    )
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    route = models.CharField("类别", max_length=40)
    filed_on = models.DateField("申请、起诉日期")
    concluded_on = models.DateField("审结日期", null=True, blank=True)
    column = models.CharField("表四列", max_length=12)
    since = models.DateTimeField("记录起")
    until = models.DateTimeField("记录止", null=True, blank=True)

    class Meta:
        verbose_name = "表四口径记录"
        verbose_name_plural = "表四口径记录"
        constraints = (
            models.UniqueConstraint(
                fields=("remedy",),
                condition=models.Q(until__isnull=True),
                name="remedies_one_standing",
            ),
            # What table four's sums rest on: a case is pending, or it ended in one column.
            models.CheckConstraint(
                condition=models.Q(concluded_on__isnull=True, column="pending")
                | (
                    models.Q(concluded_on__isnull=False, concluded_on__gte=models.F("filed_on"))
                    & models.Q(column__in=("upheld", "corrected", "other"))
                ),
                name="remedies_pending_until_concluded",
            ),
        )
        indexes = (models.Index(fields=("agency", "filed_on"), name="remedies_stood_filed"),)

    def __str__(self) -> str:
        return f"{self.remedy_id} {self.since:%Y-%m-%d %H:%M}"
