"""The signature: number, files, digests and trail, in one transaction; and the taking back of it.

The order: locks (case, letter, counter), the number, both files rendered and written as ciphertext,
then the rows. Killed at any moment there is nothing but perhaps a file that no letter holds, which
`sweeping` deletes; if anything fails, the number was never taken.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256

from django.db import transaction
from django.utils import timezone

from mingtang.rendering import RenderingImpossible
from mingtang.rendering.letters import Sheet, letter_docx, letter_pdf
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.agencies.turns import checked_opinion
from mingtang_office.letters import wording
from mingtang_office.letters.actions import entries, steps
from mingtang_office.letters.actions.holding import hold, require_state
from mingtang_office.letters.actions.numbering import series_code, take_number
from mingtang_office.letters.actions.reviewing import refuse_incomplete
from mingtang_office.letters.models import Group, Letter, LetterState, Verdict
from mingtang_office.letters.queries import SIGNING
from mingtang_office.letters.subjects import subject_of
from mingtang_office.trail import sealed_files
from mingtang_office.ui import storage

FOLDER = "letters"


def sign(
    *, letter: Letter, opinion: str = "", expected_revision: int, by: User, now: datetime
) -> Letter:
    """Sign the letter as the last of its chain: it gets its number and its date, both files are
    made, sealed and told by their digests, and its case hears of it.

    Refuses an incomplete letter, one that its case does not let out today, who drafted or passed
    it, and one that cannot be rendered.
    """
    with storage.written() as files, transaction.atomic():
        return _sign(letter, opinion, expected_revision, by, now, files)


def _sign(
    letter: Letter, opinion: str, expected_revision: int, by: User, now: datetime, files: list[str]
) -> Letter:
    on = timezone.localdate(now)
    held = hold(letter, expected_revision)
    require_state(held, LetterState.IN_REVIEW, to="签发")
    if held.position < len(held.chain) - 1:
        raise Refused("这份文书还没有走到签发这一步，请先“审核通过”或者“退回修改”。")
    role, acting_for = steps.whose_right(held, by, on)
    subject_of(held).may_sign(held, by=by, on=on)
    refuse_incomplete(held, "签发", on)
    kind = wording.kind_of(held)
    assert kind.series is not None  # `draft` takes none without
    held.code = series_code(held.agency, kind.series)
    held.year = on.year
    held.number = take_number(held.agency, kind.series, on.year)
    held.signed_by, held.signed_at, held.signed_on = by, now, on
    held.state, held.turn = LetterState.SIGNED, ""
    held.revision += 1
    _write(held, files, now)
    held.save()
    entries.pass_by(
        held,
        Verdict.SIGNED,
        by=by,
        now=now,
        acting_for=acting_for,
        role=role,
        opinion=checked_opinion(opinion),
    )
    entries.record(
        "letters.signed",
        letter=held,
        by=by,
        now=now,
        acting_for=acting_for,
        facts={
            "reference": held.reference,
            "docx_sha256": held.docx_sha256,
            "pdf_sha256": held.pdf_sha256,
        },
    )
    subject_of(held).signed(letter=held, by=by, now=now)
    return held


def _write(letter: Letter, files: list[str], now: datetime) -> None:
    assert letter.signed_on is not None
    docx, pdf = _rendered(wording.sheet_of(letter, letter.signed_on))
    letter.docx_sha256, letter.pdf_sha256 = sha256(docx).hexdigest(), sha256(pdf).hexdigest()
    try:
        for data in (docx, pdf):
            files.append(sealed_files.keep(letter.subject, data, folder=FOLDER, now=now))
    except OSError as error:
        raise Refused(
            "服务器的存储空间不足或者暂时无法写入，这份文书没有签发，也没有占用文号。"
            "请告知系统维护人员，稍后再签发。"
        ) from error
    letter.docx_file, letter.pdf_file = files


def _rendered(sheet: Sheet) -> tuple[bytes, bytes]:
    try:
        return letter_docx(sheet), letter_pdf(sheet)
    except RenderingImpossible as error:
        raise Refused(f"这份文书没有签发，也没有占用文号：{error.message}") from error


@transaction.atomic
def void(*, letter: Letter, reason: str, expected_revision: int, by: User, now: datetime) -> Letter:
    """Take back a signed letter that has not been served. Its number stays with it and is shown as
    void with the reason, so that the series has no unexplained gap."""
    held = hold(letter, expected_revision)
    acting_for = entries.allow(held, SIGNING[Group(held.group)], by, now)
    require_state(held, LetterState.SIGNED, to="作废")
    opinion = checked_opinion(reason, needed_to="作废")
    held.state = LetterState.VOID
    held.revision += 1
    held.save(update_fields=("state", "revision"))
    entries.pass_by(held, Verdict.VOIDED, by=by, now=now, acting_for=acting_for, opinion=opinion)
    entries.record(
        "letters.voided",
        letter=held,
        by=by,
        now=now,
        acting_for=acting_for,
        facts={"reference": held.reference},
    )
    subject_of(held).voided(letter=held, by=by, now=now)
    return held
