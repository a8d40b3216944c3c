"""Service: how a signed letter reached its addressee, the day that counts, and mail that came back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from mingtang.applications.delivery import NotServed, ServiceManner, served_on
from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import checked_opinion
from mingtang_office.letters.actions import entries
from mingtang_office.letters.actions.holding import hold, require_state
from mingtang_office.letters.models import Letter, LetterState, Service
from mingtang_office.letters.subjects import subject_of
from mingtang_office.trail import sealed_files
from mingtang_office.trail.sealing import seal_bytes
from mingtang_office.ui import storage
from mingtang_office.ui.days import day_words

PROOFS = "letters/proofs"
_POST_NUMBER = re.compile(r"[0-9A-Z]{8,30}")
_BY_HAND = (ServiceManner.IN_PERSON, ServiceManner.BY_ORGAN)


@dataclass(frozen=True, slots=True)
class Delivery:
    """What is known of a service. `posted_on` for the post; `received_on` is the day of signature
    for what was handed over, of arrival online; `agreed_on` the day agreed with the addressee."""

    manner: ServiceManner
    posted_on: date | None = None
    received_on: date | None = None
    agreed_on: date | None = None
    post_number: str = ""
    receiver: str = ""


@dataclass(frozen=True, slots=True)
class Proof:
    """The file that proves a service: a scanned receipt, a picture of the posting slip."""

    name: str
    data: bytes


def serve(
    *,
    letter: Letter,
    delivery: Delivery,
    proof: Proof | None = None,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Service:
    """Enter that a signed letter was served, and on which day it counts
    (`mingtang.applications.delivery`). Refuses a day before the letter was signed or to come, the
    post without its number, and handing over without who received it."""
    stored = ""
    try:
        with transaction.atomic():
            held = hold(letter, expected_revision)
            acting_for = entries.allow(held, Permission.SERVE_LETTERS, by, now)
            require_state(held, LetterState.SIGNED, to="登记送达")
            day = _checked(held, delivery, timezone.localdate(now))
            if proof is not None:
                stored = _kept(held, proof, now)
            service = _service(held, delivery, day, proof, stored, by, now)
            held.state = LetterState.SERVED
            held.revision += 1
            held.save(update_fields=("state", "revision"))
            entries.record(
                "letters.served",
                letter=held,
                by=by,
                now=now,
                acting_for=acting_for,
                facts={
                    "reference": held.reference,
                    "manner": str(delivery.manner),
                    "served_on": day.isoformat(),
                    "proof_sha256": service.proof_sha256,
                },
            )
            subject_of(held).served(letter=held, service=service, by=by, now=now)
            return service
    except BaseException:
        if stored:
            storage.discard(stored)
        raise


def _checked(letter: Letter, delivery: Delivery, today: date) -> date:
    """The day that counts."""
    try:
        day = served_on(
            delivery.manner,
            signed_on=delivery.received_on,
            posted_on=delivery.posted_on,
            arrived_on=delivery.received_on,
            agreed_on=delivery.agreed_on,
        )
    except NotServed as error:
        raise Refused(str(error)) from error
    assert letter.signed_on is not None
    for each in (delivery.posted_on, delivery.received_on, delivery.agreed_on):
        if each is not None and each > today:
            raise Refused(f"{day_words(each)}还没有到，送达以后再登记。")
        if each is not None and each < letter.signed_on:
            raise Refused(
                f"文书于{day_words(letter.signed_on)}签发，不会在{day_words(each)}就发出或者送达。"
                "请核对日期。"
            )
    if delivery.manner is ServiceManner.POST and not _POST_NUMBER.fullmatch(delivery.post_number):
        raise Refused(
            "邮寄送达须经邮政企业并登记邮件号（国办公开办函〔2015〕235号）。请照寄件凭证填写，只含数字和大写字母。"
        )
    if delivery.manner in _BY_HAND and not delivery.receiver.strip():
        raise Refused("请填写签收人：直接送达和代为送达以签收之日为送达日期，须写明由谁签收。")
    return day


def _kept(letter: Letter, proof: Proof, now: datetime) -> str:
    try:
        return sealed_files.keep(letter.subject, proof.data, folder=PROOFS, now=now)
    except OSError as error:
        raise Refused(
            "服务器的存储空间不足或者暂时无法写入，送达没有登记。请告知系统维护人员，稍后再试。"
        ) from error


def _service(
    letter: Letter,
    delivery: Delivery,
    day: date,
    proof: Proof | None,
    stored: str,
    by: User,
    now: datetime,
) -> Service:
    def sealed(text: str) -> bytes:
        return seal_bytes(letter.subject, text.encode()) if text else b""

    return Service.objects.create(
        letter=letter,
        manner=delivery.manner,
        dispatched_on=delivery.posted_on,
        received_on=delivery.agreed_on or delivery.received_on,
        served_on=day,
        post_number=delivery.post_number if delivery.manner is ServiceManner.POST else "",
        receiver=sealed(delivery.receiver.strip()),
        proof_file=stored,
        proof_name=sealed(proof.name if proof else ""),
        proof_sha256=sha256(proof.data).hexdigest() if proof else "",
        by=by,
        at=now,
    )


@transaction.atomic
def record_return(
    *,
    letter: Letter,
    failed_on: date,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> Letter:
    """Enter that the letter came back: that service stays on record as failed, and the letter
    waits to be served anew."""
    held = hold(letter, expected_revision)
    acting_for = entries.allow(held, Permission.SERVE_LETTERS, by, now)
    require_state(held, LetterState.SERVED, to="登记退回")
    service = held.services.get(failed_on=None)
    if not service.served_on <= failed_on <= timezone.localdate(now):
        raise Refused(
            f"退回日期应当在送达日期（{day_words(service.served_on)}）之后、今天之前，请核对。"
        )
    said = checked_opinion(reason, needed_to="退回")
    service.failed_on, service.failure = failed_on, seal_bytes(held.subject, said.encode())
    service.failed_by, service.failed_at = by, now
    service.save(update_fields=("failed_on", "failure", "failed_by", "failed_at"))
    held.state = LetterState.SIGNED
    held.revision += 1
    held.save(update_fields=("state", "revision"))
    entries.record(
        "letters.came_back",
        letter=held,
        by=by,
        now=now,
        acting_for=acting_for,
        facts={"reference": held.reference, "failed_on": failed_on.isoformat()},
    )
    subject_of(held).came_back(letter=held, service=service, by=by, now=now)
    return held
