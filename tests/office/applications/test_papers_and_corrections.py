"""Searches, papers, notes, what was registered wrongly, what all should have, and the settings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications import Channel
from mingtang.applications.applicants import ApplicantKind
from mingtang.applications.dispositions import Disposition
from mingtang.applications.remedies import AuthorityRole, OrganKind
from mingtang.applications.request import Request
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications.actions.arrangements import (
    Custom,
    Remedying,
    set_practice,
    set_remedies,
)
from mingtang_office.applications.actions.corrections import (
    change_applicant_kind,
    correct_request,
)
from mingtang_office.applications.actions.evidence import Search, add_note, enter_search
from mingtang_office.applications.actions.notices import draft_receipt
from mingtang_office.applications.actions.publication import (
    propose_publication,
    take_proposal,
)
from mingtang_office.applications.applicants import open_identity
from mingtang_office.applications.models import (
    Application,
    FileKind,
    ProposalGround,
    PublicationProposal,
    SearchRecord,
)
from mingtang_office.letters.wording import text_of
from mingtang_office.publication.models import ItemState
from mingtang_office.trail.models import Entry
from tests.office.applications.conftest import APPLICANT, REQUEST, Take
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import ASKED, RECEIVED, REPLIED, life_of
from tests.office.conftest import NOW, TODAY, Agencies

SEARCH = Search("办公室", "公文系统", "2025年", "招生", "没有", False, "档案员", REPLIED)


def search(desk: Desk, application: Application, made: Search) -> SearchRecord:
    return enter_search(
        application=application,
        search=made,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(REPLIED),
    )


def correct(desk: Desk, application: Application, request: Request) -> Application:
    application.refresh_from_db()
    return correct_request(
        application=application,
        request=request,
        reason="登记时漏录",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )


@pytest.mark.parametrize(
    ("field", "label"),
    [("department", "检索部门"), ("keywords", "检索词"), ("searched_by", "检索人")],
)
def test_a_search_says_where_for_what_and_by_whom(desk: Desk, field: str, label: str) -> None:
    with pytest.raises(Refused, match=f"{label}.*第三十六条第（四）项"):
        search(desk, desk.received(RECEIVED), replace(SEARCH, **{field: " "}))


def test_a_search_to_come_proves_nothing(desk: Desk) -> None:
    with pytest.raises(Refused, match="2026年3月14日还没有到"):
        search(desk, desk.received(RECEIVED), replace(SEARCH, searched_on=date(2026, 3, 14)))


def test_a_paper_of_another_case_is_not_made_from(desk: Desk) -> None:
    original = desk.file(desk.received(RECEIVED), ASKED, FileKind.ORIGINAL)
    with pytest.raises(Refused, match="不属于这件申请"):
        desk.file(desk.received(RECEIVED), ASKED, FileKind.PROVIDED, made_from=original)


def test_the_name_of_a_file_is_not_in_the_open_trail(desk: Desk) -> None:
    desk.file(desk.received(RECEIVED), ASKED, name="林小满的材料.pdf")
    assert "林小满" not in str(Entry.objects.get(action="applications.file_added").facts)


def test_a_note_is_sealed_and_may_follow_the_end(desk: Desk) -> None:
    life = life_of(desk, Disposition.REISSUE)
    note = add_note(
        application=life.application, text="申请人来电致谢", by=desk.clerk, now=at(REPLIED)
    )
    assert "来电".encode() not in bytes(note.sealed)


def test_another_kind_of_applicant_is_counted_from_now_on(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    change_applicant_kind(
        application=application,
        kind=ApplicantKind.LEGAL_SERVICE,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    standings = application.standings.order_by("since")
    assert [(row.applicant_kind, row.until) for row in standings] == [
        ("natural_person", at(ASKED)),
        ("legal_service", None),
    ]
    assert open_identity(application) == replace(APPLICANT, kind=ApplicantKind.LEGAL_SERVICE)


def test_what_was_copied_wrongly_is_put_right(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    other = replace(
        REQUEST, content="云江县2024年招生计划", applicant=replace(APPLICANT, name="林小曼")
    )
    held = correct(desk, application, other)
    entry = Entry.objects.get(action="applications.request_corrected")
    assert (held.content, open_identity(held).name) == ("云江县2024年招生计划", "林小曼")
    assert entry.facts == {"changed": ["content", "applicant"]}


def test_but_not_after_the_decision(desk: Desk) -> None:
    application = desk.received(RECEIVED)
    letter = desk.decision(
        application,
        Disposition.PETITION,
        REPLIED,
        {"nature": "complaint", "telling_words": "请查处"},
    )
    desk.signed(letter, REPLIED)
    with pytest.raises(Refused, match="已经签发"):
        correct(desk, application, replace(REQUEST, content="别的"))


def test_nothing_changed_is_not_a_correction(desk: Desk) -> None:
    with pytest.raises(Refused, match="没有改动"):
        correct(desk, desk.received(RECEIVED), REQUEST)


def propose(desk: Desk, application: Application, ground: ProposalGround) -> PublicationProposal:
    application.refresh_from_db()
    return propose_publication(
        application=application,
        information="2025年义务教育招生计划",
        ground=ground,
        reason="多人申请",
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(date(2026, 3, 30)),
    )


def test_what_was_given_to_one_waits_to_be_given_to_all(desk: Desk) -> None:
    life = life_of(desk, Disposition.PROVIDED)
    row = propose(desk, life.application, ProposalGround.SEVERAL_APPLICANTS)
    with pytest.raises(Refused, match="正等待办理"):
        propose(desk, life.application, ProposalGround.SEVERAL_APPLICANTS)
    item = take_proposal(proposal=row, by=desk.clerk, now=at(date(2026, 3, 31)))
    row.refresh_from_db()
    assert (row.taken_by, row.item) == (desk.clerk, item)


def test_what_is_taken_up_becomes_a_draft_with_the_files_that_were_given(desk: Desk) -> None:
    life = life_of(desk, Disposition.PARTLY_GRANTED)
    row = propose(desk, life.application, ProposalGround.SEVERAL_APPLICANTS)
    item = take_proposal(proposal=row, by=desk.clerk, now=at(date(2026, 3, 31)))
    given = life.application.files.get(kind=FileKind.PROVIDED)
    assert (item.title, item.state) == ("2025年义务教育招生计划", ItemState.DRAFT)
    assert [file.sha256 for file in item.files.all()] == [given.sha256]
    assert item.due_on == date(2026, 4, 28)


def test_what_was_withheld_is_not_published(desk: Desk) -> None:
    life = life_of(desk, Disposition.STATE_SECRET)
    with pytest.raises(Refused, match="第四十四条"):
        propose(desk, life.application, ProposalGround.OWN_FINDING)


def test_a_suggestion_that_nobody_made_is_no_ground(desk: Desk) -> None:
    life = life_of(desk, Disposition.PROVIDED)
    with pytest.raises(Refused, match="没有建议"):
        propose(desk, life.application, ProposalGround.SUGGESTED)


GUIDE = Remedying(
    OrganKind.WORK_DEPARTMENT,
    "云江县人民法院",
    {AuthorityRole.SAME_LEVEL_GOVERNMENT: "云江县人民政府"},
)


def test_a_guide_without_an_authority_is_not_set(desk: Desk) -> None:
    with pytest.raises(Refused, match="本级人民政府"):
        set_remedies(
            agency=desk.agency,
            remedying=replace(GUIDE, names={}),
            expected_revision=1,
            by=desk.head,
            now=NOW,
        )


def test_of_two_who_set_it_the_second_is_told(desk: Desk) -> None:
    with pytest.raises(Overtaken, match="没有保存"):
        set_remedies(
            agency=desk.agency, remedying=GUIDE, expected_revision=0, by=desk.head, now=NOW
        )


def test_a_clerk_sets_nothing(desk: Desk) -> None:
    with pytest.raises(PermissionDenied):
        set_remedies(
            agency=desk.agency, remedying=GUIDE, expected_revision=1, by=desk.clerk, now=NOW
        )


def test_a_limit_that_is_not_reasonable_is_not_set(desk: Desk) -> None:
    with pytest.raises(Refused, match="5至30个工作日"):
        set_practice(
            agency=desk.agency,
            custom=Custom(3, 7),
            expected_revision=1,
            by=desk.head,
            now=NOW,
        )


def test_before_receipt_there_is_no_receipt_letter_to_draft(take: Take, owner: User) -> None:
    application = take(channel=Channel.ONLINE).application
    with pytest.raises(Refused, match="第三十一条"):
        draft_receipt(
            application=application,
            expected_revision=application.revision,
            by=owner,
            now=NOW,
        )


def test_the_receipt_names_the_day_of_the_reply(desk: Desk, agencies: Agencies) -> None:
    application = desk.received(TODAY)
    letter = draft_receipt(
        application=application,
        expected_revision=application.revision,
        by=desk.clerk,
        now=NOW,
    )
    assert "最迟于2026年4月13日答复" in text_of(desk.issued(letter, TODAY), TODAY).plain
