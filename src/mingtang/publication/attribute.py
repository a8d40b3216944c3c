"""The attribute of disclosure (公开属性): fixed when a document is drafted, with its ground.

Disclosure is the rule (条例第五条、第十三条); what is not disclosed rests on Articles 14 to 16, what is
left to applications needs a reason as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from mingtang.law import Citation


class Attribute(StrEnum):
    PROACTIVE = "proactive"
    ON_APPLICATION = "on_application"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Attribute.PROACTIVE: "主动公开",
    Attribute.ON_APPLICATION: "依申请公开",
    Attribute.WITHHELD: "不予公开",
}


class Modality(StrEnum):
    """How far the law binds: 不予公开 leaves no choice, 不得公开 gives way to consent or to a great
    public interest (条例第十五条), 可以不予公开 is discretion that must be explained (第十六条)."""

    FORBIDDEN = "forbidden"
    UNLESS = "unless"
    DISCRETION = "discretion"


class Ground(StrEnum):
    """Why something is not published by the agency itself, down to the kind that the article names."""

    STATE_SECRET = "state_secret"  # noqa: S105  a ground, no password
    FORBIDDEN_BY_LAW = "forbidden_by_law"
    NATIONAL_SECURITY = "national_security"
    PUBLIC_SECURITY = "public_security"
    ECONOMIC_SECURITY = "economic_security"
    SOCIAL_STABILITY = "social_stability"
    COMMERCIAL_SECRET = "commercial_secret"  # noqa: S105  a ground, no password
    PERSONAL_PRIVACY = "personal_privacy"
    THIRD_PARTY_RIGHTS = "third_party_rights"
    PERSONNEL = "personnel"
    LOGISTICS = "logistics"
    WORKFLOW = "workflow"
    DISCUSSION_RECORD = "discussion_record"
    PROCESS_DRAFT = "process_draft"
    NEGOTIATION_LETTER = "negotiation_letter"
    INTERNAL_REQUEST = "internal_request"
    ENFORCEMENT_FILE = "enforcement_file"
    NOT_FOR_THE_PUBLIC = "not_for_the_public"

    @property
    def label(self) -> str:
        return _GROUNDS[self][0]

    @property
    def citation(self) -> Citation:
        return _GROUNDS[self][1]

    @property
    def attribute(self) -> Attribute:
        """The attribute that the ground carries."""
        if self is Ground.NOT_FOR_THE_PUBLIC:
            return Attribute.ON_APPLICATION
        return Attribute.WITHHELD

    @property
    def modality(self) -> Modality:
        return _MODALITIES.get(self.citation.article, Modality.DISCRETION)


_FOURTEEN, _FIFTEEN = Citation("条例", 14), Citation("条例", 15)
_INTERNAL, _PROCESS = Citation("条例", 16, 1), Citation("条例", 16, 2)
_GROUNDS: dict[Ground, tuple[str, Citation]] = {
    Ground.STATE_SECRET: ("依法确定为国家秘密", _FOURTEEN),
    Ground.FORBIDDEN_BY_LAW: ("法律、行政法规禁止公开", _FOURTEEN),
    Ground.NATIONAL_SECURITY: ("公开后可能危及国家安全", _FOURTEEN),
    Ground.PUBLIC_SECURITY: ("公开后可能危及公共安全", _FOURTEEN),
    Ground.ECONOMIC_SECURITY: ("公开后可能危及经济安全", _FOURTEEN),
    Ground.SOCIAL_STABILITY: ("公开后可能危及社会稳定", _FOURTEEN),
    Ground.COMMERCIAL_SECRET: ("涉及商业秘密，公开会损害第三方合法权益", _FIFTEEN),
    Ground.PERSONAL_PRIVACY: ("涉及个人隐私，公开会损害第三方合法权益", _FIFTEEN),
    Ground.THIRD_PARTY_RIGHTS: ("公开会损害第三方的其他合法权益", _FIFTEEN),
    Ground.PERSONNEL: ("内部事务信息：人事管理", _INTERNAL),
    Ground.LOGISTICS: ("内部事务信息：后勤管理", _INTERNAL),
    Ground.WORKFLOW: ("内部事务信息：内部工作流程", _INTERNAL),
    Ground.DISCUSSION_RECORD: ("过程性信息：讨论记录", _PROCESS),
    Ground.PROCESS_DRAFT: ("过程性信息：过程稿", _PROCESS),
    Ground.NEGOTIATION_LETTER: ("过程性信息：磋商信函", _PROCESS),
    Ground.INTERNAL_REQUEST: ("过程性信息：请示报告", _PROCESS),
    Ground.ENFORCEMENT_FILE: ("行政执法案卷信息", _PROCESS),
    Ground.NOT_FOR_THE_PUBLIC: (
        "不涉及公众利益调整、不需要公众广泛知晓或者参与决策",
        Citation("条例", 19),
    ),
}
_MODALITIES: dict[int | None, Modality] = {14: Modality.FORBIDDEN, 15: Modality.UNLESS}


@dataclass(frozen=True, slots=True)
class Determination:
    """What the drafter determined: the attribute, its grounds, and why they hold for this document.
    Of a state secret `reason` names the decision that made it one, never the secret itself."""

    attribute: Attribute
    grounds: tuple[Ground, ...] = ()
    reason: str = ""


def grounds_for(attribute: Attribute) -> tuple[Ground, ...]:
    """The grounds that may be chosen for an attribute; none for 主动公开."""
    return tuple(each for each in Ground if each.attribute is attribute)


def faults(determination: Determination) -> tuple[str, ...]:
    """What is missing or contradicts itself, in words; empty where the determination holds."""
    return tuple(_faults(determination))


_EMPTY_REASONS = frozenset(
    {
        *("不宜公开", "不便公开", "不予公开", "不公开", "依申请公开", "内部资料", "内部文件", "敏感"),
        *("无", "按规定", "按有关规定", "依法不予公开", "涉密", "过程性信息", "内部事务信息"),
    }
)  # fmt: skip


def _faults(given: Determination) -> Iterator[str]:
    label, reason = given.attribute.label, given.reason.strip()
    for ground in given.grounds:
        if ground.attribute is not given.attribute:
            yield f"“{ground.label}”不是{label}的理由，请改选公开属性或者去掉这一项。"
    if given.attribute is Attribute.PROACTIVE:
        return
    if not given.grounds:
        articles = "第十四条、第十五条、第十六条" if _is_withheld(given) else "第十九条"
        yield f"选择“{label}”须有依据，请从《条例》{articles}所列情形中选择。"
    if not reason:
        yield f"选择“{label}”须说明理由，请写明这份文件为什么属于所选情形。"
    elif reason.strip("。.，, ") in _EMPTY_REASONS:
        yield f"“{reason}”没有说明理由，只是重复了结论。请写明这份文件为什么属于所选情形。"


def _is_withheld(given: Determination) -> bool:
    return given.attribute is Attribute.WITHHELD


def change_faults(
    before: Determination, after: Determination, *, is_published: bool
) -> tuple[str, ...]:
    """What stands in the way of another attribute than the one given at drafting.

    Towards more disclosure is always open (条例第十八条). Towards less needs grounds and a reason as at
    drafting; what is public already is not made secret by a change of attribute but withdrawn.
    """
    found = list(faults(after))
    if _OPENNESS[after.attribute] < _OPENNESS[before.attribute] and is_published:
        found.append(
            "信息已经公开，不能只把公开属性改为"
            f"“{after.attribute.label}”。确需停止公开的，请办理撤下并写明理由。"
        )
    return tuple(found)


_OPENNESS = {Attribute.WITHHELD: 0, Attribute.ON_APPLICATION: 1, Attribute.PROACTIVE: 2}
