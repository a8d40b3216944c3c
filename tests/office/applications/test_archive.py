"""The bundle of a case: whole, the same each time, and only of a case that is in order."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications.delivery import ServiceManner
from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.actions import files
from mingtang_office.applications.actions.archiving import archive, export_bundle
from mingtang_office.applications.actions.notices import notify_of_consultation
from mingtang_office.applications.bundles import faults_in
from mingtang_office.applications.models import Application, CaseFile, FileKind
from mingtang_office.trail.models import Entry, ObjectKey
from mingtang_office.ui import storage
from tests.office.applications.desk import Desk, at
from tests.office.applications.lives import ASKED, DECIDED, FACTS, REPLIED, Life, life_of
from tests.office.conftest import MakePerson

ARCHIVED = at(date(2026, 4, 20))


@pytest.fixture
def life(desk: Desk) -> Life:
    return life_of(desk, Disposition.THIRD_PARTY_RIGHTS)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive_:
        return {name: archive_.read(name) for name in archive_.namelist()}


def export(desk: Desk, application: Application) -> bytes:
    return export_bundle(application=application, by=desk.clerk, now=ARCHIVED)


def archived(desk: Desk, application: Application) -> CaseFile:
    application.refresh_from_db()
    return archive(
        application=application,
        expected_revision=application.revision,
        by=desk.clerk,
        now=ARCHIVED,
    )


def test_it_holds_the_exact_bytes_of_every_letter_and_file(desk: Desk) -> None:
    life = life_of(desk, Disposition.PARTLY_GRANTED)
    found = parts(export(desk, life.application))
    digests = {sha256(data).hexdigest() for data in found.values()}
    assert {life.letter.pdf_sha256, life.letter.docx_sha256} <= digests
    assert set(life.application.files.values_list("sha256", flat=True)) <= digests
    assert sorted(name for name in found if "/" in name) == [
        "files/001-拟提供的信息件-原件.pdf",
        "files/002-提供给申请人的信息件-区分处理件.pdf",
        "letters/01-云江县教育局公开告〔2026〕1号.docx",
        "letters/01-云江县教育局公开告〔2026〕1号.pdf",
    ]


def test_it_holds_the_events_the_days_and_the_trail_to_its_end(desk: Desk, life: Life) -> None:
    found = parts(export(desk, life.application))
    events = [row["kind"] for row in json.loads(found["events.json"])]
    manifest = json.loads(found["manifest.json"])
    last = Entry.objects.exclude(action="applications.bundle_exported").latest("pk")
    assert events == [
        "submitted",
        "received",
        "consultation_sent",
        "consultation_answered",
        "decided",
        "served",
    ]
    assert json.loads(found["ledger.json"])["received_on"] == "2026-03-02"
    assert manifest["chain"] == {
        "name": last.chain.name,
        "number": last.number,
        "head": last.digest,
    }
    assert json.loads(found["trail.json"])[-1]["digest"] == last.digest


def test_the_same_case_gives_the_same_bytes(desk: Desk, life: Life) -> None:
    first = export(desk, life.application)
    archived(desk, life.application)
    assert export(desk, life.application) == first


def test_people_can_read_its_index(desk: Desk, life: Life) -> None:
    page = parts(export(desk, life.application))["index.html"].decode()
    assert "林小满" in page
    assert life.letter.reference in page
    assert "征求第三方意见，不计入答复期限" in page


def test_a_changed_byte_shows(desk: Desk, life: Life) -> None:
    data = export(desk, life.application)
    at_ = data.index(b"%PDF")
    assert faults_in(data) == ()
    assert faults_in(data[:at_] + b"%PDX" + data[at_ + 4 :]) != ()
    assert faults_in(b"nothing") == ("不是完整的案卷文件，无法读取。",)


def test_archived_it_keeps_its_bundle_sealed(desk: Desk, life: Life) -> None:
    row = archived(desk, life.application)
    life.application.refresh_from_db()
    assert (row.kind, life.application.archived_at) == (FileKind.BUNDLE, ARCHIVED)
    assert faults_in(files.opened(row)) == ()


def test_it_is_archived_once(desk: Desk, life: Life) -> None:
    archived(desk, life.application)
    with pytest.raises(Refused, match="已经归档"):
        archived(desk, life.application)


def test_an_open_case_is_not_archived(desk: Desk) -> None:
    with pytest.raises(Refused, match="还没有办结"):
        archived(desk, desk.received(DECIDED))


def test_nor_one_with_a_letter_under_way(desk: Desk) -> None:
    application = desk.received(ASKED)
    desk.third_party_asked(application, ASKED)
    consultation = application.consultations.get()
    application.refresh_from_db()
    notice = notify_of_consultation(
        consultation=consultation,
        expected_revision=application.revision,
        by=desk.clerk,
        now=at(ASKED),
    )
    desk.signed(notice, ASKED)
    desk.third_party_answered(consultation, REPLIED)
    letter = desk.decision(
        application,
        Disposition.THIRD_PARTY_RIGHTS,
        DECIDED,
        FACTS[Disposition.THIRD_PARTY_RIGHTS],
    )
    desk.issued(letter, DECIDED)
    with pytest.raises(Refused, match="公开征〔2026〕2号还没有送达"):
        archived(desk, application)


def test_a_file_that_is_not_what_it_was_stops_it(desk: Desk) -> None:
    life = life_of(desk, Disposition.STATE_SECRET)
    row = life.application.files.get()
    CaseFile.objects.filter(pk=row.pk).update(sha256="0" * 64)
    with pytest.raises(Refused, match="与登记的摘要不符"):
        export(desk, life.application)


def test_a_file_that_is_gone_stops_it(desk: Desk, life: Life) -> None:
    storage.discard(life.letter.pdf_file)
    with pytest.raises(Refused, match="读不出来"):
        export(desk, life.application)


def test_once_erased_there_is_no_bundle(desk: Desk, life: Life) -> None:
    ObjectKey.objects.filter(object_id=str(life.application.pk)).delete()
    with pytest.raises(Refused, match="擦除"):
        export(desk, life.application)


def test_who_may_not_see_applicants_gets_none(
    desk: Desk, life: Life, make_person: MakePerson
) -> None:
    supervisor: User = make_person("chief", Role.SUPERVISOR, desk.agency)
    with pytest.raises(PermissionDenied):
        export_bundle(application=life.application, by=supervisor, now=ARCHIVED)


def test_the_proof_of_service_by_post_is_in_it(desk: Desk) -> None:
    life = life_of(desk, Disposition.REISSUE)
    letters = json.loads(parts(export(desk, life.application))["letters.json"])
    assert letters[0]["services"][0]["manner"] == ServiceManner.IN_PERSON
    assert letters[0]["services"][0]["receiver"] == "本人签收"
