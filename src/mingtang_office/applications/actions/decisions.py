"""The decision: seven questions answered, facts stated, and the letter made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.applications import Case, Decided
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import (
    Errand,
    QuestionCode,
    UnknownAnswer,
    Value,
    next_question,
    terms,
    way,
)
from mingtang.applications.letters import (
    LetterFacts,
    Withheld,
    compose,
    facts_from_wire,
    facts_to_wire,
)
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import drafting, holding, statistics
from mingtang_office.applications.letter_facts import Particulars, facts_for
from mingtang_office.applications.models import Application, DecisionDraft
from mingtang_office.applications.queries.evidence import missing_evidence
from mingtang_office.applications.queries.known import known_facts
from mingtang_office.letters.models import Letter
from mingtang_office.trail import sealing

# These end a case without a decision: `endings`.
_NOT_DECIDED = {
    Disposition.NOT_RECTIFIED: "请办理“视为放弃申请”",
    Disposition.FEE_UNPAID: "请办理“视为放弃申请”",
    Disposition.REST: "请办理“撤回或者终止”",
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What an officer states for a decision: the facts by code, what is withheld of a document and
    why, and what goes along with the letter."""

    found: Mapping[str, Value] = field(default_factory=dict)
    withheld: tuple[Withheld, ...] = ()
    attachments: tuple[str, ...] = ()


@transaction.atomic
def answer_question(
    *,
    application: Application,
    question: QuestionCode,
    answer: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> DecisionDraft:
    """Answer one of the seven questions. Later answers fall away where another way is taken now."""
    held = holding.take(application, expected_revision, by, now)
    row = _draft(held, by, now)
    given = {QuestionCode(code): code_ for code, code_ in row.answers.items()}
    kept = {asked.code: chosen.code for asked, chosen in way(given)}
    before = list(QuestionCode)[: list(QuestionCode).index(question)]
    answers = {code: kept[code] for code in before if code in kept} | {question: answer}
    try:
        reached = next_question(answers)
        gone = [asked.code for asked, _ in way(answers)]
    except UnknownAnswer as error:
        raise Refused(str(error)) from error
    if question not in gone:
        raise Refused(f"还没有轮到“{question.label}”，请先回答前面的问题。")
    row.answers = {code.value: chosen for code, chosen in answers.items()}
    row.disposition = reached.value if isinstance(reached, Disposition) else ""
    _save(row, held, by, now)
    holding.record(
        "applications.question_answered",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"question": question.value, "answer": answer, "disposition": row.disposition},
    )
    return row


@transaction.atomic
def state_facts(
    *, application: Application, stated: Stated, expected_revision: int, by: User, now: datetime
) -> DecisionDraft:
    """Keep the facts of the decision, sealed; they may still be incomplete."""
    held = holding.take(application, expected_revision, by, now)
    row = _draft(held, by, now)
    facts = LetterFacts(
        found=stated.found, withheld=stated.withheld, attachments=stated.attachments
    )
    data = json.dumps(facts_to_wire(facts), ensure_ascii=False, sort_keys=True).encode()
    row.sealed = sealing.seal_bytes(held, data)
    _save(row, held, by, now)
    holding.record(
        "applications.facts_stated",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"disposition": row.disposition, "codes": sorted(stated.found)},
    )
    return row


def stated_in(row: DecisionDraft) -> Stated:
    """What has been stated so far. Raises `sealing.Erased`."""
    if not row.sealed:
        return Stated()
    facts = facts_from_wire(json.loads(sealing.open_bytes(row.application, bytes(row.sealed))))
    return Stated(facts.found, facts.withheld, facts.attachments)


@transaction.atomic
def draft_decision(
    *, application: Application, expected_revision: int, by: User, now: datetime
) -> Letter:
    """Make the letter. Refused, with everything that is missing by name, while the course of the
    case does not bear the disposition, or facts or papers are missing or will not hold."""
    held = holding.take(application, expected_revision, by, now)
    row = DecisionDraft.objects.select_for_update().filter(application=held).first()
    disposition = _decided(row)
    assert row is not None  # or there were no disposition
    case = drafting.case_of(held)
    today = timezone.localdate(now)
    drafting.refuse_unlawful(case, Decided(today, disposition))
    stated = stated_in(row)
    found = {**known_facts(held, case, disposition), **stated.found}
    particulars = Particulars(
        found=found,
        disposition=disposition,
        withheld=stated.withheld,
        attachments=stated.attachments,
    )
    _refuse_incomplete(held, case, disposition, particulars, today)
    if disposition is Disposition.EXCESSIVE:
        statistics.keep_figures(held, found.get("since"), by=by, now=now)
    letter = drafting.begin(held, terms(disposition).letter, particulars, by=by, now=now)
    row.letter = letter.pk
    _save(row, held, by, now)
    holding.record(
        "applications.decision_drafted",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"disposition": disposition.value, "letter": letter.pk},
    )
    return letter


def _draft(held: Application, by: User, now: datetime) -> DecisionDraft:
    row = DecisionDraft.objects.select_for_update().filter(application=held).first()
    return row or DecisionDraft(application=held, by=by, at=now)


def _save(row: DecisionDraft, held: Application, by: User, now: datetime) -> None:
    row.by, row.at = by, now
    row.revision += 1
    row.save()
    holding.save(held)


def _decided(row: DecisionDraft | None) -> Disposition:
    """Where the seven questions lead. Refused where they have not led to a decision."""
    answers = {} if row is None else row.answers
    reached = next_question({QuestionCode(code): chosen for code, chosen in answers.items()})
    if isinstance(reached, Errand):
        raise Refused(f"按目前的回答，应当先“{reached.label}”，办完再继续。")
    if not isinstance(reached, Disposition):
        raise Refused(f"请先回答“{reached.code.label}”：{reached.text}")
    if reached in _NOT_DECIDED:
        raise Refused(f"“{terms(reached).label}”不经作出答复产生，{_NOT_DECIDED[reached]}。")
    return reached


def _refuse_incomplete(
    held: Application,
    case: Case,
    disposition: Disposition,
    particulars: Particulars,
    on: date,
) -> None:
    """Facts, papers and what the agency has to set, all in one message."""
    kind = terms(disposition).letter
    text = compose(kind, facts_for(held, case, kind, on, particulars))
    papers = missing_evidence(
        held,
        case,
        disposition,
        particulars.found,
        on,
        withheld=particulars.withheld,
    )
    told = []
    if text.missing:
        told.append(f"还缺少{_named(each.label for each in text.missing)}。")
    if papers:
        told.append(f"案卷中还没有{_named(each.label for each in papers)}。")
    told += [fault.message for fault in text.faults]
    if told:
        raise Refused(
            f"“{terms(disposition).label}”的答复还不能起草：{''.join(told)}请补齐、改正后再起草。"
        )


def _named(labels: Iterable[str]) -> str:
    return "、".join(f"“{label}”" for label in labels)
