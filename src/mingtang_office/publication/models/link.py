from __future__ import annotations

from django.db import models

from mingtang_office.publication.models.item import Item


class LinkKind(models.TextChoices):
    INTERPRETS = "interprets", "解读"
    REPLACES = "replaces", "取代"
    ANSWERS = "answers", "公布征求意见结果"
    RELATES = "relates", "相关"


class Link(models.Model):
    """One item about another, seen from both (04 §4.3: a document shows its interpretations, an
    interpretation its document)."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="links", verbose_name="公开信息")
    kind = models.CharField("关系", max_length=12, choices=LinkKind.choices)
    of = models.ForeignKey(Item, models.PROTECT, related_name="linked", verbose_name="所关联的信息")

    class Meta:
        verbose_name = "关联"
        verbose_name_plural = "关联"
        constraints = (
            models.UniqueConstraint(fields=("item", "kind", "of"), name="publication_link_once"),
            models.CheckConstraint(
                condition=~models.Q(item=models.F("of")), name="publication_link_to_another"
            ),
        )

    def __str__(self) -> str:
        return f"{self.item_id} {self.get_kind_display()} {self.of_id}"
