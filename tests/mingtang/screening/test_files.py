"""Files of every kind: what cannot be read blocks, pictures are read or told, nothing is silent."""

from __future__ import annotations

import csv
import io
import zipfile

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from PIL import Image

from mingtang.privacy import id_card_check
from mingtang.screening import Attachment, Concern, Screening, Severity, screen
from tests.mingtang.documents.building import zipped
from tests.mingtang.documents.pdf_writing import pdf, text
from tests.mingtang.screening.planted import NUMBER, beds

BEDS = beds()
DOCX = BEDS["word_bed"].docx(BEDS["word_places"].PLACES["comment"])


def screened(data: bytes, name: str = "文件", **options: object) -> Screening:
    return screen([], [Attachment("附件1", name, data)], **options)  # type: ignore[arg-type]


def concerns(data: bytes, name: str = "文件", **options: object) -> set[tuple[str, str]]:
    found = screened(data, name, **options).findings
    return {(each.concern.value, each.severity.value) for each in found}


def picture(words: str = "", position: bool = False) -> bytes:
    buffer, exif = io.BytesIO(), Image.Exif()
    if words:
        exif[0x013B] = words
    if position:
        exif.get_ifd(0x8825).update({1: "N", 2: (29.0, 30.0, 1.0), 3: "E", 4: (119.0, 1.0, 2.0)})
    Image.new("RGB", (80, 60), (0, 120, 200)).save(buffer, "JPEG", exif=exif)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "文件是空的"),
        (DOCX[: len(DOCX) // 2], "文件已损坏或者不完整"),
        (zipped({"a.txt": "x"}), "不支持的文件格式"),
        (zipped({"OFD.xml": "<x/>"}), "不支持的文件格式"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "文件已损坏或者不完整"),
        (b"%PDF-1.7 nothing", "文件已损坏或者不完整"),
        (b"\xff\xd8\xff\xe0 no picture", "不支持的文件格式"),
    ],
)
def test_a_file_that_cannot_be_read_blocks(data: bytes, why: str) -> None:
    result = screened(data)
    found = [each for each in result.findings if each.concern is Concern.UNREADABLE]
    assert (found[0].quote, found[0].severity) == (why, Severity.BLOCKS)
    assert result.not_looked_at


def test_a_locked_pdf_blocks() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(text(72, 700, "公开")))) as document:
        document.save(buffer, encryption=pikepdf.Encryption(owner="o", user="u"))
    assert ("unreadable", "blocks") in concerns(buffer.getvalue())


def test_the_name_of_a_file_goes_out_too() -> None:
    found = screened(b"plain words", f"{NUMBER}.txt").findings
    assert [(each.at, each.concern.value) for each in found] == [("附件1的文件名", "id_card")]


def test_a_picture_without_ocr_is_told_as_not_looked_at() -> None:
    result = screened(picture())
    assert [each.concern for each in result.not_looked_at] == [Concern.UNREAD_PICTURE]
    assert not result.blocks


def test_words_in_a_picture_are_searched_where_ocr_is_given() -> None:
    result = screened(picture(), ocr=lambda data: f"身份证 {NUMBER}")
    assert [(each.at, each.concern.value) for each in result.findings] == [("附件1", "id_card")]


def _broken(data: bytes) -> str:
    raise RuntimeError("no model")


def test_ocr_that_fails_is_no_silence() -> None:
    assert concerns(picture(), ocr=_broken) == {("unread_picture", "look")}


def test_a_photograph_tells_where_it_was_taken_and_by_whom() -> None:
    assert concerns(picture("张大山", position=True)) >= {
        ("location", "blocks"),
        ("metadata", "look"),
    }


def test_pages_that_are_pictures_are_read_by_ocr() -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (800, 1100), "white").save(buffer, "PDF")
    assert ("unreadable", "blocks") in concerns(buffer.getvalue())
    read = screened(buffer.getvalue(), ocr=lambda data: f"手机13800138000，{NUMBER}")
    assert {each.concern.value for each in read.findings} >= {"mobile", "id_card"}
    assert not read.not_looked_at


def test_xmp_of_a_pdf_is_read() -> None:
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf(text(72, 700, "公开")))) as document:
        with document.open_metadata() as meta:
            meta["dc:creator"] = [NUMBER]
        document.save(buffer)
    found = {
        (each.at, each.concern.value, each.advice.value)
        for each in screened(buffer.getvalue()).findings
    }
    assert ("附件1文件属性（XMP）", "id_card", "remove_metadata") in found


