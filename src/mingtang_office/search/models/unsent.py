from __future__ import annotations

from django.db import models


class Unsent(models.Model):
    """A document whose change an engine outside the database has not been told of. It is written in
    the transaction of the change, and goes when the engine has confirmed."""

    key = models.CharField("标识", max_length=120)
    since = models.DateTimeField("时间", auto_now_add=True)

    class Meta:
        verbose_name = "待送检索引擎"
        verbose_name_plural = "待送检索引擎"

    def __str__(self) -> str:
        return self.key
