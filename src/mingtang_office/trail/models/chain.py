from __future__ import annotations

from django.db import models


class Chain(models.Model):
    """A row of entries, each holding the digest of the one before; one chain an agency, and one
    for what belongs to none. Its row is the lock under which the next entry is written, and
    remembers where the chain ends, so that a missing last entry shows."""

    name = models.CharField("名称", max_length=40, unique=True)
    length = models.PositiveBigIntegerField("条数", default=0)
    head = models.CharField("末条摘要", max_length=64, default="", blank=True)

    class Meta:
        verbose_name = "留痕链"
        verbose_name_plural = "留痕链"

    def __str__(self) -> str:
        return self.name
