from __future__ import annotations

from django.conf import settings
from django.db import models

from mingtang_office.applications.models.application import Application


class SearchRecord(models.Model):
    """One search for the information applied for (检索记录): the evidence for "not held" of
    条例第三十六条第（四）项."""

    application = models.ForeignKey(
        Application, models.PROTECT, related_name="searches", verbose_name="申请"
    )
    department = models.CharField("检索部门", max_length=80)
    system = models.CharField("检索的系统或者档案", max_length=120)
    period = models.CharField("时间范围", max_length=80)
    keywords = models.CharField("检索词", max_length=200)
    result = models.TextField("检索结果")
    found = models.BooleanField("查到相关信息", default=False)
    searched_by = models.CharField("检索人", max_length=60)
    searched_on = models.DateField("检索日期")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="登记人"
    )
    at = models.DateTimeField("登记时间")

    class Meta:
        verbose_name = "检索记录"
        verbose_name_plural = "检索记录"
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.application_id} {self.department} {self.searched_on}"
