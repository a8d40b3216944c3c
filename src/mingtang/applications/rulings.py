"""Which disposition may be decided when: what each asks of the course of the application.

While a third party's opinion is awaited (条例第三十二条), nothing may be decided that discloses what
it was asked about, nor that it stays closed for the third party's sake: 予以公开, 部分公开 and
保护第三方合法权益. Every other disposition discloses nothing and does not turn on the opinion, so it
may be decided meanwhile; 已主动公开 only points to what all can read already. The opinion of another
organ may be sought (第三十四条: 可以), so a decision need not wait for it.
"""

from __future__ import annotations

from collections.abc import Callable

from mingtang.applications.articles import (
    EXCESSIVE,
    FEE,
    OUTCOME,
    RECTIFY,
    RIGHTS_OF_OTHERS,
    THIRD_PARTY,
    under_2019,
)
from mingtang.applications.case import Case
from mingtang.applications.dispositions import Disposition
from mingtang.applications.events import (
    Consultee,
    Decided,
    EventKind,
    ImpossibleEvent,
    Opinion,
)
from mingtang.law import Citation

AWAITS_THIRD_PARTY = frozenset(
    {Disposition.PROVIDED, Disposition.PARTLY_GRANTED, Disposition.THIRD_PARTY_RIGHTS}
)

# grounds that the regulation of 2007 did not have
_NEW_IN_2019 = {
    Disposition.INTERNAL_AFFAIRS: Citation("条例", 16, 1),
    Disposition.DELIBERATIVE: Citation("条例", 16, 2),
    Disposition.ENFORCEMENT_FILE: Citation("条例", 16, 2),
    Disposition.ADMINISTRATIVE_QUERY: Citation("条例", 36, item=7),
    Disposition.NEEDS_CREATION: Citation("条例", 38),
    Disposition.PETITION: Citation("条例", 39, 1),
    Disposition.REPEATED: Citation("条例", 36, item=6),
    Disposition.PUBLICATION: Citation("条例", 39, 2),
    Disposition.EXCESSIVE: Citation("条例", 35),
}

# dispositions that no decision makes, and the event that does
_BY_OTHER_EVENT = {
    Disposition.NOT_RECTIFIED: (EventKind.ABANDONED, RECTIFY),
    Disposition.FEE_UNPAID: (EventKind.ABANDONED, FEE),
    Disposition.REST: (EventKind.WITHDRAWN, OUTCOME),
}


def _in_force(event: Decided, disposition: Disposition) -> None:
    ground = _NEW_IN_2019.get(disposition)
    if ground and not under_2019(event.on):
        raise ImpossibleEvent(
            event,
            "这一处理理由自2019年5月15日起才有规定",
            "请按当时有效的《条例》另行确定处理结果，或者核对日期",
            str(ground),
        )


def _made_by_decision(event: Decided, disposition: Disposition) -> None:
    if disposition in _BY_OTHER_EVENT:
        kind, article = _BY_OTHER_EVENT[disposition]
        raise ImpossibleEvent(
            event,
            "这一结果不经作出答复产生",
            f"请登记“{kind.label}”",
            str(article.on(event.on)),
        )


def _not_waiting(case: Case, event: Decided) -> None:
    stop = case.stop
    if stop:
        raise ImpossibleEvent(
            event,
            f"正在{stop.waiting}，期限没有计算",
            f"请在{stop.awaits.label}之后，或者期限届满、登记“{EventKind.ABANDONED.label}”",
            str(stop.rests_on),
        )


def _heard(case: Case, event: Decided, disposition: Disposition) -> None:
    """条例第三十二条: the third party has its time to answer before its interest is decided on."""
    if disposition not in AWAITS_THIRD_PARTY:
        return
    for asked in case.consultations:
        if asked.consultee is Consultee.THIRD_PARTY and asked.is_open(event.on):
            latest = f"期限到{asked.lapses_on}才届满" if asked.lapses_on else "尚未答复"
            raise ImpossibleEvent(
                event,
                f"正在征求第三方意见，{latest}",
                "请在收到意见或者期限届满之后再决定",
                str(THIRD_PARTY.on(event.on)),
            )


def _rectified(case: Case, event: Decided) -> None:
    """条例第三十条: only what was rectified can be unclear still."""
    if not case.has(EventKind.RECTIFIED):
        raise ImpossibleEvent(
            event,
            "没有收到过补正，不能以“补正后仍不明确”答复",
            "内容不明确的，请先告知补正",
            str(RECTIFY.on(event.on)),
        )


def _third_party_asked(case: Case, event: Decided) -> None:
    """条例第三十二条: heard first; 第十五条: what the third party agrees to disclose is disclosed."""
    asked = [each for each in case.consultations if each.consultee is Consultee.THIRD_PARTY]
    if not asked:
        raise ImpossibleEvent(
            event,
            "没有书面征求过第三方的意见",
            f"请先办理“{EventKind.CONSULTATION_SENT.label}”",
            str(THIRD_PARTY.on(event.on)),
        )
    if all(each.answer is Opinion.CONSENT for each in asked):
        raise ImpossibleEvent(
            event,
            "被征求意见的第三方都同意公开",
            "请予以公开，或者另行确定处理结果",
            str(RIGHTS_OF_OTHERS.on(event.on)),
        )


def _reasons_weighed(case: Case, event: Decided) -> None:
    """条例第三十五条: reasons are asked for, and weighed or not given in time."""
    limit = case.reasons_by
    if limit is None:
        reason = "没有要求申请人说明理由"
        advice = f"请先办理“{EventKind.REASONS_ASKED.label}”"
    elif case.has(EventKind.DEFERRED):
        reason = "申请人的理由已经认定合理，并确定了延迟答复的期限"
        advice = "请在该期限内答复"
    elif not case.has(EventKind.REASONS_GIVEN) and event.on <= limit:
        reason = f"申请人说明理由的期限到{limit}才届满"
        advice = "请在收到理由说明或者期限届满之后再决定"
    else:
        return
    raise ImpossibleEvent(event, reason, advice, str(EXCESSIVE.in_2019))


_HISTORY: dict[Disposition, Callable[[Case, Decided], None]] = {
    Disposition.STILL_UNCLEAR: _rectified,
    Disposition.THIRD_PARTY_RIGHTS: _third_party_asked,
    Disposition.EXCESSIVE: _reasons_weighed,
}


def check_decision(case: Case, event: Decided) -> None:
    """Raise `ImpossibleEvent` for a decision that the course of the application does not bear."""
    disposition = event.disposition
    if disposition is None:
        raise ImpossibleEvent(
            event,
            "没有写明处理结果",
            "请选定处理结果及其依据",
            str(OUTCOME.on(event.on)),
        )
    _made_by_decision(event, disposition)
    _in_force(event, disposition)
    _not_waiting(case, event)
    _heard(case, event, disposition)
    history = _HISTORY.get(disposition)
    if history:
        history(case, event)
