"""The rows of a case as plain values for its bundle."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mingtang.applications import EventKind, Opinion
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.grounds import terms
from mingtang.applications.letters import LetterKind
from mingtang.applications.phases import Phase
from mingtang.applications.receipt import Channel
from mingtang_office.applications.consultees import consultee_of
from mingtang_office.applications.models import (
    Application,
    CaseEvent,
    Consent,
    Consultation,
    SearchRecord,
    Supplement,
)
from mingtang_office.applications.queries.history import ANNULLED
from mingtang_office.applications.queries.supplements import words_of
from mingtang_office.letters.models import Letter
from mingtang_office.trail.sealing import open_bytes

Row = dict[str, Any]


def case_row(application: Application) -> Row:
    disposition = application.disposition
    return {
        "number": application.number,
        "agency": application.agency.name,
        "channel": Channel(application.channel).label,
        "applicant_kind": ApplicantKind(application.applicant_kind).label,
        "content": application.content,
        "delivery": application.get_delivery_display(),
        "form": application.get_form_display(),
        "accepts_other_form": application.accepts_other_form,
        "help_needed": application.help_needed,
        "suggests_publication": application.suggests_publication,
        "dictated": application.dictated,
        "submitted_at": application.submitted_at,
        "phase": Phase(application.phase).label,
        "received_on": application.received_on,
        "due_on": application.due_on,
        "disposition": terms(Disposition(disposition)).label if disposition else "",
        "decided_on": application.decided_on,
        "closed_on": application.closed_on,
        "in_time": application.in_time,
        "reopens": application.reopens.number if application.reopens else "",
    }


def event_row(row: CaseEvent) -> Row:
    return {
        "number": row.number,
        "kind": row.kind,
        "label": "作废" if row.kind == ANNULLED else EventKind(row.kind).label,
        "on": row.on,
        "facts": row.facts,
        "annuls": row.annuls,
        "reason": row.get_reason_display(),
        "letter": row.letter,
        "by": row.by.full_name if row.by else "申请人",
        "at": row.at,
    }


def letter_row(letter: Letter) -> Row:
    def opened(sealed: bytes | memoryview) -> str:
        return open_bytes(letter.subject, bytes(sealed)).decode() if sealed else ""

    return {
        "letter": letter.pk,
        "kind": LetterKind(letter.kind).label,
        "part": letter.part,
        "state": letter.get_state_display(),
        "reference": letter.reference,
        "drafted_by": letter.drafted_by.full_name,
        "drafted_at": letter.drafted_at,
        "signed_by": letter.signed_by.full_name if letter.signed_by else "",
        "signed_at": letter.signed_at,
        "signed_on": letter.signed_on,
        "docx_sha256": letter.docx_sha256,
        "pdf_sha256": letter.pdf_sha256,
        "passages": [
            {
                "round": each.round,
                "role": each.get_role_display(),
                "verdict": each.get_verdict_display(),
                "opinion": opened(each.opinion),
                "by": each.by.full_name,
                "acting_for": each.acting_for.full_name if each.acting_for else "",
                "at": each.at,
            }
            for each in letter.passages.select_related("by", "acting_for")
        ],
        "services": [
            {
                "manner": each.manner,
                "dispatched_on": each.dispatched_on,
                "received_on": each.received_on,
                "served_on": each.served_on,
                "post_number": each.post_number,
                "receiver": opened(each.receiver),
                "proof_sha256": each.proof_sha256,
                "by": each.by.full_name,
                "at": each.at,
                "failed_on": each.failed_on,
                "failure": opened(each.failure),
            }
            for each in letter.services.select_related("by").order_by("pk")
        ],
    }


def consultation_row(row: Consultation) -> Row:
    return {
        "ref": row.ref,
        "consultee": row.consultee,
        "who": asdict(consultee_of(row)),
        "information": row.information,
        "sent_on": row.sent_on,
        "reached_on": row.reached_on,
        "lapses_on": row.lapses_on,
        "answered_on": row.answered_on,
        "answer": Opinion(row.answer).label if row.answer else "",
        "reasons": row.reasons,
        "weighed": row.weighed,
    }


def consent_row(row: Consent) -> Row:
    return {
        "days": row.days,
        "reason": row.reason,
        "asked_by": row.asked_by.full_name,
        "asked_at": row.asked_at,
        "agreed": row.agreed,
        "answered_by": row.answered_by.full_name if row.answered_by else "",
        "answered_at": row.answered_at,
        "opinion": row.opinion,
    }


def search_row(row: SearchRecord) -> Row:
    return {
        "department": row.department,
        "system": row.system,
        "period": row.period,
        "keywords": row.keywords,
        "result": row.result,
        "found": row.found,
        "searched_by": row.searched_by,
        "searched_on": row.searched_on,
        "by": row.by.full_name,
        "at": row.at,
    }


def supplement_row(row: Supplement) -> Row:
    return {
        "kind": row.get_kind_display(),
        "on": row.on,
        "words": words_of(row),
        "by": row.by.full_name if row.by else "申请人",
        "at": row.at,
    }
