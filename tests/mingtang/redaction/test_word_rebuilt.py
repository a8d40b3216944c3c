"""What stays of a Word document is what its reader saw, where it stood."""

from __future__ import annotations

import io
import zipfile

import docx as python_docx
import pytest
from PIL import Image

from mingtang.documents.open import read
from mingtang.documents.pages import Box
from mingtang.redaction import AreaMark, Loss, PassageMark, RedactionRefused, examine, redact
from tests.mingtang.redaction.leaks import HIDDEN, SECRET
from tests.mingtang.redaction.word_bed import (
    GROUND,
    MARK,
    Bed,
    docx,
    drawing,
    field_code,
    p,
    picture,
    r,
    story,
    table,
    tc,
    tr,
)

PHOTO = {"rId9": ("image", "media/image1.jpeg")}


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in python_docx.Document(io.BytesIO(data)).paragraphs]


def photo(left: int = 200) -> bytes:
    """A picture whose left half is red, whose right half is green."""
    image = Image.new("RGB", (400, 200), (0, 180, 0))
    image.paste((220, 0, 0), (0, 0, left, 200))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def picture_of(data: bytes) -> Image.Image:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = next(name for name in archive.namelist() if "media" in name)
        return Image.open(io.BytesIO(archive.read(name)))


def test_a_bar_of_one_length_stands_where_the_words_stood() -> None:
    made = redact(docx(Bed()), "a.docx", [MARK])
    assert lines(made.data) == ["当事人：███，其余内容可以公开。"]


def test_a_place_is_barred_at_that_place_alone() -> None:
    source = docx(Bed(p(r("甲方李某，乙方李某。"))))
    made = redact(source, "a.docx", [PassageMark("正文第2段", "李某", GROUND, start=7)])
    assert lines(made.data)[1] == "甲方李某，乙方███。"
    assert [entry.at for entry in made.withheld] == ["正文第2段"]


def test_a_place_whose_words_have_changed_is_refused() -> None:
    with pytest.raises(RedactionRefused, match="不一致"):
        redact(docx(Bed()), "a.docx", [PassageMark("正文第1段", "另一人", GROUND)])


def test_tables_keep_their_merged_cells() -> None:
    body = table(
        tr(tc(p(r("一"))), tc(p(r("二")))), tr(tc(p(r(SECRET)), '<w:gridSpan w:val="2"/>'))
    )
    grid = read(redact(docx(Bed(body)), "a.docx", [MARK]).data).grids[0]
    assert [(c.text, c.column_span) for c in grid.cells] == [("一", 1), ("二", 1), ("███", 2)]


def test_headings_and_formatting_stay() -> None:
    body = p(
        r("一、总则", '<w:b/><w:sz w:val="32"/>'), '<w:outlineLvl w:val="0"/><w:jc w:val="center"/>'
    )
    made = python_docx.Document(io.BytesIO(redact(docx(Bed(body)), "a.docx", [MARK]).data))
    heading = made.paragraphs[1]
    run = heading.runs[0]
    assert (heading.style.name, run.bold, run.font.size.pt) == ("Heading 1", True, 16)  # type: ignore[union-attr]


def test_a_page_number_is_written_anew_and_its_stored_result_is_not() -> None:
    section = '<w:footerReference w:type="default" r:id="rId8"/>'
    footer = story("footer", p(field_code(" PAGE \\* MERGEFORMAT ", HIDDEN)))
    made = redact(
        docx(Bed("", footer, {"rId8": ("footer", "footer1.xml")}, section)), "a.docx", [MARK]
    )
    with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
        names = [name for name in archive.namelist() if "footer" in name]
        written = archive.read(names[0]).decode()
    assert 'w:instr="PAGE"' in written
    assert HIDDEN not in written


def test_a_picture_must_be_viewed_before_it_is_given_out() -> None:
    source = docx(Bed(p(drawing()), {"word/media/image1.jpeg": photo()}, PHOTO))
    assert examine(source, "a.docx").to_be_viewed == {1}
    with pytest.raises(RedactionRefused) as refusal:
        redact(source, "a.docx", [MARK])
    assert refusal.value.code == "to_be_viewed"


def test_an_area_of_a_picture_is_black_in_its_pixels() -> None:
    source = docx(Bed(p(drawing()), {"word/media/image1.jpeg": photo()}, PHOTO))
    made = redact(source, "a.docx", [AreaMark(Box(1, 0, 0, 0.5, 1), GROUND)], viewed={1})
    image = picture_of(made.data)
    assert image.getpixel((50, 100)) == (0, 0, 0)
    assert image.getpixel((300, 100)) == (0, 180, 0)


def test_a_cropped_part_of_a_picture_is_gone() -> None:
    cropped = drawing(crop='<a:srcRect l="50000"/>')
    source = docx(Bed(p(cropped), {"word/media/image1.jpeg": photo()}, PHOTO))
    made = redact(source, "a.docx", [MARK], viewed={1})
    image = picture_of(made.data)
    assert image.size == (200, 200)
    assert {colour for _, colour in image.getcolors() or ()} == {(0, 180, 0)}
    assert Loss.CROPPED_AREA in {entry.loss for entry in made.dropped}


def test_a_picture_that_cannot_be_decoded_leaves_words_in_its_place() -> None:
    source = docx(Bed(p(drawing()), {"word/media/image1.jpeg": picture("")[:50]}, PHOTO))
    made = redact(source, "a.docx", [MARK])
    assert "［图片未保留］" in lines(made.data)[1]


def test_what_was_left_behind_is_listed_without_its_words() -> None:
    body = p(r(HIDDEN, "<w:vanish/>")) + p('<w:bookmarkStart w:id="1" w:name="b"/>' + r("字"))
    made = redact(docx(Bed(body)), "a.docx", [MARK])
    assert [(entry.loss, entry.count) for entry in made.dropped] == [
        (Loss.HIDDEN_TEXT, len(HIDDEN)),
        (Loss.BOOKMARK, 1),
    ]
    assert HIDDEN not in repr(made.dropped)


def test_white_letters_on_a_dark_cell_are_seen_and_stay() -> None:
    shading = '<w:shd w:val="clear" w:fill="1F3864"/>'
    body = table(tr(tc(p(r("表头", '<w:color w:val="FFFFFF"/>')), shading), tc(p(r("二")))))
    grid = read(redact(docx(Bed(body)), "a.docx", [MARK]).data).grids[0]
    assert [cell.text for cell in grid.cells] == ["表头", "二"]


def test_the_same_document_gives_the_same_bytes() -> None:
    source = docx(Bed(p(drawing()), {"word/media/image1.jpeg": photo()}, PHOTO))
    one, two = (redact(source, "a.docx", [MARK], viewed={1}).data for _ in range(2))
    assert one == two


def test_personal_data_that_is_still_shown_is_a_warning_without_the_number() -> None:
    source = docx(Bed(p(r("联系电话：13800138000"))))
    report = redact(source, "a.docx", [MARK]).report
    assert [(w.kind.value, w.masked) for w in report.still_there] == [("mobile", "138****8000")]
