from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from mingtang.annual.compile_powers import PowerRow, Reckoned
from mingtang.publication.validity import Validity
from mingtang_office.powers.models.registered import Counts, Register, Registered

DOCUMENT_ROWS = (PowerRow.REGULATIONS, PowerRow.NORMATIVE_DOCUMENTS)
# What an agency may enter of one: it takes effect, and expires at its term, by the days alone.
CHANGES = (
    Validity.AMENDED,
    Validity.PARTLY_REPEALED,
    Validity.REPEALED,
    Validity.EXPIRED,
)


class NormativeDocument(Registered):
    """A regulation (规章) or an administrative normative document (行政规范性文件, 国办发〔2018〕37号) that
    the agency made. `validity` and `ended_on` are what its changes and its term make of it."""

    register: ClassVar[Register] = Register.DOCUMENTS

    row = models.CharField(
        "类别", max_length=24, choices=[(row.value, row.label) for row in DOCUMENT_ROWS]
    )
    title = models.CharField("标题", max_length=200)
    number = models.CharField("文号", max_length=60, blank=True)
    made_on = models.DateField("成文日期")
    valid_until = models.DateField("有效期至", null=True, blank=True)
    published_on = models.DateField("公开日期", null=True, blank=True)
    published_key = models.CharField("公开信息编号", max_length=120, blank=True)
    # Of what is public in this system; `published_on` and `published_key` are then those of the item.
    item = models.ForeignKey(
        "publication.Item",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="normative_documents",
        verbose_name="公开信息",
    )
    validity = models.CharField(
        "有效性",
        max_length=16,
        choices=[(each.value, each.label) for each in Validity],
        default=Validity.IN_FORCE.value,
    )
    ended_on = models.DateField("失效日期", null=True, blank=True)  # the first day without it

    class Meta:
        verbose_name = "规章和规范性文件"
        verbose_name_plural = "规章和规范性文件"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "number"),
                condition=models.Q(struck_at__isnull=True) & ~models.Q(number=""),
                name="powers_document_number_once",
            ),
            models.UniqueConstraint(
                fields=("item",),
                condition=models.Q(struck_at__isnull=True, item__isnull=False),
                name="powers_document_item_once",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_on__isnull=True)
                | models.Q(ended_on__gte=models.F("made_on")),
                name="powers_document_ends_after_made",
            ),
        )
        indexes = (models.Index(fields=("agency", "-id"), name="powers_documents_listed"),)

    def __str__(self) -> str:
        return self.called

    @property
    def called(self) -> str:
        return self.number or self.title

    def counts(self) -> Counts:
        return Counts(
            Reckoned.DOCUMENT,
            PowerRow(self.row),
            self.made_on,
            self.ended_on,
            self.published_on,
        )


class ValidityChange(models.Model):
    """What became of a document on a day, as `mingtang.publication.validity` knows it; one entered by
    mistake is struck, and stays."""

    document = models.ForeignKey(
        NormativeDocument, models.PROTECT, related_name="changes", verbose_name="文件"
    )
    to = models.CharField(
        "变更为", max_length=16, choices=[(each.value, each.label) for each in CHANGES]
    )
    on = models.DateField("变更日期")
    by_title = models.CharField("依据文件标题", max_length=200, blank=True)
    by_number = models.CharField("依据文件文号", max_length=60, blank=True)
    reason = models.CharField("失效原因", max_length=60, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    at = models.DateTimeField("登记时间")
    struck_at = models.DateTimeField("撤销时间", null=True, blank=True)

    class Meta:
        verbose_name = "有效性变更"
        verbose_name_plural = "有效性变更"
        ordering = ("on", "id")

    def __str__(self) -> str:
        return f"{self.document_id} {self.to} {self.on}"
