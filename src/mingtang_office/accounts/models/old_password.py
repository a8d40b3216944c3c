from __future__ import annotations

from django.conf import settings
from django.db import models


class OldPassword(models.Model):
    """The hash of a password that a person had before, so that it is not taken up again."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="old_passwords", verbose_name="人员"
    )
    encoded = models.CharField("密码散列", max_length=128)
    until = models.DateTimeField("停用时间")

    class Meta:
        verbose_name = "曾用密码"
        verbose_name_plural = "曾用密码"
        ordering = ("-until", "-id")

    def __str__(self) -> str:
        return f"{self.user_id} {self.until:%Y-%m-%d}"
