"""Money collected, and money spent on what was bought."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang_office.powers.models.registered import Counts, Register, Registered


class Charge(Registered):
    """What an administrative charge (行政事业性收费) brought in, on a day or over days of one year."""

    register: ClassVar[Register] = Register.CHARGES

    item = models.CharField("收费项目", max_length=200)
    basis = models.CharField("收费依据", max_length=500)
    standard = models.CharField("收费标准", max_length=200)
    first_on = models.DateField("起始日期")
    last_on = models.DateField("截止日期")
    amount = models.DecimalField("入库金额（元）", max_digits=16, decimal_places=2)

    class Meta:
        verbose_name = "行政事业性收费"
        verbose_name_plural = "行政事业性收费"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "item", "first_on", "last_on"),
                condition=models.Q(struck_at__isnull=True),
                name="powers_charge_once",
            ),
            models.CheckConstraint(
                condition=models.Q(last_on__gte=models.F("first_on")),
                name="powers_charge_days_in_order",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="powers_charges_listed"),
            models.Index(fields=("agency", "first_on"), name="powers_charges_by_day"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        return self.item

    def counts(self) -> Counts:
        return Counts(Reckoned.MONEY, PowerRow.CHARGES, self.first_on, amount=self.amount)


class Manner(models.TextChoices):
    """政府采购法第二十六条 and the manners that 国务院政府采购监督管理部门 has recognised since."""

    OPEN_TENDER = "open_tender", "公开招标"
    INVITED_TENDER = "invited_tender", "邀请招标"
    NEGOTIATION = "negotiation", "竞争性谈判"
    CONSULTATION = "consultation", "竞争性磋商"
    INQUIRY = "inquiry", "询价"
    SINGLE_SOURCE = "single_source", "单一来源采购"
    FRAMEWORK = "framework", "框架协议采购"
    PARTNERSHIP = "partnership", "合作创新采购"


class Procurement(Registered):
    """What the agency bought. Table two of 2019 counts central procurement (集中采购) alone."""

    register: ClassVar[Register] = Register.PROCUREMENTS

    project = models.CharField("项目名称", max_length=200)
    number = models.CharField("合同编号", max_length=80)
    central = models.BooleanField("集中采购", default=True)
    manner = models.CharField("采购方式", max_length=16, choices=Manner.choices)
    supplier = models.CharField("供应商", max_length=120)
    contract_on = models.DateField("合同签订日期")
    amount = models.DecimalField("合同金额（元）", max_digits=16, decimal_places=2)

    class Meta:
        verbose_name = "政府采购项目"
        verbose_name_plural = "政府采购项目"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "number"),
                condition=models.Q(struck_at__isnull=True),
                name="powers_contract_once",
            ),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="powers_contract_costs"),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="powers_contracts_listed"),
            models.Index(fields=("agency", "contract_on"), name="powers_contracts_by_day"),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        return self.number

    def counts(self) -> Counts | None:
        if not self.central:
            return None
        return Counts(Reckoned.MONEY, PowerRow.PROCUREMENT, self.contract_on, amount=self.amount)
