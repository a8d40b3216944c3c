from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from treebeard.mp_tree import MP_Node

from mingtang.privacy.check_digits import is_credit_code
from mingtang_office.agencies.models.region import Region


class AgencyKind(models.TextChoices):
    GOVERNMENT = "government", "人民政府"
    DEPARTMENT = "department", "政府部门"
    DISPATCHED = "dispatched", "派出机关（机构）"
    AUTHORISED = "authorised", "法律、法规授权的组织"
    SCHOOL = "school", "学校"
    PUBLIC_INSTITUTION = "public_institution", "其他公共企事业单位"


def validate_credit_code(code: str) -> None:
    """The check digit of GB 32100-2015."""
    if not is_credit_code(code):
        raise ValidationError(
            "统一社会信用代码“%(code)s”的校验位不对，请对照证书核对 18 位代码（GB 32100-2015）。",
            params={"code": code},
        )


class Agency(MP_Node):  # type: ignore[misc]  # treebeard is untyped
    """An organ that owes disclosure under the Regulations, in the tree of who supervises whom
    (条例第三条、第四条、第五十四条、第五十五条). The particulars are those of its disclosure
    guide (第十二条第二款)."""

    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=40, blank=True)
    kind = models.CharField("性质", max_length=20, choices=AgencyKind.choices)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="行政区划"
    )
    credit_code = models.CharField(
        "统一社会信用代码", max_length=18, blank=True, validators=[validate_credit_code]
    )
    index_prefix = models.CharField(
        "索引号前缀",
        max_length=20,
        blank=True,
        validators=[RegexValidator(r"^[0-9A-Z-]*$", "索引号前缀只含数字、大写字母和连字符。")],
    )
    office_name = models.CharField("政府信息公开工作机构", max_length=80, blank=True)
    address = models.CharField("办公地址", max_length=160, blank=True)
    postal_code = models.CharField("邮政编码", max_length=6, blank=True)
    office_hours = models.CharField("办公时间", max_length=80, blank=True)
    telephone = models.CharField("联系电话", max_length=40, blank=True)
    fax = models.CharField("传真号码", max_length=40, blank=True)
    email = models.EmailField("电子邮箱", blank=True)
    website = models.URLField("互联网联系方式", blank=True)
    established_on = models.DateField("设立日期", null=True, blank=True)
    abolished_on = models.DateField("撤销日期", null=True, blank=True)  # the first day without it
    # Grows with every change, so that two people changing the same agency at once are noticed.
    revision = models.PositiveIntegerField("修订号", default=0)

    node_order_by: list[str] = []

    class Meta:
        verbose_name = "机关"
        verbose_name_plural = "机关"
        constraints = (
            # A renamed organ keeps its code, so the row of its past may hold it as well.
            models.UniqueConstraint(
                fields=("credit_code",),
                condition=~models.Q(credit_code="") & models.Q(abolished_on__isnull=True),
                name="agencies_credit_code_once",
            ),
            models.CheckConstraint(
                condition=models.Q(abolished_on__isnull=True)
                | models.Q(established_on__isnull=True)
                | models.Q(abolished_on__gte=models.F("established_on")),
                name="agencies_abolished_after_established",
            ),
        )
        indexes = (models.Index(fields=("name",), name="agencies_agency_by_name"),)

    def __str__(self) -> str:
        return str(self.name)


class SuccessionKind(models.TextChoices):
    MERGED = "merged", "合并"
    SPLIT = "split", "分立"
    RENAMED = "renamed", "更名"
    TRANSFERRED = "transferred", "职权划转"


class Succession(models.Model):
    """Who took over the duties of whom, and from when (条例第十条: the organ that continues to
    exercise the powers answers for the information)."""

    predecessor = models.ForeignKey(
        Agency, models.PROTECT, related_name="successions", verbose_name="原机关"
    )
    successor = models.ForeignKey(
        Agency, models.PROTECT, related_name="inheritances", verbose_name="承继机关"
    )
    kind = models.CharField("方式", max_length=12, choices=SuccessionKind.choices)
    on = models.DateField("生效日期")
    document = models.CharField("依据文件", max_length=120, blank=True)

    class Meta:
        verbose_name = "机关承继"
        verbose_name_plural = "机关承继"
        ordering = ("-on",)
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor", "on"), name="agencies_succession_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")),
                name="agencies_succession_of_another",
            ),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
