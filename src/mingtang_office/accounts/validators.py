"""What a password must be, beyond Django's own validators (GB/T 22239-2019, 8.1.4.1: complex, and
changed regularly)."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.contrib.auth import password_validation
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.hashers import check_password
from django.core.exceptions import ValidationError

from mingtang_office.accounts.models import OldPassword

CLASSES_REQUIRED = 3
# The present password and those before it; a new one must differ from each.
PASSWORDS_REMEMBERED = 5


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return f"密码太短。请至少用 {self.min_length} 个字符，一句好记的话也可以。"

    def get_help_text(self) -> str:
        return f"至少 {self.min_length} 个字符。"


class UnlikeName(password_validation.UserAttributeSimilarityValidator):
    def get_error_message(self) -> str:
        return "密码与您的用户名、姓名、邮箱或电话太相似，容易被猜中。请另设一个。"

    def get_help_text(self) -> str:
        return "不要与用户名、姓名、邮箱、电话相似。"


class NotCommon(password_validation.CommonPasswordValidator):
    def get_error_message(self) -> str:
        return "这是很多人都在用的密码，容易被猜中。请另设一个。"

    def get_help_text(self) -> str:
        return "不要用常见的密码。"


def _class_of(character: str) -> str:
    category = unicodedata.category(character)
    return {"Lu": "upper", "Ll": "lower", "Nd": "digit"}.get(category, "other")


class CharacterClasses:
    """At least three of: capital letters, small letters, digits, other characters."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        if len({_class_of(character) for character in password}) < CLASSES_REQUIRED:
            raise ValidationError(
                "密码的字符种类不够。请从大写字母、小写字母、数字、其他字符（如汉字、标点）中至少选用三种。",
                code="too_few_classes",
            )

    def get_help_text(self) -> str:
        return "大写字母、小写字母、数字、其他字符（如汉字、标点）中至少有三种。"


class NotUsedBefore:
    """Not one of the last five."""

    def validate(self, password: str, user: Any = None) -> None:
        if user is None or user.pk is None:
            return
        used = [
            user.password,
            *OldPassword.objects.filter(user=user).values_list("encoded", flat=True)[
                : PASSWORDS_REMEMBERED - 1
            ],
        ]
        if any(check_password(password, encoded) for encoded in used):
            raise ValidationError(
                f"这个密码在您最近 {PASSWORDS_REMEMBERED} 次使用的密码之中。请另设一个没有用过的密码。",
                code="used_before",
            )

    def get_help_text(self) -> str:
        return f"不能与最近 {PASSWORDS_REMEMBERED} 次使用过的密码相同。"
