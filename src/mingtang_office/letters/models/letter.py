from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.letters.models.chain import Group


class LetterState(models.TextChoices):
    DRAFT = "draft", "起草中"
    IN_REVIEW = "in_review", "审签中"
    RETURNED = "returned", "退回修改"
    SIGNED = "signed", "已签发"
    SERVED = "served", "已送达"
    VOID = "void", "作废"


UNSIGNED = (LetterState.DRAFT, LetterState.IN_REVIEW, LetterState.RETURNED)
IN_FORCE = (LetterState.SIGNED, LetterState.SERVED)

_NUMBERED = models.Q(
    number__isnull=False,
    year__isnull=False,
    signed_by__isnull=False,
    signed_at__isnull=False,
    signed_on__isnull=False,
) & ~(models.Q(code="") | models.Q(docx_sha256="") | models.Q(pdf_sha256=""))
_UNNUMBERED = models.Q(
    number__isnull=True,
    year__isnull=True,
    signed_by__isnull=True,
    signed_at__isnull=True,
    signed_on__isnull=True,
    code="",
    docx_sha256="",
    pdf_sha256="",
)


class Letter(models.Model):
    """An official letter, from its draft to its service.

    It belongs to a case that it knows only by `subject_type` and `subject_id`; everything personal
    (facts, opinions, files) is sealed under the key of that case. `chain` are the roles it passes,
    as they stood when it was handed in, and `position` whose turn it is. The two digests, of the
    exact clear bytes, are the seal of a signed letter. `revision` grows with every change.
    """

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="letters", verbose_name="发文机关"
    )
    kind = models.CharField("文种", max_length=40)
    group = models.CharField("文书类别", max_length=10, choices=Group.choices)
    subject_type = models.CharField("办件类别", max_length=60)
    subject_id = models.CharField("办件编号", max_length=60)
    part = models.CharField("分件", max_length=60, blank=True)
    facts = models.BinaryField("内容（密封）")
    state = models.CharField(
        "状态", max_length=10, choices=LetterState.choices, default=LetterState.DRAFT
    )
    revision = models.PositiveIntegerField("修订号", default=1)
    chain = models.JSONField("审签角色", default=list)
    position = models.PositiveSmallIntegerField("审签进度", default=0)
    turn = models.CharField("待办角色", max_length=30, blank=True)  # that of `position`, in review
    # The round of review that is under way: grows each time the letter is handed in.
    round = models.PositiveSmallIntegerField("审签轮次", default=0)

    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="letters_drafted",
        verbose_name="起草人",
    )
    drafted_at = models.DateTimeField("起草时间")

    series = models.CharField("文号系列", max_length=30)
    code = models.CharField("机关代字", max_length=20, blank=True)
    year = models.PositiveSmallIntegerField("文号年份", null=True, blank=True)
    number = models.PositiveIntegerField("文号序号", null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="签发人",
    )
    signed_at = models.DateTimeField("签发时间", null=True, blank=True)
    signed_on = models.DateField("成文日期", null=True, blank=True)
    docx_file = models.CharField("docx（密封）", max_length=200, blank=True)
    pdf_file = models.CharField("PDF（密封）", max_length=200, blank=True)
    docx_sha256 = models.CharField("docx 摘要", max_length=64, blank=True)
    pdf_sha256 = models.CharField("PDF 摘要", max_length=64, blank=True)

    class Meta:
        verbose_name = "公文"
        verbose_name_plural = "公文"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("agency", "series", "year", "number"), name="letters_number_once"
            ),
            models.UniqueConstraint(
                fields=("code", "year", "number"),
                condition=~models.Q(code=""),
                name="letters_reference_once",
            ),
            models.CheckConstraint(
                condition=(models.Q(state__in=IN_FORCE) & _NUMBERED)
                | (models.Q(state__in=UNSIGNED) & _UNNUMBERED)
                | (models.Q(state=LetterState.VOID) & (_NUMBERED | _UNNUMBERED)),
                name="letters_signed_has_number",
            ),
            models.CheckConstraint(
                condition=(models.Q(state=LetterState.IN_REVIEW) & ~models.Q(turn=""))
                | (~models.Q(state=LetterState.IN_REVIEW) & models.Q(turn="")),
                name="letters_turn_while_in_review",
            ),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="letters_by_agency"),
            models.Index(fields=("agency", "state", "-id"), name="letters_by_state"),
            # Whose turn it is stands on everybody's home page.
            models.Index(
                fields=("agency", "turn", "-id"),
                condition=models.Q(state=LetterState.IN_REVIEW),
                name="letters_in_review",
            ),
            models.Index(fields=("subject_type", "subject_id", "-id"), name="letters_by_subject"),
        )

    def __str__(self) -> str:
        return self.reference or f"{self.kind} {self.pk}"

    @property
    def subject(self) -> tuple[str, str]:
        """Under whose key it is sealed."""
        return self.subject_type, self.subject_id

    @property
    def reference(self) -> str:
        """云教公开告〔2026〕12号 (GB/T 9704 7.2.5); empty before the signature."""
        return f"{self.code}〔{self.year}〕{self.number}号" if self.number else ""

    @property
    def is_numbered(self) -> bool:
        return self.number is not None