def test_a_csv_is_a_table() -> None:
    buffer = io.StringIO()
    csv.writer(buffer).writerows([["姓名", "身份证号"], ["张大山", NUMBER]])
    found = screened(buffer.getvalue().encode("gb18030"), "名单.csv").findings
    assert [(each.at, each.concern.value, each.count) for each in found] == [
        ("附件1第1张表第2列", "id_card", 1)
    ]


def test_a_web_page_is_searched_in_its_source_too() -> None:
    page = f"<html><body><p>公开</p><!-- {NUMBER} --><div data-x='13800138000'></div></body></html>"
    found = screened(page.encode()).findings
    assert [(each.at, each.concern.value) for each in found] == [
        ("附件1（源代码）", "id_card"),
        ("附件1（源代码）", "mobile"),
    ]


def test_an_example_of_the_place_of_a_column() -> None:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "名单"
    for row in (["2026年临时救助名单"], ["序号", "姓名", "身份证号"], [1, "张大山", NUMBER]):
        sheet.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    found = screened(buffer.getvalue()).findings
    assert [(e.at, e.concern.value) for e in found if e.concern is not Concern.METADATA] == [
        ("附件1第1张表“名单”第2列", "sensitive_name"),
        ("附件1第1张表“名单”第3列", "id_card"),
    ]


def test_a_sheet_named_after_a_person_is_told_masked() -> None:
    workbook = Workbook()
    workbook.worksheets[0].title = "张大山"
    workbook.worksheets[0].append(["备注", "13800138000"])
    buffer = io.BytesIO()
    workbook.save(buffer)
    found = screened(buffer.getvalue()).findings
    assert "附件1第1张表“张某某”第1行第2列" in [each.at for each in found]
    assert "张大山" not in repr(found)


def test_files_within_files_are_opened() -> None:
    outer = BEDS["word_bed"].Bed("", {"word/embeddings/a.docx": DOCX})
    found = screened(BEDS["word_bed"].docx(outer)).findings
    assert "附件1嵌入的第1个文件批注" in [each.at for each in found]
    assert ("embedded", "附件1") in [(each.concern.value, each.at) for each in found]


def test_files_within_files_without_end_are_told() -> None:
    data = DOCX
    for _ in range(6):
        data = BEDS["word_bed"].docx(BEDS["word_bed"].Bed("", {"word/embeddings/a.docx": data}))
    found = [each for each in screened(data).findings if each.concern is Concern.UNREADABLE]
    assert [each.quote for each in found] == ["嵌入的层数过多"]


def test_an_old_word_file_is_to_be_replaced_whether_it_could_be_read_or_not() -> None:
    rtf = rf"{{\rtf1\ansi {NUMBER} \par}}".encode()
    found = screened(rtf, "旧文件.rtf").findings
    assert ("old_version", "replace_file") in {(e.concern.value, e.advice.value) for e in found}
    assert {each.concern.value for each in found} & {"id_card", "unreadable"}


@settings(max_examples=25, deadline=None)
@given(
    st.from_regex(r"3[3-6]0[1-9]0[1-9](?:19[5-9]|20[01])[0-9](?:0[1-9]|1[0-2])(?:0[1-9]|1[0-9]|2[0-8])[0-9]{3}", fullmatch=True),
    st.sampled_from(["comment", "vanish", "custom xml", "core properties", "link target"]),
)  # fmt: skip
def test_any_number_is_found_and_never_told(first17: str, place: str) -> None:
    number = first17 + id_card_check(first17)
    data = BEDS["word_bed"].docx(BEDS["word_places"].PLACES[place])
    found = screened(_replaced(data, number)).findings
    assert Concern.ID_CARD in {each.concern for each in found}
    assert number not in repr(found) + "".join(each.message for each in found)


def _replaced(data: bytes, number: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return zipped(
            {
                name: archive.read(name).replace(NUMBER.encode(), number.encode())
                for name in archive.namelist()
            }
        )


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=12), st.integers(0, 10_000), st.integers(0, 2))
def test_damage_never_raises_and_never_passes_in_silence(noise: bytes, at: int, which: int) -> None:
    source = [DOCX, BEDS["sheet_places"].PLACES["comment"], BEDS["pdf_bed"].PLACES["note"]][which]
    at %= len(source)
    result = screened(source[:at] + noise + source[at + len(noise) :])
    told = {each.concern for each in result.findings}
    assert told & {Concern.ID_CARD, Concern.UNREADABLE}
