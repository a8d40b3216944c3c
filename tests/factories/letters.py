"""Facts of complete letters: one set for every disposition and every letter of procedure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from mingtang.applications import Channel, EventKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import Value, terms
from mingtang.applications.letters import CourseStep, LetterFacts, LetterKind, Withheld
from mingtang.applications.remedies import (
    AuthorityRole,
    OrganKind,
    Remedies,
    authorities,
)

DATED = date(2026, 3, 12)
REQUEST = "2024年青禾镇东风村集体土地征收补偿方案，以及“三块地”调查结果"


def remedies(on: date = DATED) -> Remedies:
    """Those of a county bureau."""
    names = {
        AuthorityRole.SAME_LEVEL_GOVERNMENT: "云江县人民政府",
        AuthorityRole.UPPER_DEPARTMENT: "江州市自然资源局",
    }
    return Remedies(authorities(OrganKind.WORK_DEPARTMENT, names, on), "云江县人民法院")


FRAME = LetterFacts(
    agency="云江县自然资源局",
    addressee="陈某",
    application_no="2026-017",
    received_on=date(2026, 2, 9),
    channel=Channel.ONLINE,
    request=REQUEST,
    due_on=date(2026, 3, 13),
    contact="云江县自然资源局政府信息公开办公室，0599-3000017",
    dated_on=DATED,
    remedies=remedies(),
)

_GIVEN: Mapping[str, Value] = {
    "documents": ("东风村集体土地征收补偿安置方案（云自然资〔2024〕31号），共12页",),
    "form": "纸质复印件",
    "delivery": "随本告知书一并提供",
}

FOUND: dict[Disposition, dict[str, Value]] = {
    Disposition.PROVIDED: {**_GIVEN, "form_changed": "原件为大幅图纸，复制可能损坏载体"},
    Disposition.ALREADY_PUBLIC: {
        "information": "东风村集体土地征收补偿安置方案",
        "url": "https://www.yunjiang.example/zfxxgk/tdzs/202405/t20240511_31.html",
        "published_on": date(2024, 5, 11),
    },
    Disposition.PARTLY_GRANTED: dict(_GIVEN),
    Disposition.STATE_SECRET: {
        "secrecy_level": "confidential",
        "secrecy_term": "十年",
        "secrecy_basis": "《自然资源工作国家秘密范围的规定》第三条",
        "secrecy_organ": "江州市自然资源局",
    },
    Disposition.FORBIDDEN_BY_LAW: {
        "forbidding_rank": "law",
        "forbidding_rule": "《中华人民共和国统计法》第二十八条",
        "reason_withheld": "该信息是能够识别单个统计调查对象身份的资料，法律规定不得对外提供",
    },
    Disposition.SECURITY_AND_STABILITY: {
        "endangered": ("public_security", "social_stability"),
        "harm": "该信息载明水源地管线的接口位置，公开后管线易被破坏，进而影响全县供水",
        "competent_opinion": "县公安局认为不宜公开",
    },
    Disposition.THIRD_PARTY_RIGHTS: {
        "interest": "trade_secret",
        "consulted_on": date(2026, 2, 11),
        "third_party_reached_on": date(2026, 2, 12),
        "third_party_answer": "refusal",
        "third_party_reasons": "信息中的成本构成为其采取保密措施的经营信息",
        "harm": "公开成本构成会使其在竞争中处于不利地位",
        "public_interest": "补偿标准和总额已经公布，不公开成本构成不会对公共利益造成重大影响",
    },
    Disposition.INTERNAL_AFFAIRS: {
        "internal_category": "personnel",
        "no_outside_effect": "只在机关内部使用，不影响公众的权利义务",
        "reason_withheld": "公开后会影响正在进行的竞争性选拔",
    },
    Disposition.DELIBERATIVE: {
        "deliberative_category": "draft",
        "formed_before": "县人民政府批准补偿安置方案",
        "no_duty": True,
        "reason_withheld": "讨论中的意见尚未形成决定，公开会影响集体讨论时坦诚表达意见",
    },
    Disposition.ENFORCEMENT_FILE: {
        "enforcement_case": "云自然资罚〔2025〕7号违法占地案",
        "no_duty": True,
        "reason_withheld": "该材料记载举报线索，公开会影响后续执法",
        "party_route": "可以凭身份证明到本机关执法大队申请查阅案卷",
    },
    Disposition.ADMINISTRATIVE_QUERY: {
        "information": "东风村三组不动产登记簿",
        "special_rule": "《不动产登记资料查询暂行办法》",
        "query_route": "持身份证明到云江县不动产登记中心查询窗口办理",
    },
    Disposition.DOES_NOT_EXIST: {
        "search_departments": ("征地股", "档案室"),
        "search_systems": ("办公自动化系统", "征地管理系统", "2010年以来纸质档案"),
        "search_period": "2010年1月至2026年2月",
        "search_keywords": ("东风村", "征收", "三块地"),
        "searched_on": date(2026, 2, 27),
        "search_result": "没有检索到名称或者内容相符的文件",
        "absence_explained": "该村2024年没有实施过集体土地征收",
    },
    Disposition.NOT_RESPONSIBLE: {
        "not_ours": "该信息由云江县农业农村局制作",
        "responsible_organ": "云江县农业农村局",
        "responsible_contact": "0599-3000021，云江县文昌路12号",
    },
    Disposition.NEEDS_CREATION: {
        "processing": "逐户汇总、比对近十年的补偿台账，并按年度重新统计",
    },
    Disposition.STILL_UNCLEAR: {
        "asked_on": date(2026, 2, 11),
        "rectified_on": date(2026, 2, 12),
        "rectified_words": "所有和东风村有关的材料",
        "why_unclear": "没有指明材料的名称、文号、形成时间或者其他特征，不能指向特定的政府信息",
    },
    Disposition.PETITION: {
        "nature": "report",
        "telling_words": "请查处东风村干部虚报面积、侵占补偿款的行为",
        "proper_channel": "云江县纪委监委举报电话12388",
    },
    Disposition.REPEATED: {
        "earlier_application": "2025-203",
        "earlier_number": "云自然资公开告〔2025〕88号",
        "earlier_on": date(2025, 10, 20),
        "same_information": True,
    },
    Disposition.PUBLICATION: {
        "publication_name": "《云江年鉴（2024）》",
        "obtaining": "可以到云江县图书馆地方文献室查阅",
    },
    Disposition.EXCESSIVE: {
        "since": date(2025, 9, 1),
        "application_count": 143,
        "reasons_asked_on": date(2026, 2, 11),
        "applicant_reasons": "称申请是其权利，未说明逐日重复申请的原因",
        "why_unreasonable": "同一内容已经分别答复，仍以变换文字的方式逐日提出",
    },
    Disposition.REISSUE: {
        "information": "云自然资〔2024〕31号文件",
        "obtained_evidence": "本机关已于2025年10月20日以云自然资公开告〔2025〕88号提供，10月22日签收",
    },
    Disposition.NOT_RECTIFIED: {
        "asked_on": date(2026, 2, 11),
        "notice_reached_on": date(2026, 2, 12),
        "reply_by": date(2026, 3, 11),
    },
    Disposition.FEE_UNPAID: {
        "fee_noticed_on": date(2026, 2, 10),
        "notice_reached_on": date(2026, 2, 10),
        "amount": Decimal("2200"),
        "pay_by": date(2026, 3, 11),
    },
    Disposition.REST: {
        "closing_cause": "not_an_application",
        "closing_facts": "咨询宅基地申请需要准备哪些材料",
    },
}

WITHHELD = (
    Withheld(
        Disposition.THIRD_PARTY_RIGHTS,
        ("第3页至第5页被征收人的姓名、身份证件号码和银行账号",),
        {**FOUND[Disposition.THIRD_PARTY_RIGHTS], "interest": "privacy"},
    ),
    Withheld(
        None,
        ("附件2村民委员会会议记录",),
        {"reason_withheld": "该记录由村民委员会在村民自治活动中制作"},
    ),
)

PROCEDURES: dict[LetterKind, dict[str, Value]] = {
    LetterKind.RECEIPT: {"submitted_on": date(2026, 2, 8)},
    LetterKind.RECEIPT_CONFIRMATION: {
        "confirmation_manner": "电话",
        "confirmed_at": "2026年2月9日9时20分",
        "confirmed_by": "周某",
        "confirmed_with": "申请人本人",
    },
    LetterKind.RECTIFICATION: {
        "unclear_part": "“三块地”所指的地块和调查的时间没有写明",
        "rectification_items": ("写明“三块地”的位置或者地块编号", "写明调查结果形成的年份"),
        "guidance": "可以对照征收公告写明地块编号，以书面形式寄送或者在网上提交",
        "reply_by": date(2026, 3, 11),
    },
    LetterKind.EXTENSION: {
        "extension_reason": "需要核对的档案分存于三处",
        "consented_on": date(2026, 3, 11),
        "extended_to": date(2026, 4, 13),
    },
    LetterKind.THIRD_PARTY_CONSULTATION: {
        "information": "东风村征收补偿协议中的补偿金额构成",
        "concern": "载有贵单位的成本构成，可能涉及商业秘密",
        "reply_to": "云江县文昌路8号，云江县自然资源局政府信息公开办公室",
    },
    LetterKind.CONSULTATION_REPLY: {"information": "东风村征收补偿协议中的补偿金额构成"},
    LetterKind.CONSULTATION_NOTICE: {
        "consulted": "third_party",
        "consulted_on": date(2026, 2, 11),
    },
    LetterKind.ORGAN_CONSULTATION: {
        "information": "关于东风村征收补偿的联合通知（云自然资〔2024〕40号）",
        "reply_to": "云江县文昌路8号，云江县自然资源局政府信息公开办公室",
    },
    LetterKind.COOPERATION: {
        "information": "东风村2024年征地批复",
        "asked_help": ("核实该批复是否由贵单位制作", "如由贵单位制作，提供是否可以公开的意见"),
        "help_by": date(2026, 2, 27),
    },
    LetterKind.DISCLOSURE_NOTICE: {
        "information": "东风村征收补偿协议",
        "consulted_on": date(2026, 2, 11),
        "third_party_reasons": "认为补偿总额属于商业秘密，不同意公开",
        "disclosed_content": "补偿协议中的补偿总额和支付时间",
        "disclosure_reason": "补偿资金来源于财政，不公开可能对公共利益造成重大影响",
    },
    LetterKind.REASONS_REQUEST: {
        "since": date(2025, 9, 1),
        "application_count": 143,
        "frequency": "其中2025年9月至12月98件，2026年1月至2月45件，有61件内容相同或者相近",
        "reasons_items": ("就相同内容再次申请的原因", "同时提出大量申请的原因"),
        "reasons_by": date(2026, 2, 28),
    },
    LetterKind.DEFERRAL: {
        "deferral_reason": "所申请的信息共九百余卷，逐页审查需要较长时间",
        "deferred_until": date(2026, 5, 29),
    },
    LetterKind.FEE_NOTICE: {
        "fee_basis": "per_application",
        "calculation": ("本自然月第31件：1件×200元＝200元", "合计：200元"),
        "amount": Decimal("200"),
        "payment_way": "凭缴款码3500-0017到任一代收银行缴纳，咨询电话0599-3000017",
    },
}

_EARLY = {
    LetterKind.RECEIPT: date(2026, 2, 9),
    LetterKind.RECEIPT_CONFIRMATION: date(2026, 2, 9),
    LetterKind.RECTIFICATION: date(2026, 2, 11),
    LetterKind.THIRD_PARTY_CONSULTATION: date(2026, 2, 11),
    LetterKind.CONSULTATION_NOTICE: date(2026, 2, 11),
    LetterKind.ORGAN_CONSULTATION: date(2026, 2, 11),
    LetterKind.COOPERATION: date(2026, 2, 11),
    LetterKind.REASONS_REQUEST: date(2026, 2, 11),
}

COURSE = (
    CourseStep(EventKind.RECTIFICATION_ASKED, date(2026, 2, 11), date(2026, 3, 4)),
    CourseStep(EventKind.RECTIFIED, date(2026, 2, 12)),
)


def reply(disposition: Disposition) -> tuple[LetterKind, LetterFacts]:
    """A complete letter that answers an application so."""
    withheld = WITHHELD if disposition is Disposition.PARTLY_GRANTED else ()
    facts = replace(
        FRAME, disposition=disposition, found=FOUND[disposition], course=COURSE, withheld=withheld
    )
    return terms(disposition).letter, facts


def procedure(kind: LetterKind) -> tuple[LetterKind, LetterFacts]:
    """A complete letter of procedure."""
    third = {
        LetterKind.THIRD_PARTY_CONSULTATION: "云江县福源建材有限公司",
        LetterKind.DISCLOSURE_NOTICE: "云江县福源建材有限公司",
        LetterKind.ORGAN_CONSULTATION: "云江县财政局",
        LetterKind.COOPERATION: "云江县农业农村局",
    }.get(kind)
    dated_on = _EARLY.get(kind, DATED)
    facts = replace(FRAME, found=PROCEDURES[kind], dated_on=dated_on)
    if third:
        facts = replace(facts, addressee=third, addressee_is_organisation=True)
    return kind, facts


LETTERS: dict[str, tuple[LetterKind, LetterFacts]] = {
    **{disposition.value: reply(disposition) for disposition in Disposition},
    **{f"{kind.value}_letter": procedure(kind) for kind in PROCEDURES},
}
"""A complete letter of every kind, by the disposition that it states or the kind it is of."""
