"""The people of 云江县: invented names, one in every role at least, and how each of them signs in.

Passwords and second factors follow from the seed, so that they can be printed at every start; a
demonstration is open to whoever reaches it and never runs in production.
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings

from mingtang_office.agencies.grants import SECOND_FACTOR_ROLES
from mingtang_office.agencies.models import Role
from mingtang_office.demo import county

SEED = "yunjiang"

# Without letters and digits that are mistaken for each other when copied by hand.
_UPPER, _LOWER, _DIGITS = "ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghjkmnpqrstuvwxyz", "23456789"


@dataclass(frozen=True, slots=True)
class Member:
    """A person and the roles they hold at one agency."""

    username: str
    full_name: str
    agency: str
    roles: tuple[Role, ...]

    def needs_second_factor(self) -> bool:
        return not SECOND_FACTOR_ROLES.isdisjoint(self.roles)


_ADMINISTRATION = (
    Member("guws", "顾闻笙", county.GOVERNMENT, (Role.ADMINISTRATOR,)),
    Member("shenyq", "沈砚秋", county.GOVERNMENT, (Role.SECURITY,)),
    Member("luzw", "陆知微", county.GOVERNMENT, (Role.AUDITOR,)),
)
ADMINISTRATOR, SECURITY, AUDITOR = _ADMINISTRATION

SUPERVISOR = Member("chengws", "程望舒", county.GOVERNMENT, (Role.SUPERVISOR,))
EDUCATION_CLERK = Member("songql", "宋青禾", county.EDUCATION, (Role.CLERK,))
EDUCATION_REVIEWER = Member("heyz", "贺以舟", county.EDUCATION, (Role.SECTION_REVIEWER,))
EDUCATION_HEAD = Member("mengsy", "孟疏影", county.EDUCATION, (Role.HEAD, Role.SUPERVISOR))

_STAFF = (
    SUPERVISOR,
    Member("hanxb", "韩叙白", county.GOVERNMENT, (Role.HEAD,)),
    Member("liusg", "柳拾光", county.GOVERNMENT, (Role.CLERK,)),
    Member("jianghy", "江怀远", county.GOVERNMENT, (Role.SIGNATORY,)),
    EDUCATION_CLERK,
    EDUCATION_REVIEWER,
    Member("duansz", "段守真", county.EDUCATION, (Role.CONFIDENTIALITY_REVIEWER,)),
    EDUCATION_HEAD,
    Member("yanqb", "颜清北", county.EDUCATION, (Role.SIGNATORY,)),
    Member("fangjm", "方见明", county.FINANCE, (Role.CLERK,)),
    Member("shiyl", "石映岚", county.FINANCE, (Role.HEAD,)),
    Member("taosn", "陶思南", county.RESOURCES, (Role.CLERK,)),
    Member("luojc", "骆江潮", county.RESOURCES, (Role.HEAD,)),
    Member("yuwh", "俞晚禾", county.HEALTH, (Role.CLERK,)),
    Member("cenyh", "岑雨寒", county.HEALTH, (Role.HEAD,)),
    Member("bailx", "柏林溪", county.MARKET, (Role.CLERK,)),
    Member("kangyf", "康一帆", county.MARKET, (Role.HEAD,)),
    Member("panyt", "潘云亭", county.BAISHI, (Role.CLERK, Role.HEAD)),
    Member("xiaqs", "夏晴疏", county.QINGXI, (Role.CLERK, Role.HEAD)),
    Member("qiaoqw", "乔栖梧", county.FINANCE, (Role.SIGNATORY,)),
    Member("wenrg", "温如故", county.RESOURCES, (Role.SIGNATORY,)),
    Member("yetl", "叶听澜", county.HEALTH, (Role.SIGNATORY,)),
    Member("jianmc", "简牧川", county.MARKET, (Role.SIGNATORY,)),
    Member("yansz", "严守拙", county.BAISHI, (Role.SIGNATORY,)),
    Member("jicn", "纪长宁", county.QINGXI, (Role.SIGNATORY,)),
    Member("duny", "杜念遥", "云江县第一中学", (Role.CLERK,)),
    Member("lingch", "凌初禾", "云江县实验小学", (Role.CLERK,)),
)

# The heads of the schools, who answer for what each publishes.
_PRINCIPALS = tuple(
    Member(username, full_name, school, (Role.SIGNATORY,))
    for username, full_name, school in (
        ("yanhb", "言厚本", "云江县第一中学"),
        ("miaoxl", "苗希朗", "云江县第二中学"),
        ("gongjy", "龚技扬", "云江县职业高级中学"),
        ("shuml", "舒明朗", "云江县实验中学"),
        ("yangbs", "羊柏山", "云江县白石中学"),
        ("wengqx", "翁清溪", "云江县青溪初级中学"),
        ("jingzx", "荆知行", "云江县实验小学"),
        ("lianct", "廉春亭", "云江县城关小学"),
        ("jiangfy", "江帆远", "云江县滨江小学"),
        ("bizs", "毕竹声", "云江县白石中心小学"),
        ("xuyr", "胥悠然", "云江县青溪中心小学"),
        ("ningxa", "宁心安", "云江县特殊教育学校"),
    )
)


@dataclass(frozen=True, slots=True)
class SignIn:
    """How one person signs in. `factor` is the secret of the second factor (TOTP, base32), empty
    where the roles need none."""

    roles: str
    agency: str
    full_name: str
    username: str
    password: str
    factor: str

    def otpauth(self) -> str:
        """The address that an authenticator app takes in."""
        if not self.factor:
            return ""
        issuer = settings.WAGTAIL_SITE_NAME
        return f"otpauth://totp/{issuer}:{self.username}?secret={self.factor}&issuer={issuer}"


def cast() -> tuple[Member, ...]:
    """Everybody of the county, those who run the system first."""
    return (*_ADMINISTRATION, *_STAFF, *_PRINCIPALS)


def cast_above(top: str) -> tuple[Member, ...]:
    """Those of the city's or the province's government over a larger demonstration."""
    return (
        Member("gaoyz", "高远洲", top, (Role.ADMINISTRATOR,)),
        Member("lianqs", "连秋实", top, (Role.SECURITY,)),
        Member("wenzm", "闻自明", top, (Role.AUDITOR,)),
        Member("qiucs", "裘沧水", top, (Role.SUPERVISOR,)),
    )


def sign_ins(seed: str = SEED, top: str | None = None) -> tuple[SignIn, ...]:
    """How everybody signs in to a demonstration of this seed; `top` names the government over a
    larger one than the county."""
    return tuple(
        SignIn(
            roles="、".join(role.label for role in member.roles),
            agency=member.agency,
            full_name=member.full_name,
            username=member.username,
            password=password(seed, member.username),
            factor=factor_secret(seed, member.username) if member.needs_second_factor() else "",
        )
        for member in (*(cast_above(top) if top else ()), *cast())
    )


def password(seed: str, username: str) -> str:
    """Such as Wq7m-Hb4k-Tz9c: fourteen characters of four classes."""
    drawn = _bytes(seed, "password", username)
    return "-".join(
        "".join(
            alphabet[next(drawn) % len(alphabet)] for alphabet in (_UPPER, _LOWER, _DIGITS, _LOWER)
        )
        for _ in range(3)
    )


def factor_secret(seed: str, username: str) -> str:
    drawn = _bytes(seed, "factor", username)
    return base64.b32encode(bytes(next(drawn) for _ in range(20))).decode()


def code_now(secret: str) -> str:
    """What an authenticator app shows for this secret at this moment."""
    code: str = format_hotp_value(hotp_value(secret, int(time.time()) // 30))
    return code


def _bytes(*told: str) -> Iterator[int]:
    return iter(hashlib.sha256("\0".join(told).encode()).digest())
