"""The word that a warning needs before a report is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from mingtang_office.accounts.models import User
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.actions import entries
from mingtang_office.annual.actions.holding import hold, require_state, save
from mingtang_office.annual.judging import judged
from mingtang_office.annual.models import WRITABLE, Explanation, YearReport

_LONGEST = 500


@transaction.atomic
def explain(
    *, report: YearReport, words: Mapping[str, str], expected_revision: int, by: User, now: datetime
) -> YearReport:
    """Keep why warnings stand, by what makes each the same in another run; an empty word takes one
    back, and one for what is found no more is let go. Refuses a word for an error, which is mended
    and not explained."""
    held = hold(report, expected_revision)
    hand = entries.allow(held, Permission.WRITE_ANNUAL, by, now)
    require_state(held, *WRITABLE, to="填写说明")
    kept = dict(held.explanations.values_list("identity", "reason"))
    found = judged(held, timezone.localdate(now)).findings
    given = {}
    for each in found:
        word = words.get(each.numbered.identity, "").strip()
        if each.numbered.identity not in words or word == kept.get(each.numbered.identity, ""):
            continue
        if not each.needs_word:
            raise Refused("错误须改正，不能以说明代替；提示不需要说明。")
        if len(word) > _LONGEST:
            raise Refused(f"说明最多 {_LONGEST} 字，现在是 {len(word)} 字，请精简。")
        given[each.numbered.identity] = (each.numbered.rule, word)
    if not given:
        return held
    Explanation.objects.filter(report=held, identity__in=given).delete()
    Explanation.objects.bulk_create(
        Explanation(report=held, identity=identity, rule=rule, reason=word, by=by, at=now)
        for identity, (rule, word) in given.items()
        if word
    )
    save(held)
    entries.note_writer(held, hand)
    entries.record(
        "annual.explained",
        report=held,
        hand=hand,
        permission=Permission.WRITE_ANNUAL,
        facts={"rules": sorted({rule for rule, _ in given.values()})},
        personal={"reasons": "；".join(word for _, word in given.values())},
    )
    return held
