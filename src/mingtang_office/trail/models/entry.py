from __future__ import annotations

from django.db import models

from mingtang_office.trail.models.chain import Chain


class Entry(models.Model):
    """One thing that somebody did. Never changed, never deleted: the database refuses both.

    It points to nothing that lives: people, agencies and objects are told by their numbers, so
    that an entry outlives what it speaks of. `facts` hold no personal data.
    """

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries", verbose_name="链")
    number = models.PositiveBigIntegerField("序号")
    at = models.DateTimeField("时间")
    actor = models.BigIntegerField("经办人编号", null=True)
    action = models.CharField("事项", max_length=80)
    agency = models.BigIntegerField("机关编号", null=True)
    object_type = models.CharField("对象类别", max_length=60)
    object_id = models.CharField("对象编号", max_length=60)
    facts = models.JSONField("内容", default=dict)
    sealed_digest = models.CharField("密封内容摘要", max_length=64, blank=True, default="")
    algorithm = models.CharField("摘要算法", max_length=10)
    previous = models.CharField("前条摘要", max_length=64, blank=True)
    digest = models.CharField("本条摘要", max_length=64)

    class Meta:
        verbose_name = "留痕"
        verbose_name_plural = "留痕"
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=("chain", "number"), name="trail_entry_once_in_chain"),
        )
        indexes = (
            models.Index(fields=("agency", "-id"), name="trail_entry_by_agency"),
            models.Index(fields=("actor", "-id"), name="trail_entry_by_actor"),
            models.Index(fields=("action", "-id"), name="trail_entry_by_action"),
            models.Index(fields=("object_type", "object_id", "-id"), name="trail_entry_by_object"),
            models.Index(fields=("-at",), name="trail_entry_by_time"),
        )

    def __str__(self) -> str:
        return f"{self.chain_id}/{self.number} {self.action}"
