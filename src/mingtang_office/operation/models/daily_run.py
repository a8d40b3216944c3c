from __future__ import annotations

from django.db import models


class DailyRun(models.Model):
    """That a daily task was put into the queue for a day: the row is what makes it once a day,
    however many workers there are."""

    task = models.CharField("任务", max_length=120)
    day = models.DateField("日期")
    at = models.DateTimeField("排入时间")

    class Meta:
        verbose_name = "每日任务"
        verbose_name_plural = "每日任务"
        constraints = (
            models.UniqueConstraint(fields=("task", "day"), name="operation_once_a_day"),
        )

    def __str__(self) -> str:
        return f"{self.task} {self.day}"
