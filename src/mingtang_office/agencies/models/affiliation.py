from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models.agency import Agency


class Affiliation(models.Model):
    """The agency on whose staff a person is: whose administrator keeps the account. It gives no
    right; rights come from memberships."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="affiliation", verbose_name="人员"
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="affiliations", verbose_name="所在机关"
    )

    class Meta:
        verbose_name = "人员归属"
        verbose_name_plural = "人员归属"

    def __str__(self) -> str:
        return f"{self.user} {self.agency}"
