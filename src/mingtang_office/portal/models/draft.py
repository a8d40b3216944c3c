from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency
from mingtang_office.applications.models import Application


class Draft(models.Model):
    """An application that somebody is writing on the public form: sealed under a key of its own, found
    only by the session that writes it, and gone with its key an hour after the last change.

    Once handed in, `application` is set and `sealed` holds the number and the secret for as long as
    the page that tells them may be looked at.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="+", verbose_name="机关")
    sealed = models.BinaryField("内容（密文）", default=b"")
    begun_at = models.DateTimeField("开始时间")
    touched_at = models.DateTimeField("最后修改时间")
    application = models.ForeignKey(
        Application, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="申请"
    )

    class Meta:
        verbose_name = "填写中的申请"
        verbose_name_plural = "填写中的申请"
        indexes = (models.Index(fields=("touched_at",), name="portal_draft_touched"),)

    def __str__(self) -> str:
        return f"{self.pk}"


class DraftFile(models.Model):
    """An attachment of a draft: on disk it is ciphertext under the draft's key."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="files", verbose_name="草稿")
    name = models.CharField("文件名", max_length=200)
    stored = models.CharField("存放位置", max_length=200)
    size = models.PositiveBigIntegerField("大小")
    media_type = models.CharField("类型", max_length=100)

    class Meta:
        verbose_name = "附件"
        verbose_name_plural = "附件"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.draft_id} {self.pk}"
