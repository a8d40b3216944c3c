from __future__ import annotations

from django.db import models

from mingtang_office.trail.models.entry import Entry


class ObjectKey(models.Model):
    """The key under which the personal data of one object are sealed, itself wrapped by the key in
    the settings. Deleting it erases those data for good and leaves the chain whole."""

    object_type = models.CharField("对象类别", max_length=60)
    object_id = models.CharField("对象编号", max_length=60)
    wrapped = models.BinaryField("包裹的密钥")

    class Meta:
        verbose_name = "对象密钥"
        verbose_name_plural = "对象密钥"
        constraints = (
            models.UniqueConstraint(fields=("object_type", "object_id"), name="trail_key_once"),
        )

    def __str__(self) -> str:
        return f"{self.object_type} {self.object_id}"


class SealedDetail(models.Model):
    """The personal data of an entry, as ciphertext; the entry's digest covers the ciphertext."""

    entry = models.OneToOneField(Entry, models.PROTECT, related_name="sealed", verbose_name="留痕")
    ciphertext = models.BinaryField("密文")

    class Meta:
        verbose_name = "密封内容"
        verbose_name_plural = "密封内容"

    def __str__(self) -> str:
        return str(self.entry_id)
