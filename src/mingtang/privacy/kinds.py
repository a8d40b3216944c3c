"""What can be found in a text, and which of it is a person's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    ID_CARD = "id_card"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    PASSPORT = "passport"
    PLATE = "plate"
    ADDRESS = "address"
    EMAIL = "email"
    OFFICE_EMAIL = "office_email"
    LANDLINE = "landline"
    CREDIT_CODE = "credit_code"
    ORGANISATION_CODE = "organisation_code"

    @property
    def label(self) -> str:
        return _LABELS[self]

    @property
    def is_personal(self) -> bool:
        """Whether it is to be masked before publication; office telephones, government mailboxes
        and the codes of organisations may stand (个人信息保护法第二十八条, 条例第十五条)."""
        return self not in _PUBLIC


_LABELS = {
    Kind.ID_CARD: "居民身份证号码",
    Kind.MOBILE: "手机号码",
    Kind.BANK_CARD: "银行账号",
    Kind.PASSPORT: "护照或通行证号码",
    Kind.PLATE: "机动车号牌",
    Kind.ADDRESS: "住址",
    Kind.EMAIL: "电子邮箱",
    Kind.OFFICE_EMAIL: "机关电子邮箱",
    Kind.LANDLINE: "固定电话",
    Kind.CREDIT_CODE: "统一社会信用代码",
    Kind.ORGANISATION_CODE: "组织机构代码",
}

_PUBLIC = {Kind.OFFICE_EMAIL, Kind.LANDLINE, Kind.CREDIT_CODE, Kind.ORGANISATION_CODE}

PERSONAL = frozenset(kind for kind in Kind if kind.is_personal)


@dataclass(frozen=True, slots=True)
class Match:
    """`text[start:end]` is of this kind. `value` is it in plain half-width characters, without
    separators. `certain`: its check digit, its form or the words before it prove it; otherwise a
    person should look."""

    kind: Kind
    start: int
    end: int
    value: str
    certain: bool
