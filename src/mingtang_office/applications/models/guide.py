from __future__ import annotations

from django.db import models

from mingtang.applications.remedies import OrganKind
from mingtang_office.agencies.models import Agency


class RemedyGuide(models.Model):
    """Where an agency's decisions can be challenged: what its letters tell the applicant
    (行政复议法第二十二条至第二十八条, 行政诉讼法第十八条). `names` are those of the authorities by their role;
    which roles are needed follows from the kind of organ."""

    agency = models.OneToOneField(
        Agency, models.PROTECT, related_name="remedy_guide", verbose_name="机关"
    )
    organ_kind = models.CharField(
        "机关类别", max_length=30, choices=[(kind.value, kind.label) for kind in OrganKind]
    )
    names = models.JSONField("复议机关名称", default=dict)
    court = models.CharField("管辖法院", max_length=80, blank=True)
    online_channel = models.URLField("复议机关互联网渠道", blank=True)
    revision = models.PositiveIntegerField("修订号", default=0)

    class Meta:
        verbose_name = "救济途径设置"
        verbose_name_plural = "救济途径设置"

    def __str__(self) -> str:
        return f"{self.agency}"
