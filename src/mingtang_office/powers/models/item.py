from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang_office.powers.models.registered import Counts, Register, Registered

ITEM_ROWS = (
    PowerRow.LICENCES,
    PowerRow.OTHER_SERVICES,
    PowerRow.PENALTIES,
    PowerRow.COMPULSORY_MEASURES,
    PowerRow.CHARGES,
)


class PowerItem(Registered):
    """A power on the agency's list (权责事项): what the form of 2019 counts as 项目数量."""

    register: ClassVar[Register] = Register.ITEMS

    row = models.CharField(
        "类别", max_length=24, choices=[(row.value, row.label) for row in ITEM_ROWS]
    )
    name = models.CharField("事项名称", max_length=200)
    code = models.CharField("事项编码", max_length=60, blank=True)
    basis = models.CharField("设定依据", max_length=500)
    listed_on = models.DateField("列入清单日期")
    delisted_on = models.DateField("移出清单日期", null=True, blank=True)  # the first day without

    class Meta:
        verbose_name = "权责事项"
        verbose_name_plural = "权责事项"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "row", "name"),
                condition=models.Q(struck_at__isnull=True, delisted_on__isnull=True),
                name="powers_item_once",
            ),
            models.CheckConstraint(
                condition=models.Q(delisted_on__isnull=True)
                | models.Q(delisted_on__gte=models.F("listed_on")),
                name="powers_item_delisted_after_listed",
            ),
        )
        indexes = (models.Index(fields=("agency", "-id"), name="powers_items_listed"),)

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        return self.name

    def counts(self) -> Counts:
        return Counts(Reckoned.ITEM, PowerRow(self.row), self.listed_on, self.delisted_on)
