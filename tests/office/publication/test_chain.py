"""From the draft to the public, and every way in which it does not get there."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.review import Answer, Head, Outcome, ReviewStep, Ruling, Verdict
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.publication.actions.confidentiality import determine
from mingtang_office.publication.actions.drafting import discard, revise, take_up
from mingtang_office.publication.actions.reviewing import pass_on, send_back, submit
from mingtang_office.publication.actions.signing import sign
from mingtang_office.publication.actions.withdrawing import withdraw
from mingtang_office.publication.models import Edition, Item, ItemState, PublicItem
from mingtang_office.publication.models import Verdict as Did
from mingtang_office.publication.queries.items import waiting_for
from mingtang_office.publication.queries.public import placements, public_items
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, TODAY
from tests.office.publication.bureau import NOTICE, Bureau

UNSURE = Answer(Verdict.UNSURE, "附表中的数据来源不明")
SECRET = Answer(Verdict.YES, "引用了涉密文件")
CUT = Answer(Verdict.YES, "附件列有家庭住址", separable=True)


def test_five_people_bring_it_to_the_public(bureau: Bureau) -> None:
    item = bureau.publish()

    public = public_items(NOW).get()
    assert (public.title, public.index_number) == (
        NOTICE["title"],
        f"{bureau.agency.credit_code}/2026-00001",
    )
    assert public.edition.html == "<p>全县中小学于2026年3月2日开学。</p>"
    assert [row.column for row in placements(NOW)] == ["notices"]
    assert [row.verdict for row in item.passages.all()] == [
        Did.DRAFTED,
        Did.SUBMITTED,
        Did.PASSED,
        Did.PASSED,
        Did.PASSED,
        Did.SIGNED,
    ]


def test_each_step_is_on_the_trail(bureau: Bureau) -> None:
    item = bureau.publish()

    entries = Entry.objects.filter(object_type="publication.item", object_id=str(item.pk))
    assert list(entries.order_by("pk").values_list("action", "actor")) == [
        ("publication.drafted", bureau.clerk.pk),
        ("publication.scanned", bureau.clerk.pk),
        ("publication.submitted", bureau.clerk.pk),
        ("publication.passed", bureau.section.pk),
        ("publication.passed", bureau.head.pk),
        ("publication.passed", bureau.keeper.pk),
        ("publication.signed", bureau.leader.pk),
    ]


def test_nothing_is_public_before_the_last_signature(bureau: Bureau) -> None:
    bureau.to_leader(bureau.draft())

    assert not PublicItem.objects.exists()
    assert not Edition.objects.exists()


def test_it_is_due_twenty_working_days_after_it_was_formed(bureau: Bureau) -> None:
    assert bureau.draft(formed_on=date(2026, 3, 2)).due_on == date(2026, 3, 30)


def test_who_wrote_it_passes_nothing(bureau: Bureau, make_person: object) -> None:
    item = bureau.submit(bureau.draft())

    with pytest.raises(PermissionDenied):
        pass_on(item=item, opinion="", expected_revision=item.revision, by=bureau.clerk, now=NOW)


def test_the_head_does_not_take_the_turn_of_the_section(bureau: Bureau) -> None:
    item = bureau.submit(bureau.draft())

    with pytest.raises(Refused, match="轮到“科室审核”"):
        pass_on(item=item, opinion="", expected_revision=item.revision, by=bureau.head, now=NOW)


def test_a_draft_that_lacks_its_metadata_is_not_handed_in(bureau: Bureau) -> None:
    item = bureau.draft(summary="", columns=[])

    with pytest.raises(Refused, match=r"内容概述.*至少选择一个栏目"):
        bureau.submit(item)


def test_what_is_sent_back_begins_anew(bureau: Bureau) -> None:
    item = bureau.to_keeper(bureau.draft())
    item = send_back(
        item=item,
        opinion="请补充咨询电话",
        expected_revision=item.revision,
        by=bureau.keeper,
        now=NOW,
    )
    assert (item.state, item.step) == (ItemState.RETURNED, "")

    item = bureau.submit(item)
    assert (item.round, item.step) == (2, ReviewStep.SECTION)


def test_sending_back_needs_a_word(bureau: Bureau) -> None:
    item = bureau.submit(bureau.draft())

    with pytest.raises(Refused, match="请写明退回的理由"):
        send_back(
            item=item, opinion=" ", expected_revision=item.revision, by=bureau.section, now=NOW
        )


def test_a_doubt_is_referred_up_and_waits(bureau: Bureau) -> None:
    item = bureau.examine(bureau.to_keeper(bureau.draft()), {Head.STATE_SECRET: UNSURE})

    assert item.state == ItemState.REFERRED
    with pytest.raises(Refused, match="报上级确定"):
        bureau.sign(item)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Outcome.PROACTIVE, ItemState.IN_REVIEW),
        (Outcome.WITHHELD, ItemState.CLOSED),
        (Outcome.REDACTED, ItemState.RETURNED),
    ],
)
def test_what_the_authority_decides_is_followed(
    bureau: Bureau, outcome: Outcome, state: ItemState
) -> None:
    item = bureau.examine(bureau.to_keeper(bureau.draft()), {Head.AGGREGATION: UNSURE})
    ruling = Ruling("云江县保密局", "云保函〔2026〕3号", TODAY, outcome)

    item = determine(
        item=item, ruling=ruling, expected_revision=item.revision, by=bureau.keeper, now=NOW
    )

    assert item.state == state


def test_a_secret_leaves_the_system(bureau: Bureau) -> None:
    item = bureau.examine(bureau.to_keeper(bureau.draft()), {Head.STATE_SECRET: SECRET})

    item.refresh_from_db()
    assert (item.state, item.attribute) == (ItemState.CLOSED, Attribute.WITHHELD)
    assert (item.title, list(item.body), item.summary) == ("（不公开，无文号）", [], "")
    assert not item.revisions.exists()


def test_a_secret_found_in_what_is_public_takes_it_down(bureau: Bureau) -> None:
    item = bureau.publish()
    item = take_up(
        item=item, reason="更正", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )
    bureau.examine(bureau.to_keeper(item), {Head.STATE_SECRET: SECRET})

    edition = Edition.objects.get()
    assert not public_items(NOW).exists()
    assert (edition.html, edition.text, edition.content) == ("", "", {})
    assert edition.ended_at == NOW


def test_what_must_be_cut_goes_back(bureau: Bureau) -> None:
    item = bureau.examine(bureau.to_keeper(bureau.draft()), {Head.PERSONAL_DATA: CUT})

    assert item.state == ItemState.RETURNED
    assert "家庭住址" in item.passages.last().opinion  # type: ignore[union-attr]


def test_an_unanswered_head_is_refused_by_name(bureau: Bureau) -> None:
    item = bureau.to_keeper(bureau.draft())

    with pytest.raises(Refused, match="“工作秘密”回答为“是”，须在意见中写明"):
        bureau.examine(item, {Head.WORK_SECRET: Answer(Verdict.YES)})


def test_what_is_not_disclosed_is_settled_by_the_signature(bureau: Bureau) -> None:
    item = bureau.draft(
        attribute=Attribute.WITHHELD,
        grounds=[Ground.PROCESS_DRAFT],
        attribute_reason="方案尚在征求意见，未经局党组会议审定",
    )
    item = bureau.publish(item)

    assert item.state == ItemState.CLOSED
    assert not Edition.objects.exists()


def test_what_nobody_reviewed_is_not_signed(bureau: Bureau) -> None:
    item = bureau.to_leader(bureau.draft())
    Item.objects.filter(pk=item.pk).update(title="另一个标题")

    with pytest.raises(Refused, match="与审核人看到的不一致"):
        bureau.sign(item)


def test_a_change_leaves_what_is_public_until_it_is_signed(bureau: Bureau) -> None:
    item = bureau.publish()
    item = take_up(
        item=item, reason="开学时间有变", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )
    item = revise(
        item=item,
        written={"title": "云江县教育局关于调整开学时间的公告"},
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )
    assert public_items(NOW).get().title == NOTICE["title"]

    bureau.publish(item)
    assert public_items(NOW).get().title == "云江县教育局关于调整开学时间的公告"
    assert list(Edition.objects.values_list("number", "ended_at", "reason")) == [
        (1, NOW, ""),
        (2, None, "开学时间有变"),
    ]
    assert public_items(NOW).get().index_number.endswith("2026-00001")


def test_what_is_public_is_not_hidden_by_another_attribute(bureau: Bureau) -> None:
    item = bureau.publish()
    item = take_up(
        item=item, reason="不宜公开", expected_revision=item.revision, by=bureau.clerk, now=NOW
    )
    item = revise(
        item=item,
        written={
            "attribute": Attribute.WITHHELD,
            "grounds": [Ground.PROCESS_DRAFT],
            "attribute_reason": "方案尚在征求意见，未经局党组会议审定",
        },
        expected_revision=item.revision,
        by=bureau.clerk,
        now=NOW,
    )
    with pytest.raises(Refused, match="请办理撤下并写明理由"):
        bureau.submit(item)
    assert public_items(NOW).get().title == NOTICE["title"]


def test_what_is_withdrawn_is_gone_with_its_reason_kept(bureau: Bureau) -> None:
    item = bureau.publish()

    withdraw(
        item=item,
        reason="名单有误",
        expected_revision=item.revision,
        by=bureau.leader,
        now=NOW,
    )

    assert not PublicItem.objects.exists()
    assert Edition.objects.get().ended_because == "名单有误"


def test_the_clerk_withdraws_nothing(bureau: Bureau) -> None:
    item = bureau.publish()

    with pytest.raises(PermissionDenied):
        withdraw(
            item=item, reason="有误", expected_revision=item.revision, by=bureau.clerk, now=NOW
        )


def test_a_given_up_change_leaves_the_public_as_it_was(bureau: Bureau) -> None:
    item = bureau.publish()
    for act in (take_up, discard):
        item = act(
            item=item, reason="不改了", expected_revision=item.revision, by=bureau.clerk, now=NOW
        )

    assert item.state == ItemState.SIGNED
    assert public_items(NOW).count() == 1


def test_the_second_of_two_is_told(bureau: Bureau) -> None:
    item = bureau.draft()
    bureau.submit(item)

    with pytest.raises(Overtaken, match="提交了审核"):
        submit(item=item, expected_revision=item.revision - 1, by=bureau.clerk, now=NOW)


def test_it_waits_for_who_may_take_its_step(bureau: Bureau, stranger: User) -> None:
    item = bureau.submit(bureau.draft())

    waiting = {
        person.username: waiting_for(person, TODAY).filter(pk=item.pk).exists()
        for person in (bureau.clerk, bureau.section, bureau.head, stranger)
    }
    assert waiting == {"wen": False, "ke": True, "gong": False, "stranger": False}


def test_only_the_signatory_signs(bureau: Bureau) -> None:
    item = bureau.to_leader(bureau.draft())

    with pytest.raises(PermissionDenied):
        sign(item=item, expected_revision=item.revision, by=bureau.head, now=NOW)
