"""The information processing fee (条例第四十二条, 信息处理费管理办法): noticed by the officer's decision on
one of two bases, and paid."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from mingtang.applications import FeeNoticed, Paid
from mingtang.applications.fees import Basis, InvalidCount, suggest
from mingtang.applications.letters import LetterKind
from mingtang.law import NotInForce
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.applications.actions import drafting, events, files, holding
from mingtang_office.applications.letter_facts import Particulars
from mingtang_office.applications.models import Application, FileKind
from mingtang_office.applications.queries.settings import practice_of
from mingtang_office.letters.models import Letter
from mingtang_office.ui.files import Incoming

EVIDENCE = "payment"


@transaction.atomic
def notice_fee(
    *,
    application: Application,
    basis: Basis,
    reason: str,
    payment_way: str = "",
    expected_revision: int,
    by: User,
    now: datetime,
) -> Letter:
    """Draft the notice of a fee: what `mingtang.applications.fees` reckons on this basis. That it is
    charged at all is the officer's decision, whose reason stays in the trail."""
    held = holding.take(application, expected_revision, by, now)
    today = timezone.localdate(now)
    if not reason.strip():
        raise Refused("请写明决定收费的理由：信息处理费可以收取，也可以不收取，由本机关决定。")
    try:
        advised = suggest(basis, today)
    except (InvalidCount, NotInForce) as error:
        raise Refused(str(error)) from error
    if not advised.amount:
        raise Refused(f"{advised.advice}请直接办理，不发收费通知。")
    drafting.refuse_unlawful(drafting.case_of(held), FeeNoticed(today, today, advised.amount))
    letter = drafting.begin(
        held,
        LetterKind.FEE_NOTICE,
        Particulars(
            found={
                "fee_basis": advised.code,
                "calculation": advised.lines,
                "amount": advised.amount,
                "payment_way": payment_way.strip() or practice_of(held.agency).payment_way,
            }
        ),
        by=by,
        now=now,
    )
    holding.save(held)
    holding.record(
        "applications.fee_decided",
        application=held,
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
        facts={"basis": advised.code, "amount": str(advised.amount)},
        personal={"reason": reason.strip()},
    )
    return letter


@transaction.atomic
def enter_payment(
    *,
    application: Application,
    on: date,
    amount: Decimal,
    receipts: Sequence[Incoming] = (),
    expected_revision: int,
    by: User,
    now: datetime,
) -> Application:
    """Enter that the fee was paid in full: the reply period starts anew on the next day."""
    held = holding.take(application, expected_revision, by, now)
    refuse_to_come(on, now)
    for receipt in receipts:
        files.keep(held, receipt, FileKind.EVIDENCE, by=by, now=now, part=EVIDENCE)
    events.append(
        application=held,
        event=Paid(on, amount),
        action="applications.paid",
        by=by,
        now=now,
        permission=Permission.HANDLE_APPLICATIONS,
    )
    return held
