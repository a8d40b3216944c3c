from __future__ import annotations

from django.db import models

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang_office.agencies.models import Agency
from mingtang_office.powers.models.registered import Register


class PowerStanding(models.Model):
    """What table two counts of an entry, as the record knew it from the instant `since` until `until`
    (none: still), so that what is entered later changes no figure that was once given.

    Of all registers in one table: a table two is one grouped count. `entry` is the number of the
    entry in its `register`; `fen` is money in 分, which every database adds up exactly.
    """

    register = models.CharField("台账", max_length=12, choices=Register.choices)
    entry = models.PositiveBigIntegerField("登记")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    what = models.CharField(
        "口径", max_length=8, choices=[(each.value, each.value) for each in Reckoned]
    )
    row = models.CharField(
        "表二行", max_length=24, choices=[(row.value, row.label) for row in PowerRow]
    )
    began_on = models.DateField("起始日期")
    ended_on = models.DateField("终止日期", null=True, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    number = models.PositiveIntegerField("件数", default=1)
    fen = models.BigIntegerField("金额（分）", default=0)
    since = models.DateTimeField("记录起")
    until = models.DateTimeField("记录止", null=True, blank=True)

    class Meta:
        verbose_name = "表二口径记录"
        verbose_name_plural = "表二口径记录"
        constraints = (
            models.UniqueConstraint(
                fields=("register", "entry"),
                condition=models.Q(until__isnull=True),
                name="powers_one_standing",
            ),
            # What 现行有效 = 上年 + 制发 - 废止 rests on.
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("began_on")),
                name="powers_standing_ends_after",
            ),
        )
        indexes = (models.Index(fields=("agency", "began_on"), name="powers_stood_began"),)

    def __str__(self) -> str:
        return f"{self.register} {self.entry} {self.since:%Y-%m-%d %H:%M}"
