"""What cannot be read is said in words, with a code."""

import pytest

from mingtang.documents.raw import UnreadableDocument
from mingtang.documents.readers import pdf as reader
from mingtang.documents.readers import pdf_page, pdf_paths
from mingtang.documents.readers.pdf import read
from tests.mingtang.documents.pdf_writing import lattice, pdf, picture, text

SCAN = "q 595 0 0 842 0 0 cm /X0 Do Q"


def refusal(data: bytes) -> UnreadableDocument:
    with pytest.raises(UnreadableDocument) as caught:
        read(data)
    return caught.value


def test_no_bytes_are_an_empty_file() -> None:
    assert refusal(b"").code == "empty"


def test_a_page_without_ink_is_an_empty_file() -> None:
    assert refusal(pdf("")).code == "empty"


@pytest.mark.parametrize("data", [b"%PDF-1.7\nnothing", b"<html>", pdf("")[:60]])
def test_a_broken_file_is_corrupt(data: bytes) -> None:
    assert refusal(data).code == "corrupt"


def test_a_password_is_said_to_be_in_the_way() -> None:
    locked = pdf(text(72, 700, "甲")).replace(
        b"/Info 4 0 R",
        b"/Info 4 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"41" * 32
        + b"> /U <"
        + b"42" * 32
        + b"> >> /ID [<41><41>]",
    )
    assert refusal(locked).code == "encrypted"
    assert "密码" in refusal(locked).message


def test_pictures_of_pages_are_scans_even_with_a_page_number() -> None:
    found = refusal(pdf(SCAN + text(290, 30, "1"), SCAN, forms=[picture()]))
    assert found.code == "scanned"
    assert "OCR" in found.message


def test_one_scanned_page_is_remarked_and_the_others_are_read() -> None:
    document = read(pdf(SCAN, text(72, 700, "本年度未收取费用。"), forms=[picture()]))
    assert [p.text for p in document.paragraphs] == ["本年度未收取费用。"]
    assert [(remark.code, remark.at.page) for remark in document.remarks] == [("scanned_page", 1)]


def test_codes_of_no_script_are_garbled() -> None:
    assert refusal(pdf(text(72, 700, "ሀሁሂሃሄህሆ" * 5, font="F2"))).code == "garbled_text"


def test_chinese_characters_at_random_are_garbled() -> None:
    words = "".join(chr(0x6000 + 37 * n) for n in range(200))
    lines = [text(72, 700 - 20 * n, words[40 * n : 40 * n + 40]) for n in range(5)]
    assert refusal(pdf("".join(lines))).code == "garbled_text"


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_PAGES", 1)
    assert refusal(pdf(text(72, 700, "甲"), text(72, 700, "乙"))).code == "too_complex"


def test_too_many_segments_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_paths, "MAX_SEGMENTS", 20)
    drawing = lattice(range(72, 500, 9), (700, 670))
    assert refusal(pdf(drawing)).code == "too_complex"


def test_too_much_text_on_a_page_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_page, "MAX_CHARACTERS", 3)
    assert refusal(pdf(text(72, 700, "一、总体情况"))).code == "too_complex"


def test_a_page_full_of_small_squares_is_a_drawing_and_its_text_is_kept() -> None:
    drawing = lattice(range(0, 1700, 4), range(0, 1700, 4))
    document = read(pdf(drawing + text(72, 700, "一、总体情况")))
    assert document.grids == ()
    assert [p.text for p in document.paragraphs] == ["一、总体情况"]
