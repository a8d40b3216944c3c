"""A whole life for each of the twenty-three dispositions, walked through the actions alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from mingtang.applications import WithdrawalCause
from mingtang.applications.dispositions import Disposition
from mingtang.applications.fees import ByPage
from mingtang.applications.grounds import Value, terms
from mingtang.applications.letters import Withheld
from mingtang_office.applications.actions import endings, fees, reasons
from mingtang_office.applications.models import Application, FileKind
from mingtang_office.letters.models import Letter
from tests.office.applications.desk import Desk, at

RECEIVED = date(2026, 3, 2)
ASKED = date(2026, 3, 4)
REPLIED = date(2026, 3, 13)
DECIDED = date(2026, 3, 25)


@dataclass(frozen=True)
class Life:
    """How a case came out: the case, and the letter that told the applicant."""

    application: Application
    letter: Letter


GIVEN: Mapping[str, Value] = {
    "documents": ("关于下达2025年义务教育招生计划的通知（云教基〔2025〕8号），共6页",),
    "form": "电子文档",
    "delivery": "随本告知书一并提供",
}

FACTS: Mapping[Disposition, Mapping[str, Value]] = {
    Disposition.PROVIDED: GIVEN,
    Disposition.ALREADY_PUBLIC: {
        "information": "2025年义务教育招生计划",
        "url": "https://www.yunjiang.example/jyj/zsjh/2025/0312.html",
    },
    Disposition.PARTLY_GRANTED: GIVEN,
    Disposition.STATE_SECRET: {
        "secrecy_level": "confidential",
        "secrecy_term": "十年",
        "secrecy_basis": "《教育工作国家秘密范围的规定》第三条",
        "secrecy_organ": "云江县教育局",
    },
    Disposition.FORBIDDEN_BY_LAW: {
        "forbidding_rank": "law",
        "forbidding_rule": "《中华人民共和国未成年人保护法》第一百零三条",
        "reason_withheld": "载有未成年人的姓名、住所和就读学校，公开会使他人能够辨认其身份",
    },
    Disposition.SECURITY_AND_STABILITY: {
        "endangered": ("public_security",),
        "harm": "载有学校安防设施的位置和盲区，公开后可能被用于侵害校园",
    },
    Disposition.THIRD_PARTY_RIGHTS: {
        "interest": "trade_secret",
        "harm": "成交单价公开后，其他经营者可以推知其成本和报价方式",
        "public_interest": "采购总价已经公开，不公开单价不会对公共利益造成重大影响",
    },
    Disposition.INTERNAL_AFFAIRS: {
        "internal_category": "logistics",
        "no_outside_effect": "只用于安排本机关车辆，不影响公众的权利义务",
        "reason_withheld": "公开会使他人掌握车辆行踪，妨碍内部事务的安排",
    },
    Disposition.DELIBERATIVE: {
        "deliberative_category": "draft",
        "formed_before": "2025年招生计划的决定",
        "no_duty": True,
        "reason_withheld": "方案几经改动，公开未定的意见会误导公众，也妨碍坦率讨论",
    },
    Disposition.ENFORCEMENT_FILE: {
        "enforcement_case": "云教罚字〔2025〕3号校外培训机构违法办学案",
        "no_duty": True,
        "reason_withheld": "案卷载有举报人线索和调查过程",
    },
    Disposition.ADMINISTRATIVE_QUERY: {
        "information": "云江县某地块的不动产登记资料",
        "special_rule": "《不动产登记资料查询暂行办法》第四条",
        "query_route": "持身份证明到云江县不动产登记中心查询",
    },
    Disposition.DOES_NOT_EXIST: {},
    Disposition.NOT_RESPONSIBLE: {
        "not_ours": "该信息由云江县财政局制作",
        "responsible_organ": "云江县财政局",
        "responsible_contact": "电话0399-5550020，云江县云川街道财政路2号",
    },
    Disposition.NEEDS_CREATION: {"processing": "把各学校分散的名册逐年汇总、比对"},
    Disposition.STILL_UNCLEAR: {"why_unclear": "仍没有写明年度，也没有写明是哪一类计划"},
    Disposition.PETITION: {
        "nature": "complaint",
        "telling_words": "请查处该校违规招生",
        "proper_channel": "向云江县教育局信访室反映，电话0399-5550030",
    },
    Disposition.REPEATED: {"same_information": True},
    Disposition.PUBLICATION: {
        "publication_name": "《云江县教育年鉴（2024）》",
        "obtaining": "可以在云江县图书馆借阅",
    },
    Disposition.EXCESSIVE: {
        "since": date(2026, 1, 1),
        "application_count": 46,
        "why_unreasonable": "所述理由与申请的数量不相称，四十余件内容基本相同",
    },
    Disposition.REISSUE: {
        "information": "2024年招生计划",
        "obtained_evidence": "申请人已于2025年4月2日签收云教公开告〔2025〕7号及所附文件",
    },
}

WITHHELD = Withheld(
    Disposition.DELIBERATIVE,
    ("附件三第2页",),
    {
        "deliberative_category": "discussion",
        "formed_before": "2025年招生计划的决定",
        "no_duty": True,
        "reason_withheld": "载有与会人员的个人发言",
    },
)


def life_of(desk: Desk, disposition: Disposition) -> Life:
    """A case that ended so, its letter served."""
    other = _OTHERWISE.get(disposition)
    if other is not None:
        return other(desk)
    application = desk.received(RECEIVED)
    prepare = _BEFORE.get(disposition)
    if prepare is not None:
        prepare(desk, application)
    papers(desk, application, disposition)
    withheld = (WITHHELD,) if disposition is Disposition.PARTLY_GRANTED else ()
    letter = desk.decision(application, disposition, DECIDED, FACTS[disposition], withheld)
    return _closed(application, desk.issued(letter, DECIDED))


def _closed(application: Application, letter: Letter) -> Life:
    application.refresh_from_db()
    return Life(application, letter)


# what the platform has on record itself
_ON_RECORD = {
    "documents",
    "redacted",
    "redaction_list",
    "search_record",
    "consultation",
    "proof_of_service",
    "opinion",
    "rectification_notice",
    "rectification",
    "earlier_reply",
    "statistics",
    "reasons_request",
    "reasons",
}


def papers(desk: Desk, application: Application, disposition: Disposition) -> None:
    """The evidence that has to be handed in."""
    for each in terms(disposition).evidence:
        if each.code not in _ON_RECORD:
            desk.file(application, REPLIED, part=each.code)


def _provided(desk: Desk, application: Application) -> None:
    desk.file(application, REPLIED, FileKind.PROVIDED, name="招生计划通知.pdf")


def _redacted(desk: Desk, application: Application) -> None:
    original = desk.file(application, REPLIED, FileKind.ORIGINAL, name="原件.pdf")
    desk.file(application, REPLIED, FileKind.PROVIDED, made_from=original, name="区分处理件.pdf")


def _third_party(desk: Desk, application: Application) -> None:
    asked = desk.third_party_asked(application, ASKED)
    desk.third_party_answered(asked, REPLIED)


def _unclear(desk: Desk, application: Application) -> None:
    desk.rectification_asked(application, ASKED)
    desk.rectified(application, REPLIED, "我要的是全县的计划，越全越好")


def reasons_given(desk: Desk, application: Application) -> None:
    application.refresh_from_db()
    letter = reasons.ask_reasons(
        application=application,
        excess=reasons.Excess(
            since=date(2026, 1, 1),
            application_count=46,
            frequency="1月20件，2月26件",
            items=("各件申请之间的区别",),
        ),
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    desk.issued(letter, ASKED)
    application.refresh_from_db()
    reasons.enter_reasons(
        application=application,
        on=REPLIED,
        words="我想了解全部情况",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(REPLIED),
    )


_BEFORE: Mapping[Disposition, Callable[[Desk, Application], None]] = {
    Disposition.PROVIDED: _provided,
    Disposition.PARTLY_GRANTED: _redacted,
    Disposition.THIRD_PARTY_RIGHTS: _third_party,
    Disposition.DOES_NOT_EXIST: lambda desk, application: desk.searched(application, REPLIED),
    Disposition.STILL_UNCLEAR: _unclear,
    Disposition.EXCESSIVE: reasons_given,
}


def _repeated(desk: Desk) -> Life:
    life_of(desk, Disposition.ALREADY_PUBLIC)
    again = desk.received(date(2026, 3, 26))
    letter = desk.decision(
        again, Disposition.REPEATED, date(2026, 3, 27), FACTS[Disposition.REPEATED]
    )
    return _closed(again, desk.issued(letter, date(2026, 3, 27)))


def _given_up(desk: Desk, application: Application, on: date) -> Life:
    application.refresh_from_db()
    endings.abandon(
        application=application,
        on=on,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(on),
    )
    return _told(desk, application, on)


def _told(desk: Desk, application: Application, on: date) -> Life:
    application.refresh_from_db()
    letter = endings.draft_closing(
        application=application,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(on),
    )
    return _closed(application, desk.issued(letter, on))


def _not_rectified(desk: Desk) -> Life:
    application = desk.received(RECEIVED)
    desk.rectification_asked(application, ASKED, reply_by=date(2026, 3, 20))
    return _given_up(desk, application, date(2026, 3, 23))


def _unpaid(desk: Desk) -> Life:
    application = desk.received(RECEIVED)
    noticed(desk, application)
    return _given_up(desk, application, date(2026, 4, 7))


def noticed(desk: Desk, application: Application) -> Letter:
    """A fee of 420 yuan, noticed in person."""
    application.refresh_from_db()
    letter = fees.notice_fee(
        application=application,
        basis=ByPage(72),
        reason="申请人要求提供纸质复印件，超过三十页",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    return desk.issued(letter, ASKED)


def _withdrawn(desk: Desk) -> Life:
    application = desk.received(RECEIVED)
    endings.withdraw(
        application=application,
        on=REPLIED,
        cause=WithdrawalCause.WITHDRAWN,
        words="申请人2026年3月13日书面撤回申请",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(REPLIED),
    )
    return _told(desk, application, REPLIED)


_OTHERWISE: Mapping[Disposition, Callable[[Desk], Life]] = {
    Disposition.REPEATED: _repeated,
    Disposition.NOT_RECTIFIED: _not_rectified,
    Disposition.FEE_UNPAID: _unpaid,
    Disposition.REST: _withdrawn,
}
