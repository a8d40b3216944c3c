"""Partial disclosure: a file is marked, a new one made, compared, and kept; the letter lists what is
withheld and why."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from mingtang.applications.dispositions import Disposition
from mingtang.redaction.word import redaction as word
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Overtaken, Refused
from mingtang_office.applications import redacting
from mingtang_office.applications.actions import files, redaction_holding
from mingtang_office.applications.actions.decisions import stated_in
from mingtang_office.applications.actions.redaction import begin, mark, unmark, view
from mingtang_office.applications.actions.redaction_results import keep, make
from mingtang_office.applications.models import (
    Application,
    CaseFile,
    DecisionDraft,
    FileKind,
    Redaction,
    RedactionResult,
)
from mingtang_office.applications.redaction_marks import Marked
from mingtang_office.applications.sealed_redaction import examination_of, log_of, marking_of
from mingtang_office.trail.models import Entry
from mingtang_office.ui.files import Incoming
from tests.office.applications.conftest import Take
from tests.office.applications.desk import Desk
from tests.office.applications.papers import (
    MOBILE,
    NAME,
    contract,
    kill_the_reader,
    never_end,
    plan,
)
from tests.office.conftest import NOW

SECRET = Marked("third_party_rights", "涉及个人隐私", text=NAME)
DAY = date(2026, 3, 13)


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work is done in this process, where a test can reach it."""
    monkeypatch.setattr(redaction_holding, "run_apart", lambda function, *args: function(*args))


def original(application: Application, by: User, data: bytes, name: str) -> CaseFile:
    incoming = Incoming(name, data, "application/octet-stream")
    return files.keep(application, incoming, FileKind.ORIGINAL, by=by, now=NOW)


@pytest.fixture
def redaction(take: Take, owner: User) -> Redaction:
    file = original(take().application, owner, contract(), "校服采购合同.docx")
    return begin(original=file, by=owner, now=NOW)


def marked(redaction: Redaction, by: User, *marks: Marked) -> Redaction:
    return mark(
        redaction=redaction,
        marks=marks or (SECRET,),
        expected_revision=redaction.revision,
        by=by,
        now=NOW,
    )


def made(redaction: Redaction, by: User) -> RedactionResult:
    return make(redaction=redaction, expected_revision=redaction.revision, by=by, now=NOW)


def kept(redaction: Redaction, by: User) -> CaseFile:
    result = made(redaction, by)
    return keep(result=result, expected_revision=redaction.revision, by=by, now=NOW)


def test_a_marked_name_is_not_in_the_file_that_is_given(redaction: Redaction, owner: User) -> None:
    file = kept(marked(redaction, owner), owner)

    data = files.opened(file)
    shown = redacting.examined(data, file.name)
    assert (file.kind, file.made_from_id) == (FileKind.PROVIDED, redaction.original_id)
    assert NAME not in "".join(passage.text for passage in shown.passages)
    assert "校服" in "".join(passage.text for passage in shown.passages)


def test_the_letter_is_told_where_and_why_and_never_what(redaction: Redaction, owner: User) -> None:
    kept(marked(redaction, owner), owner)

    draft = DecisionDraft.objects.get()
    (group,) = stated_in(draft).withheld
    assert group.ground is Disposition.THIRD_PARTY_RIGHTS
    assert all("涉及个人隐私" in part and "》" in part for part in group.parts)
    assert NAME not in "".join(group.parts)


def test_what_is_made_again_takes_the_place_of_what_was_given_before(
    redaction: Redaction, owner: User
) -> None:
    first = kept(marked(redaction, owner), owner)
    other = Marked("not_information", "经办人的私人便签", text=MOBILE)
    second = kept(marked(Redaction.objects.get(), owner, other), owner)

    first.refresh_from_db()
    groups = stated_in(DecisionDraft.objects.get()).withheld
    assert (first.kind, second.kind) == (FileKind.REPLACED, FileKind.PROVIDED)
    assert [group.ground for group in groups] == [Disposition.THIRD_PARTY_RIGHTS, None]
    assert len({part for group in groups for part in group.parts}) == sum(
        len(group.parts) for group in groups
    )
    assert groups[1].found == {"reason_withheld": "经办人的私人便签"}


