"""Wherever a PDF can hold a secret, redaction leaves none, to programs or to the eye."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops

from mingtang.documents.pages import Box, page_image
from mingtang.documents.readers.pdf import PDFIUM
from mingtang.redaction import AreaMark, Loss, PassageMark, RedactionRefused, examine, redact
from tests.mingtang.documents.pdf_writing import box, form, pdf, picture, text
from tests.mingtang.redaction.leaks import HIDDEN, SECRET, leaks
from tests.mingtang.redaction.pdf_bed import PLACES, SHOWN, SHOWN_PLACES
from tests.mingtang.redaction.word_bed import GROUND, MARK


def looked_at(data: bytes, page: int = 1, width: int = 840) -> Image.Image:
    return Image.open(io.BytesIO(page_image(data, page, width))).convert("L")


def ink(data: bytes, page: int = 1) -> Image.Image:
    """1 where there is ink."""
    return looked_at(data, page).point(lambda level: 1 if level < 200 else 0)


def without_secret(data: bytes) -> bytes:
    """The same file whose letters of the secret are drawn as spaces."""
    for letter in set(SECRET):
        data = data.replace(letter.encode("utf-16-be").hex().encode(), b"3000")
    return data


@pytest.mark.parametrize("place", PLACES)
def test_no_secret_survives_in_a_pdf(place: str) -> None:
    pages = {1}
    made = redact(PLACES[place], f"{SECRET}.pdf", [MARK], viewed=pages)
    assert leaks(made.data, SECRET, HIDDEN) == []
    assert SECRET not in made.name


@pytest.mark.parametrize("place", set(PLACES) - {"form field", "stamp", "properties"})
def test_the_bed_really_holds_what_is_hidden(place: str) -> None:
    assert any(HIDDEN in found for found in _held(PLACES[place]))


def _held(data: bytes) -> list[str]:
    try:
        return leaks(data, HIDDEN)
    except AssertionError:  # attachments, properties: these are found as such
        return [HIDDEN]


@pytest.mark.parametrize("place", SHOWN_PLACES)
def test_every_letter_of_the_secret_is_covered_and_nothing_else_is_lost(place: str) -> None:
    source = SHOWN_PLACES[place]
    made = redact(source, "a.pdf", [MARK])
    assert leaks(made.data, SECRET) == []
    with PDFIUM, pdfium.PdfDocument(source) as document:
        count = len(document)
    for page in range(1, count + 1):
        letters = ImageChops.subtract(ink(source, page), ink(without_secret(source), page))
        assert letters.getbbox() is not None
        black = looked_at(made.data, page).point(lambda level: 1 if level < 60 else 0)
        assert ImageChops.subtract(letters, black).getbbox() is None
        covered = sum(black.tobytes()) / (black.width * black.height)
        assert covered < 0.15


def test_the_classic_is_not_repeated() -> None:
    """Text under a black rectangle is under it no more: the rectangle is all there is."""
    made = redact(pdf(SHOWN + text(72, 500, HIDDEN) + box(70, 495, 300, 515)), "a.pdf", [MARK])
    with PDFIUM, pdfium.PdfDocument(made.data) as document:
        page = document[0]
        assert [type(each).__name__ for each in page.get_objects()] == ["PdfImage"]
        page.close()


def test_an_area_is_black_to_its_edges() -> None:
    made = redact(pdf(SHOWN), "a.pdf", [AreaMark(Box(1, 0.1, 0.5, 0.4, 0.6), GROUND)])
    image = looked_at(made.data, width=1000)
    assert image.getpixel((110, 720)) == 0
    assert image.getpixel((390, 840)) == 0
    assert image.getpixel((450, 780)) == 255


def test_a_place_is_covered_at_that_place_alone() -> None:
    source = pdf(text(72, 700, SECRET) + text(72, 400, SECRET))
    seen = examine(source, "a.pdf").passages[0]
    second = seen.text.rindex(SECRET)
    made = redact(source, "a.pdf", [PassageMark("第1页", SECRET, GROUND, second)])
    image = looked_at(made.data, width=595)
    assert image.getpixel((90, 842 - 404)) == 0
    assert ink(made.data).crop((101, 169, 212, 205)).getbbox() is not None


def test_a_scanned_page_must_be_viewed() -> None:
    scan = pdf("500 0 0 700 40 70 cm /X0 Do", SHOWN, forms=[picture()])
    assert examine(scan, "a.pdf").to_be_viewed == {1}
    with pytest.raises(RedactionRefused) as refusal:
        redact(scan, "a.pdf", [MARK])
    assert refusal.value.code == "to_be_viewed"
    assert "第1页" in refusal.value.message
    assert redact(scan, "a.pdf", [MARK], viewed={1}).report.areas == 1


def test_a_page_that_is_black_all_over_need_not_be_viewed() -> None:
    scan = pdf("500 0 0 700 40 70 cm /X0 Do", forms=[picture()])
    made = redact(scan, "a.pdf", [AreaMark(Box(1, 0, 0, 1, 1), GROUND)])
    assert looked_at(made.data).getextrema() == (0, 0)


def test_letters_without_codes_must_be_viewed() -> None:
    assert examine(pdf(SHOWN + text(72, 500, "字", font="F2")), "a.pdf").to_be_viewed == {1}


def test_letters_drawn_as_outlines_must_be_viewed() -> None:
    curves = "100 100 m " + "100 120 120 140 140 100 c " * 150 + "f\n"
    assert examine(pdf(SHOWN + curves), "a.pdf").to_be_viewed == {1}


def locked(user: str) -> bytes:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(SHOWN))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(user=user, owner="b"))
    return buffer.getvalue()


def test_a_locked_file_is_refused() -> None:
    with pytest.raises(RedactionRefused) as refusal:
        redact(locked("a"), "a.pdf", [MARK])
    assert refusal.value.code == "encrypted"


def test_a_file_that_only_forbids_copying_is_redacted() -> None:
    assert leaks(redact(locked(""), "a.pdf", [MARK]).data, SECRET) == []


def test_what_was_left_behind_is_listed() -> None:
    dropped = {entry.loss for entry in redact(PLACES["note"], "a.pdf", [MARK]).dropped}
    assert {Loss.ANNOTATION, Loss.TEXT_LAYER, Loss.METADATA} <= dropped


def test_a_filled_form_field_is_still_shown_where_it_is_not_marked() -> None:
    mark = PassageMark(
        "第1页", "公开", GROUND, examine(pdf(SHOWN), "a").passages[0].text.index("公开")
    )
    kept = redact(PLACES["form field"], "a.pdf", [mark])
    assert ink(kept.data).crop((423, 282, 551, 346)).getbbox() is not None


def test_pages_keep_their_size() -> None:
    made = redact(SHOWN_PLACES["turned page"], "a.pdf", [MARK])
    with PDFIUM, pdfium.PdfDocument(made.data) as document:
        page = document[0]
        assert page.get_size() == (842, 595)
        page.close()


def test_the_same_document_gives_the_same_bytes() -> None:
    one, two = (redact(pdf(SHOWN), "a.pdf", [MARK]).data for _ in range(2))
    assert one == two


def test_a_form_drawn_twice_is_covered_twice() -> None:
    source = pdf("/X0 Do 1 0 0 1 0 -200 cm /X0 Do", forms=[form(text(72, 700, SECRET))])
    made = redact(source, "a.pdf", [MARK])
    image = looked_at(made.data, width=595)
    assert [image.getpixel((90, 842 - y)) for y in (704, 504)] == [0, 0]
