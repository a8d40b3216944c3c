"""Decisions of the register shown to the public: drafted, signed, and taken down where they did not stand."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.powers import publicity
from mingtang_office.powers.actions import decisions, entering, showing
from mingtang_office.powers.ledgers import LEDGERS
from mingtang_office.powers.models import (
    CorrectionReason,
    EntryVersion,
    Overturning,
    PowerDecision,
    Register,
)
from mingtang_office.publication.actions.reviewing import pass_on
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import Item, ItemState, PublicItem
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson, SignIn
from tests.office.powers.conftest import Put, values_of
from tests.office.publication.bureau import Bureau, bureau_of

ON = date(2026, 3, 4)


@pytest.fixture
def bureau(agencies: Agencies, make_person: MakePerson) -> Bureau:
    return bureau_of(agencies.education, make_person)


def decide(put: Put, number: str, **changes: object) -> PowerDecision:
    made = put(Register.DECISIONS, **{"number": number, "decided_on": ON, **changes})
    assert isinstance(made, PowerDecision)
    return made


def show(bureau: Bureau, *made: PowerDecision) -> showing.Drafted:
    return showing.draft_showing(decisions=made, by=bureau.clerk, now=NOW)


def sign(bureau: Bureau, item: Item) -> Item:
    """The rest of the way of an item that was handed in."""
    held = Item.objects.get(pk=item.pk)
    for person in (bureau.section, bureau.head):
        held = pass_on(item=held, opinion="", expected_revision=held.revision, by=person, now=NOW)
    return bureau.sign(bureau.examine(held))


def fresh(decision: PowerDecision) -> PowerDecision:
    return PowerDecision.objects.select_related("shown_in", "agency").get(pk=decision.pk)


def overturn(decision: PowerDecision, by: User) -> PowerDecision:
    return decisions.overturn(
        decision=decision,
        how=Overturning.REVOKED,
        on=TODAY,
        by_what="云政复决〔2026〕8号",
        expected_revision=fresh(decision).revision,
        by=by,
        now=NOW,
    )


def test_each_penalty_is_an_item_and_licences_are_one_list(bureau: Bureau, put: Put) -> None:
    penalties = [decide(put, f"云教罚〔2026〕{n}号") for n in (1, 2)]
    licences = [decide(put, f"云教许〔2026〕{n}号", row="licences") for n in (1, 2, 3)]
    found = show(bureau, *penalties, *licences)
    assert [item.state for item in found.items] == [ItemState.IN_REVIEW] * 3
    assert found.held_back == ()
    titles = {item.title for item in found.items}
    assert titles == {
        "云江县教育局行政许可决定公示（2026年3月4日，3件）",
        "云江县教育局行政处罚决定公示（云教罚〔2026〕1号）",
        "云江县教育局行政处罚决定公示（云教罚〔2026〕2号）",
    }
    assert {item.due_on for item in found.items} == {date(2026, 3, 13)}


def test_an_item_of_another_row_is_due_as_its_decision(bureau: Bureau, put: Put) -> None:
    (item,) = show(bureau, decide(put, "1", row="compulsory_measures")).items
    assert item.due_on == date(2026, 4, 1)


def test_a_natural_person_is_shown_masked_wherever_the_name_stands(
    bureau: Bureau, put: Put
) -> None:
    made = decide(
        put,
        "云教罚〔2026〕3号",
        party_kind="natural_person",
        party="钱小宝",
        result="对钱小宝警告，罚款五百元",
    )
    (item,) = show(bureau, made).items
    content = [item.title, item.summary, item.details, item.body.get_prep_value()]
    assert "钱小宝" not in json.dumps(content, ensure_ascii=False)
    assert item.details["result"] == f"对{made.party}警告，罚款五百元"


def test_signed_the_register_says_since_when(bureau: Bureau, put: Put) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    (item,) = show(bureau, made).items
    sign(bureau, item)
    public = PublicItem.objects.get()
    shown = fresh(made)
    assert (shown.published_on, shown.published_key) == (TODAY, public.index_number)
    assert not publicity.awaits_showing(shown)
    deeds = EntryVersion.objects.order_by("number").values_list("deed", "by")
    assert list(deeds)[1:] == [
        ("drafted", bureau.clerk.pk),
        ("published", bureau.leader.pk),
    ]


def test_what_was_drafted_is_not_drafted_again_until_its_draft_is_given_up(
    bureau: Bureau, put: Put
) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    (item,) = show(bureau, made).items
    with pytest.raises(Refused, match="已经拟过公示稿"):
        show(bureau, fresh(made))
    Item.objects.filter(pk=item.pk).update(state=ItemState.DISCARDED, step="")
    assert len(show(bureau, fresh(made)).items) == 1


def test_only_who_keeps_the_register_drafts(bureau: Bureau, put: Put, stranger: User) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    for person in (stranger, bureau.section):
        with pytest.raises(PermissionDenied):
            showing.draft_showing(decisions=[made], by=person, now=NOW)


def test_a_decision_revoked_on_the_way_does_not_go_out(bureau: Bureau, put: Put) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    (item,) = show(bureau, made).items
    overturn(made, bureau.clerk)
    with pytest.raises(Refused, match="已被撤销，不能公示"):
        sign(bureau, item)
    assert not PublicItem.objects.exists()


def test_a_revoked_penalty_is_taken_down_by_who_may(bureau: Bureau, put: Put) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    sign(bureau, show(bureau, made).items[0])
    held = overturn(made, bureau.clerk)
    with pytest.raises(Refused, match="由公开工作机构负责人或者签发人办理"):
        showing.take_down(
            decision=fresh(held), expected_revision=held.revision, by=bureau.clerk, now=NOW
        )
    showing.take_down(
        decision=fresh(held), expected_revision=held.revision, by=bureau.head, now=NOW
    )
    assert not PublicItem.objects.exists()
    assert (fresh(made).withdrawn_on, publicity.awaits_withdrawal(fresh(made))) == (TODAY, False)


def test_of_a_list_the_revoked_decision_leaves_and_the_others_stay(
    bureau: Bureau, put: Put
) -> None:
    stays, goes = (decide(put, f"云教许〔2026〕{n}号", row="licences") for n in (1, 2))
    item = sign(bureau, show(bureau, stays, goes).items[0])
    held = overturn(goes, bureau.clerk)
    assert showing.needs_redraft(fresh(held))
    with pytest.raises(Refused, match="没有单独公示"):
        showing.take_down(
            decision=fresh(held), expected_revision=held.revision, by=bureau.head, now=NOW
        )
    showing.redraft(decision=fresh(held), expected_revision=held.revision, by=bureau.clerk, now=NOW)
    assert PublicItem.objects.get().edition.number == 1
    sign(bureau, item)
    edition = PublicItem.objects.get().edition
    assert "云教许〔2026〕1号" in edition.text
    assert "云教许〔2026〕2号" not in edition.text
    assert fresh(goes).withdrawn_on == TODAY
    assert (fresh(stays).published_on, fresh(stays).withdrawn_on) == (TODAY, None)


def test_a_correction_is_brought_to_what_is_shown(bureau: Bureau, put: Put) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    item = sign(bureau, show(bureau, made).items[0])
    assert not showing.needs_redraft(fresh(made))
    held = fresh(made)
    held = entering.correct(  # type: ignore[assignment]
        entry=held,
        ledger=LEDGERS[Register.DECISIONS],
        values=values_of(held, result="罚款两万元"),
        reason=CorrectionReason.TYPED,
        expected_revision=held.revision,
        by=bureau.clerk,
        now=NOW,
    )
    assert showing.needs_redraft(fresh(made))
    showing.redraft(decision=fresh(made), expected_revision=held.revision, by=bureau.clerk, now=NOW)
    sign(bureau, item)
    assert "罚款两万元" in PublicItem.objects.get().edition.text


def test_what_is_shown_is_not_struck_before_it_is_given_up(bureau: Bureau, put: Put) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    (item,) = show(bureau, made).items

    def strike() -> None:
        entering.strike(
            entry=made,
            reason=CorrectionReason.TWICE,
            expected_revision=fresh(made).revision,
            by=bureau.clerk,
            now=NOW,
        )

    with pytest.raises(Refused, match="请先撤下、弃用"):
        strike()
    Item.objects.filter(pk=item.pk).update(state=ItemState.DISCARDED, step="")
    strike()
    assert fresh(made).is_struck


def test_taken_down_for_a_fault_a_decision_waits_again(bureau: Bureau, put: Put) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    item = sign(bureau, show(bureau, made).items[0])
    withdraw(item=item, reason="文字有误", expected_revision=item.revision, by=bureau.head, now=NOW)
    assert (fresh(made).published_on, publicity.awaits_showing(fresh(made))) == (None, True)


def test_the_page_lists_what_waits_and_drafts_what_is_ticked(
    bureau: Bureau, put: Put, sign_in: SignIn
) -> None:
    made = decide(put, "云教罚〔2026〕1号")
    decide(put, "云教罚〔2026〕2号", publicity=False)
    client = sign_in(bureau.clerk)
    page = client.get("/office/powers/publicity/").content.decode()
    assert "共 1 件" in page
    assert "还没有拟稿" in page
    done = client.post("/office/powers/publicity/draft/", {"decision": made.pk}, follow=True)
    assert "已拟公示稿并提交审核 1 条" in done.content.decode()
    again = client.post("/office/powers/publicity/draft/", {"decision": made.pk})
    assert (again.status_code, "已经拟过公示稿" in again.content.decode()) == (422, True)
    entry = client.get(f"/office/powers/decisions/{made.pk}/").content.decode()
    assert "行政处罚决定公示（云教罚〔2026〕1号）" in entry
    under_way = client.get("/office/powers/publicity/", {"state": "under_way"})
    assert "云教罚〔2026〕1号" in under_way.content.decode()


def test_the_list_of_powers_is_drafted_from_the_register(bureau: Bureau, put: Put) -> None:
    with pytest.raises(Refused, match="没有在列的事项"):
        showing.draft_powers(agency=bureau.agency, by=bureau.clerk, now=NOW)
    put(Register.ITEMS)
    item = showing.draft_powers(agency=bureau.agency, by=bureau.clerk, now=NOW)
    assert (item.kind, item.state) == ("enforcement_before", ItemState.DRAFT)
    assert item.body[0].value["data"][1][1] == "民办学校办学许可"
