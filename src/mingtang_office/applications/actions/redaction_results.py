"""The file that is given instead of the original: made, compared by a person, then kept (条例第三十七条).

What the check of the new file finds fault with never reaches the disk.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from mingtang.applications.letters import LetterKind, Withheld
from mingtang.redaction.folding import folded
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications import redacting
from mingtang_office.applications.actions import decisions, files
from mingtang_office.applications.actions.opening import exact_bytes
from mingtang_office.applications.actions.redaction_holding import (
    allow,
    drop_waiting,
    hold,
    in_time,
    opened,
    record,
)
from mingtang_office.applications.models import (
    Application,
    CaseFile,
    DecisionDraft,
    FileKind,
    Redaction,
    RedactionResult,
)
from mingtang_office.applications.queries.letters import under_way
from mingtang_office.applications.redaction_marks import Marking, grouped
from mingtang_office.applications.sealed_redaction import Log, as_log, log_of, seal_log
from mingtang_office.trail import sealed_files
from mingtang_office.ui import storage
from mingtang_office.ui.files import Incoming


def make(
    *, redaction: Redaction, expected_revision: int, by: User, now: datetime
) -> RedactionResult:
    """Make the new file and its check. It waits, sealed, to be compared with the original. Refused,
    and nothing kept, whenever anything is not certain."""
    allow(redaction.application, by, now)
    marking = opened(redaction, expected_revision)
    original = redaction.original
    finished = in_time(
        redacting.finished,
        exact_bytes(original),
        original.name,
        marking.as_marks,
        sorted(marking.viewed),
    )
    return _made(redaction, marking, finished, by, now)


@transaction.atomic
def _made(
    redaction: Redaction,
    marking: Marking,
    finished: redacting.Finished,
    by: User,
    now: datetime,
) -> RedactionResult:
    held, row = hold(redaction, redaction.revision)
    drop_waiting(row)
    data = finished.redacted.data
    result = RedactionResult.objects.create(
        redaction=row,
        revision=row.revision,
        log=seal_log(held, as_log(finished, marking)),
        stored=sealed_files.keep(held, data, folder=files.FOLDER, now=now),
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        by=by,
        at=now,
    )
    record("applications.redaction_made", held, row, by, now, sha256=result.sha256)
    return result


@transaction.atomic
def keep(*, result: RedactionResult, expected_revision: int, by: User, now: datetime) -> CaseFile:
    """The new file was compared with the original and becomes the paper that is given; its list of
    what is withheld goes into the facts of the decision. Refused while a letter that told otherwise
    is under way."""
    allow(result.redaction.application, by, now)
    held, row = hold(result.redaction, expected_revision)
    waiting = row.results.select_for_update().filter(pk=result.pk, file__isnull=True).first()
    if waiting is None:
        raise Overtaken("这份遮盖件已由他人存入或者重新生成，请刷新页面查看。")
    letter = under_way(held, LetterKind.PARTLY_GRANTED)
    if letter is not None:
        raise Refused(
            f"答复文书已在办理（{letter.get_state_display()}），不能再改变提供的文件。"
            "请先弃用那份文书，存入遮盖件后重新起草。"
        )
    waiting.redaction = row
    log = log_of(waiting)
    file = _kept(held, row, waiting, log, by, now)
    told = _lines(row, log)
    _tell(held, row, told, by, now)
    waiting.file, waiting.stored = file, ""
    waiting.log = seal_log(held, replace(log, told=told))
    waiting.save()
    record(
        "applications.redaction_kept",
        held,
        row,
        by,
        now,
        made=file.pk,
        sha256=file.sha256,
        places=sum(each.count for each in log.withheld),
        grounds=sorted({each.code for each in log.withheld}),
        still_shown=len(log.still_shown),
    )
    return file


def waiting_bytes(result: RedactionResult) -> bytes:
    """A result, whether it waits or was kept, checked against its digest."""
    if result.file is not None:
        return exact_bytes(result.file)
    data = sealed_files.read(result.redaction.application, result.stored)
    if hashlib.sha256(data).hexdigest() != result.sha256:
        raise Refused("遮盖件与生成时不一致，不能使用。请重新生成，并告知系统维护人员。")
    return data


def _kept(
    held: Application, row: Redaction, waiting: RedactionResult, log: Log, by: User, now: datetime
) -> CaseFile:
    for former in row.original.made.filter(kind=FileKind.PROVIDED, redaction_result__isnull=False):
        former.kind = FileKind.REPLACED
        former.save(update_fields=("kind",))
    incoming = Incoming(log.name, waiting_bytes(waiting), log.media_type)
    file = files.keep(held, incoming, FileKind.PROVIDED, by=by, now=now, made_from=row.original)
    stored = waiting.stored
    transaction.on_commit(lambda: storage.discard(stored))
    return file


def _lines(row: Redaction, log: Log) -> tuple[tuple[str, str], ...]:
    """What the letter says of each part, under the code of its ground: where and why, never what."""
    words = [folded(each.text) for each in opened(row, row.revision).marks if each.text]
    lines = []
    for each in log.withheld:
        times = f"（{each.count}处）" if each.count > 1 else ""
        at = each.at if not any(word in folded(each.at) for word in words) else "其中一处"
        line = f"《{log.name}》{at}{times}：{each.reason.partition('：')[2]}"
        lines.append((each.code, line))
    return tuple(lines)


def _tell(
    held: Application,
    row: Redaction,
    told: tuple[tuple[str, str], ...],
    by: User,
    now: datetime,
) -> None:
    """Put the lines into the facts of the decision, in place of those that this file gave before;
    what an officer typed stays."""
    draft = DecisionDraft.objects.filter(application=held).first()
    if draft is not None:
        draft.application = held
    stated = decisions.Stated() if draft is None else decisions.stated_in(draft)
    before = {line for each in _kept_logs(row) for _, line in each.told}
    new = grouped(told)
    withheld = []
    for group in stated.withheld:
        parts = tuple(part for part in group.parts if part not in before)
        parts += new.pop(group.ground, ())
        if parts or group.found:
            withheld.append(replace(group, parts=parts))
    withheld += [
        Withheld(ground, parts, _reasons(parts) if ground is None else {})
        for ground, parts in new.items()
    ]
    decisions.state_facts(
        application=held,
        stated=replace(stated, withheld=tuple(withheld)),
        expected_revision=held.revision,
        by=by,
        now=now,
    )


def _kept_logs(row: Redaction) -> list[Log]:
    logs = []
    for each in row.results.filter(file__isnull=False):
        each.redaction = row
        logs.append(log_of(each))
    return logs


def _reasons(parts: tuple[str, ...]) -> dict[str, str]:
    """Why something is no government information: the officer's own words, once each."""
    return {"reason_withheld": "；".join(dict.fromkeys(p.partition("：")[2] for p in parts))}
