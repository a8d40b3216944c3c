from __future__ import annotations

from django.db import models


class Worker(models.Model):
    """A process that runs background tasks and says so every few seconds.

    Whose row is gone has been taken for dead: its tasks belong to others, and it must stop.
    """

    name = models.CharField("名称", max_length=64, unique=True)
    host = models.CharField("主机", max_length=120)
    # The boot and the process namespace in which `pid` means something; empty where unknown.
    home = models.CharField("进程空间", max_length=80, blank=True)
    pid = models.PositiveIntegerField("进程号")
    # When the process began, as the system tells it: a pid is used again, this pair is not.
    began = models.CharField("进程起点", max_length=40, blank=True)
    started_at = models.DateTimeField("启动时间")
    seen_at = models.DateTimeField("最近一次报到")

    class Meta:
        verbose_name = "后台进程"
        verbose_name_plural = "后台进程"
        indexes = (models.Index(fields=("-seen_at",), name="operation_worker_by_seen"),)

    def __str__(self) -> str:
        return f"{self.host}/{self.pid}"
