from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models


class User(AbstractUser):
    """A person who works with the platform. What a person may do follows from the memberships in
    `agencies`, never from Django's own flags: nobody is a superuser."""

    first_name = property(lambda self: self.full_name)  # Wagtail greets by it
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField("姓名", max_length=40)
    phone = models.CharField("办公电话", max_length=30, blank=True)
    must_change_password = models.BooleanField("须更换密码", default=False)
    password_set_at = models.DateTimeField("密码设定时间", null=True, blank=True)

    objects: ClassVar[UserManager[Any]] = UserManager()

    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = "人员"
        verbose_name_plural = "人员"
        ordering = ("username",)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(is_superuser=False), name="accounts_nobody_is_superuser"
            ),
        )

    def __str__(self) -> str:
        return self.full_name

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name
