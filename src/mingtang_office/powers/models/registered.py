"""What every register behind table two keeps of an entry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.conf import settings
from django.db import models

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang_office.agencies.models import Agency


class Register(models.TextChoices):
    DOCUMENTS = "documents", "规章和规范性文件"
    ITEMS = "items", "权责事项"
    DECISIONS = "decisions", "许可、处罚和强制"
    CHARGES = "charges", "行政事业性收费"
    PROCUREMENTS = "procurements", "政府采购"
    FIGURES = "figures", "按期统计数"


@dataclass(frozen=True, slots=True)
class Counts:
    """What table two counts of an entry: `began_on` its day, or the first of its days."""

    what: Reckoned
    row: PowerRow
    began_on: date
    ended_on: date | None = None
    published_on: date | None = None
    number: int = 1
    amount: Decimal = Decimal(0)


class Registered(models.Model):
    """An entry of one of the registers. It is corrected, never deleted: what it was stands in
    `EntryVersion`, what table two counted of it, and when that was known, in `PowerStanding`."""

    register: ClassVar[Register]

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+", verbose_name="机关")
    revision = models.PositiveIntegerField("修订号", default=0)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    entered_at = models.DateTimeField("登记时间")
    batch = models.ForeignKey(
        "powers.TableImport",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="导入的表格",
    )
    struck_at = models.DateTimeField("撤销登记时间", null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def is_struck(self) -> bool:
        return self.struck_at is not None

    @property
    def called(self) -> str:
        """The entry in a message: its number, or what it is about."""
        raise NotImplementedError

    def counts(self) -> Counts | None:
        """None where table two counts nothing of it."""
        raise NotImplementedError
