"""A person is named in the register no longer than needed; what was decided, and its figure, stays."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage

from mingtang.annual.period import Period
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers.actions import decisions, entering, imports
from mingtang_office.powers.actions.erasing import erase_due
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    CorrectionReason,
    EntryVersion,
    PowerDecision,
    Register,
    TableImport,
)
from mingtang_office.powers.parties import open_name
from mingtang_office.trail.models import Entry
from mingtang_office.trail.sealing import Erased
from tests.office.conftest import NOW, Agencies
from tests.office.powers.conftest import Put, cells, values_of

LAST = date(2025, 12, 31)
AFTER = date(2026, 1, 1)
THEN = datetime(2026, 1, 1, 3, tzinfo=UTC)


@pytest.fixture
def decision(put: Put) -> PowerDecision:
    made = put(
        Register.DECISIONS,
        party_kind="natural_person",
        party="钱小宝",
        decided_on=date(2015, 6, 1),
        published_on=date(2015, 6, 2),
        published_key="YJ-2015-1",
        result="对钱小宝警告，罚款五百元",
    )
    assert isinstance(made, PowerDecision)
    return made


def test_the_name_is_erased_after_its_last_day_and_the_figure_stays(
    decision: PowerDecision, asked: Question
) -> None:
    year = replace(asked, period=Period.of_year(2015))
    assert erase_due(on=LAST, now=THEN) == 0
    assert open_name(decision) == "钱小宝"
    assert erase_due(on=AFTER, now=THEN) == 1
    decision.refresh_from_db()
    with pytest.raises(Erased):
        open_name(decision)
    assert cells(year) == {"penalties.decisions": 1}
    assert Entry.objects.filter(action="trail.erased", object_id=str(decision.pk)).count() == 1
    assert erase_due(on=AFTER, now=THEN) == 0


def test_the_name_stands_in_no_text_and_no_version(decision: PowerDecision) -> None:
    assert decision.result == f"对{decision.party}警告，罚款五百元"
    kept = list(EntryVersion.objects.values_list("facts", flat=True))
    assert "钱小宝" not in json.dumps(kept, ensure_ascii=False)


def correct(decision: PowerDecision, by: User, **changes: object) -> PowerDecision:
    held = PowerDecision.objects.get(pk=decision.pk)
    made = entering.correct(
        entry=held,
        ledger=LEDGERS[Register.DECISIONS],
        values=values_of(held, **{"party": "", **changes}),
        reason=CorrectionReason.TYPED,
        expected_revision=held.revision,
        by=by,
        now=NOW,
    )
    assert isinstance(made, PowerDecision)
    return made


def test_a_correction_takes_the_name_out_of_what_is_typed(
    decision: PowerDecision, owner: User
) -> None:
    made = correct(decision, owner, result="对钱小宝罚款六百元")
    assert made.result == f"对{decision.party}罚款六百元"


def test_once_erased_the_name_is_not_entered_again_and_the_rest_is_corrected(
    decision: PowerDecision, owner: User
) -> None:
    erase_due(on=AFTER, now=THEN)
    with pytest.raises(Refused, match="已按规定擦除"):
        correct(decision, owner, party="钱小宝")
    assert correct(decision, owner, result="警告").result == "警告"
    with pytest.raises(Refused, match="擦除"):
        decisions.open_party(decision=decision, by=owner, now=NOW)


def test_what_still_waits_to_be_shown_keeps_its_name(put: Put) -> None:
    put(
        Register.DECISIONS,
        party_kind="natural_person",
        party="钱小宝",
        decided_on=date(2015, 6, 1),
    )
    assert erase_due(on=AFTER, now=THEN) == 0


def test_the_table_from_which_the_names_came_goes_with_the_last_of_them(
    agencies: Agencies, owner: User
) -> None:
    table = (
        "类别,决定书文号,事项名称,相对人类别,相对人,决定日期,决定结果,须公示\n"
        "行政处罚,1号,无证办学,自然人,钱小宝,2014-06-01,警告,否\n"
        "行政处罚,2号,无证办学,自然人,孙小花,2015-06-01,警告,否\n"
    )
    row = imports.hand_in(
        ledger=LEDGERS[Register.DECISIONS],
        agency=agencies.education,
        name="处罚.csv",
        data=table.encode(),
        by=owner,
        now=NOW,
    )
    assert imports.enter(row=row, by=owner, now=NOW) == 2
    stored = TableImport.objects.get().stored
    erase_due(on=date(2025, 1, 1), now=THEN)
    assert TableImport.objects.get().stored == stored
    assert default_storage.exists(stored)
    erase_due(on=AFTER, now=THEN)
    assert TableImport.objects.get().stored == ""
