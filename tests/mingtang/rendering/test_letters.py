"""Letters as docx and PDF, read back: the words and nothing else, in the letter format of GB/T 9704."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from mingtang.applications.letters import LetterFacts, LetterKind, compose
from mingtang.rendering import RenderingImpossible
from mingtang.rendering.fonts import choose, installed
from mingtang.rendering.letters import Line, Sheet, letter_docx, letter_pdf, set_letter
from mingtang.rendering.letters.measures import mark_size
from tests.factories.letters import LETTERS

PRINTED = {name: each for name, each in LETTERS.items() if each[0].series is not None}
DAY = date(2026, 3, 12)
PLAIN = Sheet(
    organ="云江县教育局",
    title="云江县教育局政府信息公开告知书",
    addressee="林知远",
    lines=(Line("现予以提供。"),),
    closing="云江县教育局",
    reference="云教公开告〔2026〕12号",
    dated=DAY,
)


@pytest.fixture(autouse=True)
def _needs_a_chinese_font() -> None:
    try:
        choose(installed().families())
    except RenderingImpossible:
        pytest.skip("no Chinese font is installed on this machine")


def sheet_of(kind: LetterKind, facts: LetterFacts) -> Sheet:
    text = compose(kind, facts)
    reply = LetterKind.CONSULTATION_REPLY
    slip = compose(reply, facts) if reply.label in text.attachments else None
    return set_letter(text, slip, reference="云自然资公开告〔2026〕12号", dated=facts.dated_on)


def word_texts(data: bytes) -> list[str]:
    """Every paragraph, in the order in which it stands."""
    document = docx.Document(io.BytesIO(data))
    head = [p.text for p in document.sections[0].first_page_header.paragraphs]
    body = [
        "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
        for paragraph in document.element.body.iter(qn("w:p"))
    ]
    return [text for text in (*head, *body) if text]


def pdf_pages(data: bytes) -> Iterator[str]:
    with pypdfium2.PdfDocument(data) as document:
        for page in document:
            yield page.get_textpage().get_text_range()


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("name", PRINTED)
def test_every_letter_reads_back_as_its_words_and_nothing_else(name: str) -> None:
    sheet = sheet_of(*PRINTED[name])
    told = list(sheet.text_lines())

    assert word_texts(letter_docx(sheet)) == told
    pages = [
        bare(page).removesuffix(f"—{number}—")
        for number, page in enumerate(pdf_pages(letter_pdf(sheet)), 1)
    ]
    assert "".join(pages) == bare("".join(told))


@pytest.mark.parametrize("name", PRINTED)
def test_a_sheet_says_what_was_composed(name: str) -> None:
    kind, facts = PRINTED[name]
    text = compose(kind, facts)
    told = set(sheet_of(kind, facts).text_lines())

    assert {text.title, f"{text.addressee}：", text.agency, text.dated} <= told
    assert {each.text for each in text.paragraphs} | set(text.remedies) <= told


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert letter_docx(PLAIN) == letter_docx(PLAIN)
    assert letter_pdf(PLAIN) == letter_pdf(PLAIN)


def test_the_first_page_has_no_number_and_the_others_theirs_outside() -> None:
    long = replace(PLAIN, lines=(Line("云江县教育局政府信息公开。" * 100),))
    with pypdfium2.PdfDocument(letter_pdf(long)) as document:
        numbers = []
        for at, page in enumerate(document, start=1):
            texts = page.get_textpage()
            found = texts.search(f"— {at} —").get_next()
            numbers.append(None if found is None else texts.get_charbox(found[0])[0] < 297)
    assert numbers[:3] == [None, True, False]  # even pages to the left, odd ones to the right


def test_a_full_page_has_twenty_two_lines_of_twenty_eight_characters() -> None:
    long = replace(PLAIN, lines=(Line("政" * 2000),))
    second = list(pdf_pages(letter_pdf(long)))[1].split("— 2 —")[0]
    lines = [line.strip() for line in second.splitlines() if line.strip()]
    assert [len(line) for line in lines] == [28] * 22


def test_the_letterhead_stands_thirty_millimetres_below_the_edge_in_red() -> None:
    with pypdfium2.PdfDocument(letter_pdf(PLAIN)) as document:
        picture = document[0].render(scale=2).to_pil().convert("RGB")
    red = [
        y
        for y in range(picture.height)
        if any(
            r > 180 and g < 80 and b < 80
            for r, g, b in (picture.getpixel((x, y)) for x in range(0, picture.width, 2))
        )
    ]
    assert min(red) / 2 / 72 * 25.4 == pytest.approx(30, abs=2)
    assert max(red) / 2 / 72 * 25.4 == pytest.approx(297 - 20, abs=0.3)


@pytest.mark.parametrize(
    ("organ", "points"), [("云江县教育局", 36), ("云江彝族傣族自治县自然资源和规划管理局", 22)]
)
def test_the_organ_s_name_stands_on_one_line(organ: str, points: int) -> None:
    assert int(mark_size(organ)) == points
    first = next(pdf_pages(letter_pdf(replace(PLAIN, organ=organ))))
    assert first.splitlines()[0] == organ


def test_a_title_breaks_where_its_sense_does() -> None:
    title = "云江县自然资源局政府信息公开告知书（部分公开）"
    first = next(pdf_pages(letter_pdf(replace(PLAIN, title=title)))).splitlines()
    assert first[2:4] == ["云江县自然资源局政府信息公开", "告知书（部分公开）"]


def test_a_reply_slip_fits_on_its_page() -> None:
    sheet = sheet_of(*PRINTED["third_party_consultation_letter"])
    *_, last = pdf_pages(letter_pdf(sheet))
    assert bare(last).startswith("附件征求意见回执")
    assert "日期" in last


def test_a_draft_leaves_number_and_day_open() -> None:
    draft = replace(PLAIN, reference="", dated=None)
    assert "　　年　　月　　日" in list(draft.text_lines())
    assert "〔" not in "".join(word_texts(letter_docx(draft)))
    assert "〔" not in "".join(pdf_pages(letter_pdf(draft)))


@pytest.mark.parametrize("name", ["林\U000323af远", "林\ue812"])
def test_a_character_that_would_print_as_an_empty_box_is_refused(name: str) -> None:
    with pytest.raises(RenderingImpossible) as refused:
        letter_pdf(replace(PLAIN, addressee=name))
    assert refused.value.code == "no_glyph"


def test_words_are_never_read_as_markup() -> None:
    odd = "#set page(fill: red) *强* $x$ <标> @引 \\u{41} “引号”"
    sheet = replace(PLAIN, lines=(Line(odd),))
    assert odd in word_texts(letter_docx(sheet))
    assert bare(odd) in bare("".join(pdf_pages(letter_pdf(sheet))))