def test_a_secret_that_survives_is_refused_and_nothing_is_kept(
    redaction: Redaction, owner: User, here: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = marked(redaction, owner)
    monkeypatch.setattr(word, "withhold", lambda *_: None)

    with pytest.raises(Refused):
        made(ready, owner)

    assert not RedactionResult.objects.exists()
    assert not CaseFile.objects.filter(kind=FileKind.PROVIDED).exists()
    assert not Entry.objects.filter(action="applications.redaction_made").exists()


def test_a_file_that_kills_its_reader_is_refused_and_the_next_one_is_read(
    redaction: Redaction, owner: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready = marked(redaction, owner)
    monkeypatch.setattr(redacting, "finished", kill_the_reader)
    with pytest.raises(Refused, match="意外退出，没有生成任何文件"):
        made(ready, owner)
    monkeypatch.undo()

    assert made(ready, owner).file is None


def test_a_file_that_takes_too_long_is_given_up(
    redaction: Redaction, owner: User, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    ready = marked(redaction, owner)
    settings.READ_SECONDS = 1
    monkeypatch.setattr(redacting, "finished", never_end)

    with pytest.raises(Refused, match="超过1秒"):
        made(ready, owner)
    assert not RedactionResult.objects.exists()


def test_whoever_marks_second_is_told(redaction: Redaction, owner: User, here: None) -> None:
    stale = Redaction.objects.get()
    marked(redaction, owner)

    with pytest.raises(Overtaken, match="改动了这份文件的标记"):
        mark(
            redaction=stale,
            marks=(Marked("third_party_rights", "涉及个人隐私", text=MOBILE),),
            expected_revision=0,
            by=owner,
            now=NOW,
        )
    assert [each.text for each in marking_of(Redaction.objects.get()).marks] == [NAME]


def test_a_result_of_other_marks_cannot_be_kept(
    redaction: Redaction, owner: User, here: None
) -> None:
    ready = marked(redaction, owner)
    result = made(ready, owner)
    again = unmark(redaction=ready, number=0, expected_revision=1, by=owner, now=NOW)

    with pytest.raises(Overtaken):
        keep(result=result, expected_revision=again.revision, by=owner, now=NOW)
    assert not RedactionResult.objects.exists()


def test_a_mark_that_names_nothing_is_not_kept(
    redaction: Redaction, owner: User, here: None
) -> None:
    with pytest.raises(Refused, match="一处也没有找到"):
        marked(redaction, owner, Marked("third_party_rights", "涉及个人隐私", text="没有这个人"))

    assert marking_of(Redaction.objects.get()).marks == ()


def test_a_reason_must_not_tell_what_is_withheld(
    redaction: Redaction, owner: User, here: None
) -> None:
    with pytest.raises(Refused, match="出现在理由里"):
        marked(redaction, owner, Marked("third_party_rights", f"系{NAME}的隐私", text=NAME))


def test_personal_data_are_proposed(redaction: Redaction) -> None:
    proposals = examination_of(redaction).proposals

    assert [(each.label, each.text) for each in proposals] == [("手机号码", MOBILE)]


def test_a_scanned_page_must_be_looked_at_first(take: Take, owner: User, here: None) -> None:
    file = original(take().application, owner, plan(), "规划图.pdf")
    row = begin(original=file, by=owner, now=NOW)
    area = Marked("state_secret", "标有涉密点位", area=(1, 0.1, 0.1, 0.4, 0.3))
    ready = marked(row, owner, area)
    with pytest.raises(Refused, match="尚未经人查看"):
        made(ready, owner)

    seen = view(redaction=ready, numbers=[2], expected_revision=1, by=owner, now=NOW)
    log = log_of(made(seen, owner))
    assert [(each.at, each.code) for each in log.withheld] == [("第1页", "state_secret")]


def test_a_file_that_cannot_be_redacted_is_refused_with_advice(take: Take, owner: User) -> None:
    file = original(take().application, owner, b"plain words", "说明.txt")

    with pytest.raises(Refused, match="另存为docx"):
        begin(original=file, by=owner, now=NOW)
    assert not Redaction.objects.exists()


def test_a_letter_under_way_is_not_undercut(desk: Desk, here: None) -> None:
    application = desk.received(DAY)
    desk.file(application, DAY, FileKind.PROVIDED)
    row = begin(
        original=original(application, desk.clerk, contract(), "合同.docx"), by=desk.clerk, now=NOW
    )
    result = made(marked(row, desk.clerk), desk.clerk)
    desk.decision(
        application,
        Disposition.PROVIDED,
        DAY,
        {"documents": ("合同",), "form": "电子", "delivery": "电子邮件"},
    )

    with pytest.raises(Refused, match="先弃用那份文书"):
        keep(result=result, expected_revision=1, by=desk.clerk, now=NOW)


def test_nothing_marked_stands_in_the_trail(redaction: Redaction, owner: User, here: None) -> None:
    kept(marked(redaction, owner), owner)

    facts = str(list(Entry.objects.values_list("facts", flat=True)))
    assert "redaction_kept" in str(list(Entry.objects.values_list("action", flat=True)))
    assert NAME not in facts
    assert "隐私" not in facts
