"""A redactor that leaves something is caught: the finished file is searched by other code."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import pikepdf
import pytest
from pikepdf import Dictionary, Name, String
from PIL import Image

from mingtang.documents.pages import Box
from mingtang.redaction import AreaMark, Mark, PassageMark, RedactionRefused, redact
from mingtang.redaction.pages import redaction as pages
from mingtang.redaction.sheets import redaction as sheets
from mingtang.redaction.word import redaction as word
from tests.mingtang.documents.pdf_writing import pdf
from tests.mingtang.redaction.leaks import SECRET
from tests.mingtang.redaction.pdf_bed import SHOWN
from tests.mingtang.redaction.sheet_places import book
from tests.mingtang.redaction.test_word_rebuilt import PHOTO, photo
from tests.mingtang.redaction.word_bed import GROUND, MARK, Bed, docx, drawing, p, r

Writer = Callable[..., bytes]
DOCX = docx(Bed(p(r("李某与李某"))))
PDF = pdf(SHOWN)


def refused(data: bytes, marks: Sequence[Mark] = (MARK,), viewed: set[int] | None = None) -> str:
    with pytest.raises(RedactionRefused) as refusal:
        redact(data, "a", marks, viewed or set())
    assert SECRET not in refusal.value.message
    return refusal.value.code


def repacked(data: bytes, change: Callable[[str, bytes], bytes], **more: bytes) -> bytes:
    """The package with its parts changed, otherwise as the writer packs it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for info in source.infolist():
            target.writestr(
                zipfile.ZipInfo(info.filename), change(info.filename, source.read(info))
            )
        for name, content in more.items():
            target.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def in_part(part: str, old: str, new: str) -> Callable[[bytes], bytes]:
    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        assert old.encode() in data
        return data.replace(old.encode(), new.encode(), 1)

    return lambda data: repacked(data, change)


def writing(patch: pytest.MonkeyPatch, module: object, change: Callable[[bytes], bytes]) -> None:
    """From now on what the module writes is changed before it is checked."""
    write: Writer = module.write  # type: ignore[attr-defined]
    patch.setattr(module, "write", lambda what: change(write(what)))


@pytest.mark.parametrize(("module", "data"), [(word, DOCX), (sheets, book())])
def test_words_that_were_not_taken_out_are_found(
    module: object, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "withhold", lambda document, covered: None)
    assert refused(data) == "still_there"


def test_words_left_at_a_marked_place_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    mark = PassageMark("正文第2段", "李某", GROUND)
    monkeypatch.setattr(word, "withhold", lambda document, covered: None)
    assert refused(DOCX, [mark]) == "still_there"


@pytest.mark.parametrize(
    "change",
    [
        in_part("word/document.xml", "其余", "<!-- 注 -->其余"),
        in_part("word/document.xml", "<w:rPr/>", "<w:rPr><w:vanish/></w:rPr>"),
        in_part("word/document.xml", "<w:pPr/>", '<w:pPr w:rsidR="00AB12CD"/>'),
        in_part("word/document.xml", "<w:rPr/>", '<w:rPr><w:rFonts w:ascii="某人字体"/></w:rPr>'),
        in_part("word/document.xml", "其余", "赵　无\u200b忌青鸟</w:t><w:t>九号其余"),
        in_part("word/_rels/document.xml.rels", "styles.xml", "https://example.org/"),
        in_part("word/styles.xml", "heading 9", "某人的样式"),
        lambda data: repacked(data, lambda _, content: content, **{"docProps/core.xml": b"<a/>"}),
        lambda data: repacked(data, lambda _, content: content, **{f"word/{SECRET}.xml": b"<a/>"}),
        lambda data: data + b"more",
        lambda data: b"more" + data,
    ],
)
def test_a_word_file_that_holds_more_than_is_written_is_refused(
    change: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    writing(monkeypatch, word, change)
    assert refused(DOCX) in {"not_clean", "still_there"}


def test_a_picture_with_more_than_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    source = docx(Bed(p(drawing()), {"word/media/image1.jpeg": photo()}, PHOTO))
    media = "word/media/picture1.png"
    writing(
        monkeypatch,
        word,
        lambda data: repacked(data, lambda name, c: c + b"x" if name == media else c),
    )
    assert refused(source, viewed={1}) == "not_clean"


def test_an_area_of_a_picture_that_is_not_black_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    source = docx(Bed(p(drawing()), {"word/media/image1.jpeg": photo()}, PHOTO))
    monkeypatch.setattr(word, "paint", lambda image, boxes: None)
    area = AreaMark(Box(1, 0, 0, 0.5, 0.5), GROUND)
    assert refused(source, [area], {1}) == "not_clean"


@pytest.mark.parametrize(
    "mark",
    [
        MARK,
        AreaMark(Box(1, 0.1, 0.1, 0.3, 0.2), GROUND),
        PassageMark("第1页", SECRET, GROUND),
    ],
)
def test_a_page_that_was_not_painted_is_refused(
    mark: Mark, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "paint", lambda image, boxes: None)
    assert refused(PDF, [mark]) == "not_clean"


def test_a_page_that_was_painted_in_part_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def half(image: Image.Image, boxes: Sequence[Box]) -> None:
        for box in boxes:
            middle = round((box.left + box.right) / 2 * image.width)
            area = (round(box.left * image.width), round(box.top * image.height), middle)
            image.paste((0, 0, 0), (*area, round(box.bottom * image.height)))

    monkeypatch.setattr(pages, "paint", half)
    assert refused(PDF) == "not_clean"


def test_words_that_the_search_missed_are_found_by_another(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def one_page(sheets: Sequence[pages.Sheet], marks: Sequence[Mark]) -> pages.Blackened:
        return blacken(sheets[:1], marks)

    blacken = pages.blacken
    monkeypatch.setattr(pages, "blacken", one_page)
    assert refused(pdf(SHOWN, SHOWN)) == "not_clean"


def _changed(change: Callable[[pikepdf.Pdf], None]) -> Callable[[bytes], bytes]:
    def changed(data: bytes) -> bytes:
        with pikepdf.open(io.BytesIO(data)) as document:
            change(document)
            buffer = io.BytesIO()
            document.save(buffer, static_id=True, compress_streams=False)
        return buffer.getvalue()

    return changed


def _info(document: pikepdf.Pdf) -> None:
    document.docinfo["/Title"] = "题"


def _note(document: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Contents=String("注"))
    document.pages[0].obj.Annots = pikepdf.Array([note])


def _words(document: pikepdf.Pdf) -> None:
    document.pages[0].contents_add(pikepdf.Stream(document, b"BT ET"))


@pytest.mark.parametrize(
    "change",
    [
        _changed(_info),
        _changed(_note),
        _changed(_words),
        lambda data: data + b"%%EOF\n",
        lambda data: data + SECRET.encode("utf-16-be"),
        lambda data: data[:-40],
    ],
)
def test_a_pdf_that_holds_more_than_pictures_is_refused(
    change: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    writing(monkeypatch, pages, change)
    assert refused(PDF) in {"not_clean", "still_there"}


def test_a_workbook_that_holds_more_than_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    writing(
        monkeypatch, sheets, in_part("xl/worksheets/sheet1.xml", "<v>7</v>", "<f>A1</f><v>7</v>")
    )
    assert refused(book()) == "not_clean"
