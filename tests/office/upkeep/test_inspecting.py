"""What the inspection of a day rests on besides the columns."""

from __future__ import annotations

from datetime import date, timedelta

from mingtang.publication.duties import Level
from mingtang.publication.inspection import Verdict
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Agency, AgencyKind
from mingtang_office.channels.models import Channel, ChannelKind
from mingtang_office.publication.models import Link, LinkKind
from mingtang_office.publication.particulars import levels_of
from mingtang_office.upkeep.queries.columns import judged_now
from tests.office.conftest import NOW, TODAY, Agencies
from tests.office.upkeep.shelf import put


def _verdict(agency: Agency, code: str) -> Verdict:
    website = judged_now(agency, NOW).website
    assert website is not None
    return website.of(code).verdict


def test_an_account_on_which_nothing_went_out_is_a_veto(agencies: Agencies, owner: User) -> None:
    Channel.objects.create(
        agency=agencies.education,
        kind=ChannelKind.WECHAT,
        name="云江教育",
        is_on=True,
        since=date(2026, 1, 1),
        by=owner,
        at=NOW,
    )
    put(agencies.education, owner, "news", on=TODAY)
    judged = judged_now(agencies.education, NOW)
    ((name, found),) = judged.media
    assert (name, [each.rule.code for each in found.vetoes]) == ("云江教育", ["M-V2"])


def test_opinions_that_were_asked_for_want_a_result_within_a_month(
    agencies: Agencies, owner: User
) -> None:
    draft = put(
        agencies.education,
        owner,
        "drafts",
        on=date(2025, 12, 1),
        kind="draft_for_comment",
        details={"comments_until": "2025-12-31"},
    )
    assert _verdict(agencies.education, "W-D7") is Verdict.KEPT
    assert _verdict(agencies.education, "W-D8") is Verdict.BROKEN
    result = put(agencies.education, owner, "draft_results", on=date(2026, 1, 20), kind="feedback")
    Link.objects.create(item_id=result.pk, kind=LinkKind.ANSWERS, of_id=draft.pk)
    assert _verdict(agencies.education, "W-D8") is Verdict.KEPT


def test_a_school_is_not_inspected_as_a_government_site(agencies: Agencies) -> None:
    judged = judged_now(agencies.school, NOW)
    assert (judged.website, judged.nearness, judged.vetoes) == (None, (), 0)
    assert judged.kept


def test_a_day_that_has_not_come_is_no_update(agencies: Agencies, owner: User) -> None:
    early = put(agencies.education, owner, "news", on=TODAY)
    early.placements.update(published_on=TODAY + timedelta(1))
    news = next(
        each for each in judged_now(agencies.education, NOW).standings if each.column.code == "news"
    )
    assert news.own.last_on is None


def test_a_government_below_one_of_the_same_region_is_that_of_a_township(
    agencies: Agencies,
) -> None:
    made = agencies.county.add_child(
        name="青溪镇人民政府", kind=AgencyKind.GOVERNMENT, region=agencies.county.region
    )
    told = levels_of((agencies.county, agencies.education, Agency.objects.get(pk=made.pk)))
    assert list(told.values()) == [Level.COUNTY, Level.COUNTY, Level.TOWNSHIP]
