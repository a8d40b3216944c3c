"""The pages of published information: what they show, and what they let a person do next."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from mingtang.publication.attribute import Attribute
from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.accounts.models import User
from mingtang_office.publication.actions.reviewing import pass_on, send_back
from mingtang_office.publication.models import Item, ItemState
from tests.office.conftest import NOW, SignIn
from tests.office.publication.bureau import Bureau
from tests.office.publication.typed import typed


def words(response: Any) -> str:
    """What the page says, tags and white space taken out."""
    main = response.content.decode().partition('class="office-main"')[2]
    return re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", main))


def at(name: str, item: Item, **more: Any) -> str:
    return reverse(f"publication:{name}", kwargs={"pk": item.pk, **more})


@pytest.fixture
def clerk(bureau: Bureau, sign_in: SignIn) -> Client:
    return sign_in(bureau.clerk)


def test_the_register_tells_whose_turn_it_is(bureau: Bureau, clerk: Client) -> None:
    bureau.submit(bureau.draft())

    said = words(clerk.get(reverse("publication:register")))
    assert "审核中等待科室审核" in said


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ({"q": "开学时间"}, 1),
        ({"q": "放假"}, 0),
        ({"column": "notices"}, 1),
        ({"column": "news"}, 0),
        ({"turn": "section"}, 1),
        ({"turn": "mine"}, 0),
        ({"urgency": "late"}, 1),
        ({"state": "public"}, 0),
        ({"kind": "notice"}, 1),
    ],
)
def test_the_register_is_narrowed(
    bureau: Bureau, clerk: Client, query: dict[str, str], count: int
) -> None:
    bureau.submit(bureau.draft())

    page = clerk.get(reverse("publication:register"), query).context["page"]
    assert len(page.rows) == count


def test_who_sees_nothing_of_the_bureau_finds_no_item(
    bureau: Bureau, stranger: User, sign_in: SignIn
) -> None:
    assert sign_in(stranger).get(at("item", bureau.draft())).status_code == 404


def test_what_is_missing_stands_at_its_field(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft(summary="")

    said = words(clerk.get(at("item", item)))
    assert "还有1处要补充或者改正" in said
    assert "没有填写内容概述，请补填。" in said


def test_only_the_next_lawful_steps_are_offered(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.submit(bureau.draft())

    offered = {
        person.username: "轮到您审核" in words(sign_in(person).get(at("item", item)))
        for person in (bureau.clerk, bureau.section, bureau.head, bureau.leader)
    }
    assert offered == {"wen": False, "ke": True, "gong": False, "qian": False}


def test_a_draft_is_written_in_the_browser_and_handed_in(bureau: Bureau, clerk: Client) -> None:
    address = reverse("publication:new", args=("notice",))
    response = clerk.post(address, {**typed(), "submit": "1"}, follow=True)

    item = Item.objects.get()
    assert "已保存并提交审核" in response.content.decode()
    assert (item.state, item.step, item.columns) == (ItemState.IN_REVIEW, "section", ["notices"])
    assert str(item.body[0].value.source) == '<p data-block-key="a1b2c">全县中小学开学。</p>'


def test_a_draft_may_be_kept_with_gaps(bureau: Bureau, clerk: Client) -> None:
    address = reverse("publication:new", args=("notice",))
    clerk.post(address, typed(summary="", formed_on="", columns=[]))

    assert Item.objects.get().state == ItemState.DRAFT


def test_what_is_kept_with_gaps_is_not_handed_in(bureau: Bureau, clerk: Client) -> None:
    address = reverse("publication:new", args=("notice",))
    response = clerk.post(address, {**typed(summary=""), "submit": "1"})

    assert response.status_code == 422
    assert "没有填写内容概述" in words(response)
    assert Item.objects.get().state == ItemState.DRAFT


def test_the_second_of_two_editors_is_told_and_loses_nothing(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft()
    first = clerk.get(at("edit", item)).context["form"]["revision"].value()
    clerk.post(at("edit", item), typed(revision=first, title="先保存的标题"))

    response = clerk.post(at("edit", item), typed(revision=first, title="后保存的标题"))

    item.refresh_from_db()
    form = response.context["form"]
    assert response.status_code == 409
    assert item.title == "先保存的标题"
    assert (form["title"].value(), form["revision"].value()) == ("后保存的标题", str(item.revision))
    assert [each.label for each in response.context["differences"]] == ["标题"]
    assert "修改了这条信息" in words(response)


def test_who_is_told_may_save_on_top(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft()
    stale = item.revision
    clerk.post(at("edit", item), typed(revision=stale, title="先保存的标题"))
    told = clerk.post(at("edit", item), typed(revision=stale, title="后保存的标题"))

    again = told.context["form"]["revision"].value()
    clerk.post(at("edit", item), typed(revision=again, title="后保存的标题"))
    item.refresh_from_db()
    assert item.title == "后保存的标题"


def test_what_was_handed_in_meanwhile_keeps_what_the_other_typed(
    bureau: Bureau, clerk: Client
) -> None:
    item = bureau.draft()
    stale = item.revision
    bureau.submit(item)

    response = clerk.post(at("edit", item), typed(revision=stale, title="来不及保存的标题"))

    assert response.status_code == 409
    assert response.context["form"]["title"].value() == "来不及保存的标题"
    assert "请复制留存" in words(response)


@pytest.mark.parametrize(
    "broken",
    [
        {"body-count": "x"},
        {"body-count": "1000000"},
        {"body-count": "2"},
        {"body-0-value": "{"},
        {"body-0-value": "[]"},
        {"body-0-value": '{"blocks": [{"entityRanges": [{"key": 7}]}]}'},
        {"body-0-type": "table", "body-0-value": '{"data": "x"}'},
        {"body-0-type": "table", "body-0-value": "[]"},
        {"body-0-type": "table", "body-0-value": '{"data": []}'},
    ],
)
def test_a_body_that_no_editor_made_is_refused_and_the_rest_kept(
    bureau: Bureau, clerk: Client, broken: dict[str, str]
) -> None:
    address = reverse("publication:new", args=("notice",))
    response = clerk.post(address, {**typed(), **broken})

    assert response.status_code == 422
    assert response.context["form"]["summary"].value() == "公布开学时间。"
    assert not Item.objects.exists()


def test_without_an_editor_the_body_stays(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft()
    sent = {k: v for k, v in typed(revision=item.revision).items() if not k.startswith("body")}
    clerk.post(at("edit", item), sent)

    item.refresh_from_db()
    assert (item.title, len(item.body)) == ("云江县教育局关于开学时间的公告", 1)


def test_a_link_leads_to_the_web_or_to_mail_alone(bureau: Bureau, clerk: Client) -> None:
    address = reverse("publication:new", args=("notice",))
    clerk.post(address, typed(link="https://www.yunjiang.example/"))
    clerk.post(address, typed(link="javascript:alert(1)"))

    kept = [str(item.body[0].value.source) for item in Item.objects.order_by("pk")]
    assert '<a href="https://www.yunjiang.example/">全县中小学</a>' in kept[0]
    assert "<a" not in kept[1]


def test_the_conclusion_is_seen_before_it_is_sent(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.to_keeper(bureau.draft())
    keeper = sign_in(bureau.keeper)
    answers = {f"{head}-verdict": "no" for head in Head} | {"revision": str(item.revision)}

    blind = keeper.post(at("examine", item), {**answers, "send": "1"})
    assert blind.status_code == 422
    assert "结论主动公开提交后转签发" in words(blind)

    keeper.post(at("examine", item), {**answers, "send": "1", "seen": "proactive"})
    item.refresh_from_db()
    assert item.step == "signature"


def test_an_unanswered_head_is_named(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.to_keeper(bureau.draft())

    response = sign_in(bureau.keeper).post(at("examine", item), {"revision": str(item.revision)})
    assert "“国家秘密”还没有回答" in words(response)


def test_a_secret_is_announced_before_it_is_emptied(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.to_keeper(bureau.draft())
    answers = {f"{head}-verdict": "no" for head in Head} | {
        "state_secret-verdict": "yes",
        "state_secret-note": "引用了涉密文件",
        "revision": str(item.revision),
    }
    keeper = sign_in(bureau.keeper)

    shown = keeper.post(at("examine", item), answers)
    assert "正文和附件立即从系统中清除" in words(shown)
    keeper.post(at("examine", item), {**answers, "send": "1", "seen": shown.context["seen"]})
    item.refresh_from_db()
    assert (item.state, item.attribute) == (ItemState.CLOSED, Attribute.WITHHELD)


def test_the_signatory_sees_what_will_happen(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.to_leader(bureau.draft())

    said = words(sign_in(bureau.leader).get(at("sign", item)))
    assert f"索引号{bureau.agency.credit_code}/2026-00001（以签发时为准）" in said
    assert "栏目通知公告" in said


def test_a_notice_that_leaves_by_itself_says_when(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.draft(
        kind="public_notice_list",
        title="云江县教育局关于资助名单的公示",
        details={
            "posted_from": "2026-03-02",
            "posted_until": "2099-03-09",
            "contact": "0399-5550000",
        },
    )
    item = bureau.to_leader(item)

    said = words(sign_in(bureau.leader).get(at("sign", item)))
    assert "2099年3月9日为最后一日，次日自动下线" in said


def test_signing_tells_the_number(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.to_leader(bureau.draft())

    response = sign_in(bureau.leader).post(
        at("sign", item), {"revision": str(item.revision), "opinion": ""}, follow=True
    )
    assert "2026-00001" in words(response)
    assert f"/item/{item.pk}/" in response.content.decode()


def test_what_somebody_passed_meanwhile_is_not_passed_twice(
    bureau: Bureau, sign_in: SignIn
) -> None:
    item = bureau.submit(bureau.draft())
    stale = item.revision
    pass_on(item=item, opinion="", expected_revision=stale, by=bureau.section, now=NOW)

    response = sign_in(bureau.head).post(
        at("pass_on", item), {"revision": str(stale), "opinion": "内容属实"}
    )
    assert response.status_code == 409
    assert response.context["opinion_form"]["opinion"].value() == "内容属实"


def test_two_versions_are_set_against_each_other(bureau: Bureau, clerk: Client) -> None:
    item = bureau.publish()
    clerk.post(at("take_up", item), {"revision": str(item.revision), "reason": "开学时间有变"})
    item.refresh_from_db()
    clerk.post(at("edit", item), typed(revision=item.revision, columns=["notices", "news"]))

    shown = clerk.get(at("compare", item)).context["differences"]
    assert [each.label for each in shown] == ["标题", "正文", "内容概述", "栏目"]
    assert [run.added for run in shown[3].pieces[0] if run.added] == ["、动态要闻"]


def test_an_edition_is_shown_as_it_was_signed(bureau: Bureau, clerk: Client) -> None:
    item = bureau.publish()

    response = clerk.get(at("edition", item, number=1))
    assert item.editions.get().digest in response.content.decode()


def test_links_are_seen_from_both_sides(bureau: Bureau, clerk: Client) -> None:
    document, reading = bureau.draft(title="云江县招生办法"), bureau.draft(title="招生办法解读")
    clerk.post(
        at("links", reading),
        {"revision": str(reading.revision), "kind": "interprets", "of": str(document.pk)},
    )

    assert "解读材料招生办法解读" in words(clerk.get(at("item", document)))
    assert "所解读的文件云江县招生办法" in words(clerk.get(at("item", reading)))


def test_a_link_to_the_draft_for_comment_stands_for_its_name(bureau: Bureau, clerk: Client) -> None:
    draft = bureau.draft(title="云江县校车管理办法（征求意见稿）")
    result = bureau.draft(kind="feedback", details={"comments_received": 12, "comments_adopted": 3})
    assert "没有关联征求意见稿" in words(clerk.get(at("item", result)))

    clerk.post(
        at("links", result),
        {"revision": str(result.revision), "kind": "answers", "of": str(draft.pk)},
    )
    assert "没有关联征求意见稿" not in words(clerk.get(at("item", result)))


def test_a_link_to_what_one_cannot_see_is_refused(bureau: Bureau, clerk: Client) -> None:
    item = bureau.draft()

    response = clerk.post(
        at("links", item), {"revision": str(item.revision), "kind": "relates", "of": "999999"}
    )
    assert response.status_code == 422
    assert "没有编号为999999的信息" in words(response)


def test_a_repeal_is_marked_on_the_original(bureau: Bureau, clerk: Client) -> None:
    item = bureau.publish(
        kind="official_document",
        document_number="云教发〔2026〕3号",
        written_on=NOW.date(),
        effective_on=NOW.date(),
        topic="1102",
        genre="notice",
    )
    response = clerk.post(
        at("validity", item),
        {
            "revision": str(item.revision),
            "to": "repealed",
            "on": "2099-01-01",
            "by_title": "关于废止部分文件的通知",
            "by_number": "云教发〔2098〕9号",
        },
        follow=True,
    )
    assert "本文件自2099年1月1日起被《关于废止部分文件的通知》" in words(response)


def test_what_was_returned_says_why_before_anything_else(bureau: Bureau, clerk: Client) -> None:
    item = bureau.submit(bureau.draft())
    send_back(
        item=item,
        opinion="请补充咨询电话",
        expected_revision=item.revision,
        by=bureau.section,
        now=NOW,
    )

    assert "请按意见修改ke（测试）：请补充咨询电话" in words(clerk.get(at("item", item)))


def test_the_page_of_an_unsure_review_asks_for_the_ruling(bureau: Bureau, sign_in: SignIn) -> None:
    item = bureau.examine(
        bureau.to_keeper(bureau.draft()),
        {Head.AGGREGATION: Answer(Verdict.UNSURE, "附表中的数据来源不明")},
    )
    keeper = sign_in(bureau.keeper)
    assert "登记上级确定的结论" in words(keeper.get(at("item", item)))

    response = keeper.post(
        at("determine", item),
        {
            "revision": str(item.revision),
            "organ": "云江县保密局",
            "number": "云保函〔2026〕3号",
            "on": "2026-03-13",
            "outcome": "proactive",
        },
        follow=True,
    )
    assert "已转签发" in response.content.decode()
