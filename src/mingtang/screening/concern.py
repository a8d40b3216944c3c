"""What the scan before publication may find, how grave it is, and what is proposed."""

from __future__ import annotations

from enum import StrEnum


class Severity(StrEnum):
    """BLOCKS stands in the way of the review until it is gone or a person has answered for it; LOOK
    asks a person to look."""

    BLOCKS = "blocks"
    LOOK = "look"

    @property
    def label(self) -> str:
        return {Severity.BLOCKS: "须处理", Severity.LOOK: "须查看"}[self]


class Advice(StrEnum):
    MASK = "mask"
    DROP_COLUMN = "drop_column"
    REMOVE_METADATA = "remove_metadata"
    REMOVE_HIDDEN = "remove_hidden"
    MAY_STAY = "may_stay"
    LOOK_AT = "look_at"
    REPLACE_FILE = "replace_file"

    @property
    def label(self) -> str:
        """What to do, as a sentence."""
        return _ADVICE[self]


_ADVICE = {
    Advice.MASK: "请按规则遮盖后再公开。",
    Advice.DROP_COLUMN: "建议删去整列（整项）。",
    Advice.REMOVE_METADATA: "请清除文件附带的信息。",
    Advice.REMOVE_HIDDEN: "读者看不见的内容不应随文件公开，请删除后重新上传。",
    Advice.MAY_STAY: "确系办公电话的可以公开；住宅电话请遮盖。",
    Advice.LOOK_AT: "系统未能查看，请逐一目视检查。",
    Advice.REPLACE_FILE: "请另存为docx、xlsx或者带文字的PDF后重新上传。",
}


class Concern(StrEnum):
    """The kinds that `mingtang.privacy` knows keep their codes; the others are told by headings, by
    what stands around them, or by the file."""

    ID_CARD = "id_card"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    PASSPORT = "passport"
    PLATE = "plate"
    ADDRESS = "address"
    EMAIL = "email"
    LANDLINE = "landline"
    BIRTH_DATE = "birth_date"
    STUDENT_NUMBER = "student_number"
    BANK_DETAILS = "bank_details"
    GUARDIAN = "guardian"
    DISABILITY = "disability"
    HEALTH = "health"
    HARDSHIP = "hardship"
    BELIEF = "belief"
    SOCIAL_ACCOUNT = "social_account"
    LIKENESS = "likeness"
    NAME_WITH_CLASS = "name_with_class"
    MINOR_NAME = "minor_name"
    SENSITIVE_NAME = "sensitive_name"
    LOCATION = "location"
    METADATA = "metadata"
    HIDDEN = "hidden"
    EMBEDDED = "embedded"
    MACRO = "macro"
    OLD_VERSION = "old_version"
    UNREAD_PICTURE = "unread_picture"
    UNREADABLE = "unreadable"

    @property
    def label(self) -> str:
        return _CONCERNS[self][0]

    @property
    def rests_on(self) -> str:
        return _CONCERNS[self][1]

    @property
    def is_unseen(self) -> bool:
        """Whether it says that something could not be looked at."""
        return self in (Concern.UNREAD_PICTURE, Concern.UNREADABLE)


_PRIVACY = "《条例》第十五条；《个人信息保护法》第三十四条"
_SENSITIVE = "《条例》第十五条；《个人信息保护法》第二十八条"
_REVIEW = "《条例》第十七条"
_CONCERNS: dict[Concern, tuple[str, str]] = {
    Concern.ID_CARD: ("居民身份证号码", _PRIVACY),
    Concern.MOBILE: ("手机号码", _PRIVACY),
    Concern.BANK_CARD: ("银行账号", _SENSITIVE),
    Concern.PASSPORT: ("护照或者通行证号码", _PRIVACY),
    Concern.PLATE: ("机动车号牌", _PRIVACY),
    Concern.ADDRESS: ("住址", _PRIVACY),
    Concern.EMAIL: ("个人电子邮箱", _PRIVACY),
    Concern.LANDLINE: ("固定电话", _PRIVACY),
    Concern.BIRTH_DATE: ("出生日期", _PRIVACY),
    Concern.STUDENT_NUMBER: ("学籍号、社保号等个人编号", _PRIVACY),
    Concern.BANK_DETAILS: ("银行账户信息", _SENSITIVE),
    Concern.GUARDIAN: ("监护人、家庭成员信息", _PRIVACY),
    Concern.DISABILITY: ("残疾信息", _SENSITIVE),
    Concern.HEALTH: ("健康、医疗信息", _SENSITIVE),
    Concern.HARDSHIP: ("困难原因、家庭收入等信息", _SENSITIVE),
    Concern.BELIEF: ("宗教信仰", _SENSITIVE),
    Concern.SOCIAL_ACCOUNT: ("微信、QQ等账号", _PRIVACY),
    Concern.LIKENESS: ("照片、签名、指纹", _SENSITIVE),
    Concern.NAME_WITH_CLASS: ("学生姓名与班级的组合", _SENSITIVE),
    Concern.MINOR_NAME: ("未成年人姓名全称", _SENSITIVE),
    Concern.SENSITIVE_NAME: ("低保、残疾、救助等名单中的姓名全称", _SENSITIVE),
    Concern.LOCATION: ("照片中的拍摄位置", _SENSITIVE),
    Concern.METADATA: ("文件附带的作者、单位等信息", _REVIEW),
    Concern.HIDDEN: ("读者看不见的内容", _REVIEW),
    Concern.EMBEDDED: ("嵌入的文件", _REVIEW),
    Concern.MACRO: ("宏、脚本", _REVIEW),
    Concern.OLD_VERSION: ("文件中留存的旧版本", _REVIEW),
    Concern.UNREAD_PICTURE: ("图片中的文字未能识别", _REVIEW),
    Concern.UNREADABLE: ("文件未能读取", _REVIEW),
}
