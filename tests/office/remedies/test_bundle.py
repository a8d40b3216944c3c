"""The bundle for the court: the exact bytes of everything, the same each time, read back."""

import io
import json
import zipfile
from datetime import date
from hashlib import sha256

import pytest
from django.core.exceptions import PermissionDenied

from mingtang.applications.dispositions import Disposition
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.applications.bundles import faults_in
from mingtang_office.applications.models import Application
from mingtang_office.applications.queries.letters import letters_of
from mingtang_office.remedies.actions.bundles import make_bundle
from mingtang_office.remedies.actions.files import keep, open_file
from mingtang_office.remedies.models import Remedy, RemedyFileKind
from mingtang_office.trail import sealed_files
from mingtang_office.trail.models import Entry
from mingtang_office.ui.files import Incoming
from tests.office.applications.desk import Desk
from tests.office.applications.lives import life_of
from tests.office.remedies.conftest import Bring, at

FILED, MADE = date(2026, 4, 20), at(date(2026, 4, 24))
EVIDENCE = Incoming("证据目录.pdf", b"%PDF-1.7 evidence", "application/pdf")


@pytest.fixture
def remedy(desk: Desk, bring: Bring) -> Remedy:
    answered = life_of(desk, Disposition.THIRD_PARTY_RIGHTS).application
    found = bring(application=answered, letter=letters_of(answered).last(), on=FILED)
    found.refresh_from_db()
    keep(
        remedy=found,
        papers=(EVIDENCE,),
        kind=RemedyFileKind.EVIDENCE,
        expected_revision=found.revision,
        by=desk.clerk,
        now=MADE,
    )
    return found


def bundle(remedy: Remedy, by: User) -> bytes:
    remedy.refresh_from_db()
    row = make_bundle(remedy=remedy, expected_revision=remedy.revision, by=by, now=MADE)
    return open_file(row=row, by=by, now=MADE)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_it_holds_the_exact_bytes_of_the_case_and_of_the_remedy(remedy: Remedy, desk: Desk) -> None:
    digests = {sha256(data).hexdigest() for data in parts(bundle(remedy, desk.clerk)).values()}
    application = remedy.application
    assert isinstance(application, Application)
    signed = letters_of(application).exclude(pdf_sha256="")
    assert signed
    assert {letter.pdf_sha256 for letter in signed} <= digests
    assert {letter.docx_sha256 for letter in signed} <= digests
    assert {row.sha256 for row in application.files.all()} <= digests
    assert sha256(EVIDENCE.data).hexdigest() in digests


def test_it_tells_the_ledger_of_days_the_course_and_the_trail(remedy: Remedy, desk: Desk) -> None:
    found = parts(bundle(remedy, desk.clerk))
    assert json.loads(found["application/ledger.json"])["days"]
    assert [row["kind"] for row in json.loads(found["course.json"])] == ["filed"]
    assert "remedies.filed" in {row["action"] for row in json.loads(found["trail.json"])}
    assert "林小满" in found["parties.json"].decode()


def test_two_bundles_of_one_case_are_the_same_bytes(remedy: Remedy, desk: Desk) -> None:
    assert bundle(remedy, desk.clerk) == bundle(remedy, desk.clerk)


def test_a_changed_byte_is_found(remedy: Remedy, desk: Desk) -> None:
    data = bundle(remedy, desk.clerk)
    assert faults_in(data) == ()
    assert faults_in(data.replace(b"%PDF-1.7 evidence", b"%PDF-1.7 evidencE")) != ()


def test_no_bundle_comes_of_a_file_that_was_changed(
    remedy: Remedy, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = sealed_files.read
    monkeypatch.setattr(sealed_files, "read", lambda holder, name: original(holder, name) + b" ")
    remedy.refresh_from_db()
    with pytest.raises(Refused, match="与登记的摘要不符"):
        make_bundle(remedy=remedy, expected_revision=remedy.revision, by=desk.clerk, now=MADE)
    assert not remedy.files.filter(kind=RemedyFileKind.BUNDLE).exists()


def test_that_it_was_made_stays_on_record(remedy: Remedy, desk: Desk) -> None:
    data = bundle(remedy, desk.clerk)
    entry = Entry.objects.get(action="remedies.bundle_made")
    assert entry.facts["sha256"] == sha256(data).hexdigest()


def test_who_only_reads_makes_none(remedy: Remedy, desk: Desk) -> None:
    with pytest.raises(PermissionDenied):
        bundle(remedy, desk.reviewer)
