"""The signature: number, files, digests, trail and the case's own step, all or none."""

from __future__ import annotations

import io
from hashlib import sha256

import docx
import pypdfium2
import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.storage import default_storage

from mingtang.rendering import RenderingImpossible
from mingtang_office.agencies.models import Role
from mingtang_office.agencies.refusals import Refused
from mingtang_office.letters.actions import signing
from mingtang_office.letters.actions.arrangements import set_code
from mingtang_office.letters.actions.signing import sign, void
from mingtang_office.letters.models import Letter, LetterState, SeriesCounter
from mingtang_office.letters.queries import missing_numbers
from mingtang_office.letters.wording import sheet_of
from mingtang_office.trail import sealed_files
from mingtang_office.trail.models import Entry, ObjectKey
from tests.office.conftest import NOW, TODAY, Agencies, MakePerson
from tests.office.letters.conftest import CASE, REPLY, Case, Drafted, Staff

pytestmark = pytest.mark.django_db


def test_a_signed_letter_has_number_date_signer_and_the_digests_of_its_files(
    signed: Drafted, staff: Staff
) -> None:
    letter = signed(REPLY)

    assert letter.reference == "云江县教育局公开告〔2026〕1号"
    assert (letter.state, letter.signed_on, letter.signed_by) == (
        LetterState.SIGNED,
        TODAY,
        staff.signatory,
    )
    for name, digest in (
        (letter.docx_file, letter.docx_sha256),
        (letter.pdf_file, letter.pdf_sha256),
    ):
        assert sha256(sealed_files.read(letter.subject, name)).hexdigest() == digest
        with default_storage.open(name) as stored:
            assert sha256(stored.read()).hexdigest() != digest  # on the disk: ciphertext


def test_numbers_count_by_series_and_year_without_gap(signed: Drafted, agencies: Agencies) -> None:
    letters = [signed(number=str(n)) for n in range(3)]
    reply = signed(REPLY)

    assert [each.number for each in letters] == [1, 2, 3]
    assert letters[2].reference == "云江县教育局公开延〔2026〕3号"
    assert reply.number == 1
    assert missing_numbers(agencies.education, "extension", 2026) == ()


def test_a_number_begins_with_the_agency_s_own_code(
    signed: Drafted, staff: Staff, agencies: Agencies
) -> None:
    set_code(
        agency=agencies.education,
        code="云教公开",
        expected="云江县教育局公开",
        by=staff.head,
        now=NOW,
    )

    assert signed().reference == "云教公开延〔2026〕1号"


def test_the_files_say_what_the_letter_says_and_nothing_else(signed: Drafted) -> None:
    letter = signed(REPLY)
    told = "".join(sheet_of(letter, TODAY).text_lines())

    word = docx.Document(io.BytesIO(sealed_files.read(letter.subject, letter.docx_file)))
    head = "".join(p.text for p in word.sections[0].first_page_header.paragraphs)
    assert head + "".join(p.text for p in word.paragraphs) == told
    pdf = pypdfium2.PdfDocument(sealed_files.read(letter.subject, letter.pdf_file))
    shown = "".join(page.get_textpage().get_text_range() for page in pdf)
    assert _bare(shown) == _bare(told)


def _bare(text: str) -> str:
    return "".join(text.split()).replace("—2—", "")


def test_the_case_hears_of_the_signature_and_can_undo_it_all(
    at_signature: Drafted, case: Case, staff: Staff, agencies: Agencies
) -> None:
    letter = at_signature()
    case.fails_when_signed = True

    with pytest.raises(Refused, match="办件不能这样办"):
        sign(letter=letter, expected_revision=2, by=staff.head, now=NOW)

    letter.refresh_from_db()
    assert (letter.state, letter.number, letter.docx_file) == (LetterState.IN_REVIEW, None, "")
    assert not SeriesCounter.objects.exists()
    assert not Entry.objects.filter(action="letters.signed").exists()
    case.fails_when_signed = False
    assert sign(letter=letter, expected_revision=2, by=staff.head, now=NOW).number == 1
    assert case.told == ["signed 1"]


def test_a_letter_that_the_law_holds_back_is_not_signed(
    at_signature: Drafted, case: Case, staff: Staff
) -> None:
    case.forbids = "答复期限已经届满，不能再延期（《条例》第三十三条第二款）。"

    with pytest.raises(Refused, match="第三十三条第二款"):
        sign(letter=at_signature(), expected_revision=2, by=staff.head, now=NOW)


def test_what_cannot_be_rendered_takes_no_number(
    at_signature: Drafted, staff: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter = at_signature()

    def no_font(sheet: object) -> bytes:
        raise RenderingImpossible("no_font", "没有中文字体。")

    monkeypatch.setattr(signing, "letter_pdf", no_font)
    with pytest.raises(Refused, match="没有占用文号"):
        sign(letter=letter, expected_revision=2, by=staff.head, now=NOW)

    assert not SeriesCounter.objects.exists()
    assert Letter.objects.get().state == LetterState.IN_REVIEW


def test_a_clerk_signs_nothing_and_a_head_no_decision(at_signature: Drafted, staff: Staff) -> None:
    notice, reply = at_signature(), at_signature(REPLY)

    with pytest.raises(PermissionDenied):
        sign(letter=notice, expected_revision=2, by=staff.other_clerk, now=NOW)
    with pytest.raises(PermissionDenied):
        sign(letter=reply, expected_revision=4, by=staff.head, now=NOW)


def test_a_letter_whose_case_was_erased_is_not_signed(at_signature: Drafted, staff: Staff) -> None:
    letter = at_signature()
    ObjectKey.objects.filter(object_type=CASE).delete()

    with pytest.raises(Refused, match="已按规定擦除"):
        sign(letter=letter, expected_revision=2, by=staff.head, now=NOW)


def test_a_void_letter_keeps_its_number_and_the_next_one_follows(
    signed: Drafted, case: Case, staff: Staff, agencies: Agencies
) -> None:
    letter = signed()

    void(letter=letter, reason="日期有误", expected_revision=3, by=staff.head, now=NOW)

    assert Letter.objects.get().reference == "云江县教育局公开延〔2026〕1号"
    assert signed(number="2").number == 2
    assert missing_numbers(agencies.education, "extension", 2026) == ()
    assert case.told == ["signed 1", "voided 1", "signed 2"]


def test_a_code_that_another_agency_numbers_under_signs_nothing(
    signed: Drafted, at_signature: Drafted, make_person: MakePerson, agencies: Agencies
) -> None:
    signed()
    namesake = agencies.county.add_child(name="云江县教育局", kind="department")
    clerk = make_person("clerk-b", Role.CLERK, namesake)
    head = make_person("head-b", Role.HEAD, namesake)
    letter = at_signature(number="2", by=clerk, agency=namesake)

    with pytest.raises(Refused, match="已有其他机关在用"):
        sign(letter=letter, expected_revision=2, by=head, now=NOW)
