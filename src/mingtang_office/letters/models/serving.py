from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.letters.models.letter import Letter


class Service(models.Model):
    """A letter brought to whom it is meant for: how, when, and the day that counts. One that came
    back is `failed`, and the letter is served anew."""

    letter = models.ForeignKey(Letter, models.PROTECT, related_name="services", verbose_name="公文")
    manner = models.CharField("送达方式", max_length=12)
    dispatched_on = models.DateField("交邮或者发出日期", null=True, blank=True)
    received_on = models.DateField("签收或者到达日期", null=True, blank=True)
    served_on = models.DateField("送达日期")  # the day that counts for the time limit
    post_number = models.CharField("邮件号", max_length=40, blank=True)
    receiver = models.BinaryField("签收人（密封）", default=b"", blank=True)
    proof_file = models.CharField("送达凭证（密封）", max_length=200, blank=True)
    proof_name = models.BinaryField("凭证文件名（密封）", default=b"", blank=True)
    proof_sha256 = models.CharField("凭证摘要", max_length=64, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    at = models.DateTimeField("登记时间")
    failed_on = models.DateField("退回日期", null=True, blank=True)
    failure = models.BinaryField("退回原因（密封）", default=b"", blank=True)
    failed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="退回登记人",
    )
    failed_at = models.DateTimeField("退回登记时间", null=True, blank=True)

    class Meta:
        verbose_name = "送达"
        verbose_name_plural = "送达"
        ordering = ("id",)
        constraints = (
            # What stands served is served once; what came back stays on record.
            models.UniqueConstraint(
                fields=("letter",),
                condition=models.Q(failed_on__isnull=True),
                name="letters_served_once",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    failed_on__isnull=True, failed_by__isnull=True, failed_at__isnull=True
                )
                | models.Q(
                    failed_on__isnull=False, failed_by__isnull=False, failed_at__isnull=False
                ),
                name="letters_failed_has_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.letter_id} {self.manner} {self.served_on}"
