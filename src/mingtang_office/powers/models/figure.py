from __future__ import annotations

from decimal import Decimal
from typing import ClassVar

from django.db import models

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang_office.powers.models.decision import DECISION_ROWS
from mingtang_office.powers.models.registered import Counts, Register, Registered
from mingtang_office.ui.days import day_words

MONEY_ROWS = (PowerRow.CHARGES, PowerRow.PROCUREMENT)
FIGURE_ROWS = (*DECISION_ROWS, *MONEY_ROWS)


class PeriodFigure(Registered):
    """So many, or so much, over some days of one year, counted elsewhere: `source` says where. No
    entry of the same row may fall into these days, or it would count twice."""

    register: ClassVar[Register] = Register.FIGURES

    row = models.CharField(
        "类别", max_length=24, choices=[(row.value, row.label) for row in FIGURE_ROWS]
    )
    first_on = models.DateField("起始日期")
    last_on = models.DateField("截止日期")
    number = models.PositiveIntegerField("件数", null=True, blank=True)
    amount = models.DecimalField(
        "金额（元）", max_digits=16, decimal_places=2, null=True, blank=True
    )
    source = models.CharField("数据来源", max_length=200)

    class Meta:
        verbose_name = "按期统计数"
        verbose_name_plural = "按期统计数"
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")),
                name="powers_figure_days_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(row="charges", number__isnull=True, amount__isnull=False)
                | models.Q(row="procurement", number__isnull=False, amount__isnull=False)
                | (
                    models.Q(number__isnull=False, amount__isnull=True)
                    & ~models.Q(row__in=("charges", "procurement"))
                ),
                name="powers_figure_of_its_row",
            ),
        )
        indexes = (models.Index(fields=("agency", "row", "first_on"), name="powers_figures_days"),)

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        days = day_words(self.first_on)
        if self.last_on != self.first_on:
            days = f"{days}至{day_words(self.last_on)}"
        return f"{PowerRow(self.row).label} {days}"

    def counts(self) -> Counts:
        row = PowerRow(self.row)
        what = Reckoned.MONEY if row in MONEY_ROWS else Reckoned.DECISION
        number = 0 if self.number is None else self.number
        return Counts(what, row, self.first_on, number=number, amount=self.amount or Decimal(0))
