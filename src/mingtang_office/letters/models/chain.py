from __future__ import annotations

from django.db import models

from mingtang_office.agencies.models import Agency, Role


class Group(models.TextChoices):
    """Letters of one group go the same way to the signature."""

    NOTICE = "notice", "程序性文书"
    DECISION = "decision", "答复决定"


# 通知类由机构负责人签发；答复决定须经科室审核、机构负责人，由分管领导签发。
DEFAULT_ROLES: dict[Group, tuple[Role, ...]] = {
    Group.NOTICE: (Role.HEAD,),
    Group.DECISION: (Role.SECTION_REVIEWER, Role.HEAD, Role.SIGNATORY),
}


class SigningChain(models.Model):
    """The roles through which an agency's letters of one group pass; the last one signs. An agency
    without a row follows `DEFAULT_ROLES`."""

    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="signing_chains", verbose_name="机关"
    )
    group = models.CharField("文书类别", max_length=10, choices=Group.choices)
    roles = models.JSONField("审签角色")
    revision = models.PositiveIntegerField("修订号", default=1)

    class Meta:
        verbose_name = "审签流程"
        verbose_name_plural = "审签流程"
        constraints = (
            models.UniqueConstraint(fields=("agency", "group"), name="letters_chain_once"),
        )

    def __str__(self) -> str:
        return f"{self.agency} {self.get_group_display()}"
