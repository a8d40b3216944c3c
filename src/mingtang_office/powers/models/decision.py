from __future__ import annotations

from typing import ClassVar

from django.db import models

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang_office.powers.models.registered import Counts, Register, Registered

DECISION_ROWS = (
    PowerRow.LICENCES,
    PowerRow.OTHER_SERVICES,
    PowerRow.PENALTIES,
    PowerRow.COMPULSORY_MEASURES,
)


class PartyKind(models.TextChoices):
    ORGANISATION = "organisation", "法人、其他组织或者个体工商户"
    NATURAL_PERSON = "natural_person", "自然人"


class Overturning(models.TextChoices):
    """行政处罚法第四十八条第二款."""

    CHANGED = "changed", "变更"
    REVOKED = "revoked", "撤销"
    UNLAWFUL = "unlawful", "确认违法"
    VOID = "void", "确认无效"


class PowerDecision(Registered):
    """A licence granted or refused, another service to the outside, a penalty, or a compulsory measure.

    A natural person is sealed under the decision's key and shown masked; an organisation stands in
    clear, as the double publicity (双公示) asks; `erased_at` tells when the person's name was erased. What is overturned later was still decided, and counts.
    """

    register: ClassVar[Register] = Register.DECISIONS

    row = models.CharField(
        "类别", max_length=24, choices=[(row.value, row.label) for row in DECISION_ROWS]
    )
    number = models.CharField("决定书文号", max_length=80)
    item = models.CharField("事项名称", max_length=200)
    basis = models.CharField("依据", max_length=500, blank=True)
    party_kind = models.CharField("相对人类别", max_length=16, choices=PartyKind.choices)
    party = models.CharField("相对人", max_length=120)  # of a natural person the masked name
    sealed = models.BinaryField("相对人姓名（密文）", null=True, blank=True)
    decided_on = models.DateField("决定日期")
    result = models.CharField("决定结果", max_length=300)
    publicity = models.BooleanField("须公示", default=True)
    published_on = models.DateField("公示日期", null=True, blank=True)
    published_key = models.CharField("公开信息编号", max_length=120, blank=True)
    # The item that shows it, from its draft on; a list shows several decisions.
    shown_in = models.ForeignKey(
        "publication.Item",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="power_decisions",
        verbose_name="公示信息",
    )
    overturned = models.CharField(
        "后续变动", max_length=12, choices=Overturning.choices, blank=True
    )
    overturned_on = models.DateField("变动日期", null=True, blank=True)
    overturned_by = models.CharField("变动依据", max_length=200, blank=True)
    withdrawn_on = models.DateField("撤回公示日期", null=True, blank=True)
    erased_at = models.DateTimeField("姓名擦除时间", null=True, blank=True)

    class Meta:
        verbose_name = "许可、处罚和强制决定"
        verbose_name_plural = "许可、处罚和强制决定"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "row", "number"),
                condition=models.Q(struck_at__isnull=True),
                name="powers_decision_number_once",
            ),
            models.CheckConstraint(
                condition=models.Q(party_kind="organisation", sealed__isnull=True)
                | models.Q(party_kind="natural_person", sealed__isnull=False),
                name="powers_people_are_sealed",
            ),
            models.CheckConstraint(
                condition=models.Q(overturned="", overturned_on__isnull=True)
                | (~models.Q(overturned="") & models.Q(overturned_on__isnull=False)),
                name="powers_overturned_on_a_day",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="powers_decisions_listed"),
            models.Index(fields=("agency", "row", "decided_on"), name="powers_decisions_by_day"),
            # People who are still named, the earliest decision first.
            models.Index(
                fields=("decided_on",),
                condition=models.Q(party_kind="natural_person", erased_at__isnull=True),
                name="powers_named_people",
            ),
            # What waits to be shown in public, the earliest first.
            models.Index(
                fields=("agency", "decided_on"),
                condition=models.Q(publicity=True, published_key="", struck_at__isnull=True),
                name="powers_to_be_shown",
            ),
        )

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        return self.number

    def counts(self) -> Counts:
        return Counts(Reckoned.DECISION, PowerRow(self.row), self.decided_on)
