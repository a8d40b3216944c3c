"""Files without what they say of their makers: what readers see is as it was."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from PIL import Image

from mingtang.documents.open import read
from mingtang.screening import (
    Advice,
    Attachment,
    CleaningRefused,
    metadata_removed,
    screen,
)
from tests.mingtang.documents.building import zipped
from tests.mingtang.documents.pdf_writing import pdf, text
from tests.mingtang.screening.planted import beds
from tests.mingtang.screening.test_files import picture

BEDS = beds()
NAME = "张大山"


def cleaned(data: bytes, name: str = "文件") -> bytes:
    made = metadata_removed(Attachment("附件1", name, data))
    left = screen([], [Attachment("附件1", "", made)]).findings
    assert [each for each in left if each.advice is Advice.REMOVE_METADATA] == []
    return made


def _docx() -> bytes:
    bed = BEDS["word_bed"]
    change = f'<w:ins w:id="1" w:author="{NAME}">{bed.r("已插入")}</w:ins>'
    parts = {
        "docProps/core.xml": bed.core(NAME),
        "docProps/app.xml": f"<Properties><Company>{NAME}</Company></Properties>",
        "word/people.xml": f'<w15:people xmlns:w15="x"><w15:person w15:author="{NAME}"/></w15:people>',
        "word/media/image1.jpeg": picture(NAME, position=True),
    }
    body = bed.p(change) + bed.p(bed.drawing())
    data: bytes = bed.docx(bed.Bed(body, parts, {"rId9": ("image", "media/image1.jpeg")}))
    return data


def test_a_word_document_keeps_its_text_and_loses_its_makers() -> None:
    source = _docx()
    made = cleaned(source)
    assert read(made).paragraphs == read(source).paragraphs
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        everything = b"".join(map(archive.read, archive.namelist()))
    assert NAME.encode() not in everything


def test_a_workbook_opens_as_before() -> None:
    workbook = Workbook()
    workbook.properties.creator = NAME
    sheet = workbook.worksheets[0]
    sheet.append(["姓名", "金额"])
    sheet["A1"].comment = Comment("请核对", NAME)
    buffer = io.BytesIO()
    workbook.save(buffer)
    made = load_workbook(io.BytesIO(cleaned(buffer.getvalue())))
    assert made.worksheets[0]["A1"].value == "姓名"
    assert made.worksheets[0]["A1"].comment.text == "请核对"


@pytest.mark.parametrize("place", ["note", "attachment", "properties", "script", "private data"])
def test_a_pdf_stays_text_and_loses_what_is_beside_its_pages(place: str) -> None:
    source = BEDS["pdf_bed"].PLACES[place]
    made = cleaned(source)
    assert [p.text for p in read(made).paragraphs] == [p.text for p in read(source).paragraphs]
    result = screen([], [Attachment("附件1", "", made)])
    assert "id_card" not in {each.concern.value for each in result.findings}


def test_earlier_versions_of_a_pdf_are_gone() -> None:
    made = cleaned(BEDS["pdf_bed"].PLACES["old version"])
    assert made.count(b"%%EOF") == 1
    assert "old_version" not in {
        each.concern.value for each in screen([], [Attachment("附件1", "", made)]).findings
    }


def test_a_photograph_keeps_every_pixel_and_forgets_where() -> None:
    source = picture(NAME, position=True)
    made = cleaned(source)
    with Image.open(io.BytesIO(source)) as before, Image.open(io.BytesIO(made)) as after:
        assert before.tobytes() == after.tobytes()
        assert dict(after.getexif()) == {}
    assert NAME.encode() not in made


def test_a_photograph_that_is_turned_on_display_is_turned_for_good() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x013B] = NAME
    buffer = io.BytesIO()
    Image.new("RGB", (80, 40), "red").save(buffer, "JPEG", exif=exif)
    with Image.open(io.BytesIO(cleaned(buffer.getvalue()))) as after:
        assert after.size == (40, 80)


def test_words_in_a_png_go_and_pixels_stay() -> None:
    source = BEDS["word_bed"].png(NAME)
    made = cleaned(source)
    with Image.open(io.BytesIO(source)) as before, Image.open(io.BytesIO(made)) as after:
        assert before.tobytes() == after.tobytes()


def test_what_stands_behind_the_end_of_a_picture_goes() -> None:
    assert NAME.encode() not in cleaned(picture() + NAME.encode())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (zipped({"word/document.xml": "<x/>", "_xmlsignatures/sig1.xml": "<s/>"}), "电子签名"),
        (b"plain words", "不能自动清除"),
        (b"%PDF-1.7 nothing", "已损坏"),
    ],
)
def test_what_cannot_be_cleaned_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(CleaningRefused, match=words):
        metadata_removed(Attachment("附件1", "文件", data))


def test_a_signed_pdf_is_refused() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(text(72, 700, "公开")))) as document:
        document.Root.AcroForm = pikepdf.Dictionary(SigFlags=3)
        document.save(buffer)
    with pytest.raises(CleaningRefused, match="签名失效"):
        metadata_removed(Attachment("附件1", "文件", buffer.getvalue()))
