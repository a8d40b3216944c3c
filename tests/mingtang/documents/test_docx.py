from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from mingtang.documents.open import read
from tests.mingtang.documents.building import (
    lines_of,
    p,
    refusal,
    rows_of,
    tbl,
    tc,
    word,
    zipped,
)

NUMBERED = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
CHINESE_LISTS = (
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/>'
    '<w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="（%2）"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%3."/></w:lvl>'
    '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
)


def test_automatic_numerals_stand_in_the_text_and_start_anew_below_a_new_heading() -> None:
    texts = ((0, "总体情况"), (1, "主动公开"), (2, "2023年制度"), (0, "公开情况"), (1, "平台"))
    body = "".join(p(text, NUMBERED.format(level)) for level, text in texts)
    document = read(word(body, numbering=CHINESE_LISTS))
    assert lines_of(document) == [
        "一、总体情况",
        "（一）主动公开",
        "1. 2023年制度",
        "二、公开情况",
        "（一）平台",
    ]


def test_a_style_gives_its_paragraphs_a_numeral_and_a_level() -> None:
    styles = (
        '<w:style w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:styleId="a"><w:basedOn w:val="1"/></w:style>'
    )
    body = p("总体情况", '<w:pStyle w:val="a"/>') + p("正文")
    document = read(word(body, styles=styles, numbering=CHINESE_LISTS))
    assert [(each.text, each.level) for each in document.paragraphs] == [
        ("一、总体情况", 1),
        ("正文", None),
    ]


def test_a_list_that_starts_afresh_counts_from_its_own_start() -> None:
    second = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    other = NUMBERED.format(0).replace('numId w:val="1"', 'numId w:val="2"')
    body = p("甲", NUMBERED.format(0)) + p("乙", other) + p("丙", other)
    document = read(word(body, numbering=CHINESE_LISTS + second))
    assert lines_of(document) == ["一、甲", "五、乙", "六、丙"]


def test_merged_cells_have_spans() -> None:
    restart, go_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tc("本年度", restart) + tc("合计", '<w:gridSpan w:val="2"/>'),
        tc("", go_on) + tc("1") + tc("2"),
        tc("", go_on) + tc("3") + tc("4"),
    )
    grid = read(word(table)).grids[0]
    assert (grid.rows, grid.columns) == (3, 3)
    assert [(c.text, c.row_span, c.column_span) for c in grid.cells[:2]] == [
        ("本年度", 3, 1),
        ("合计", 1, 2),
    ]
    assert str(grid.cells[-1].at) == "表1第3行第3列"


def test_a_table_around_running_text_and_tables_is_taken_apart() -> None:
    inner = tbl(tc("规章") + tc("0"), tc("规范性文件") + tc("2"))
    frame = f"<w:tbl><w:tr><w:tc>{p('二、主动公开')}{inner}{p('三、申请')}</w:tc></w:tr></w:tbl>"
    document = read(word(frame))
    assert lines_of(document) == ["二、主动公开", "三、申请"]
    assert rows_of(document.grids[0]) == [["规章", "0"], ["规范性文件", "2"]]


def test_tracked_changes_read_as_accepted_and_each_is_remarked() -> None:
    body = (
        '<w:p><w:r><w:t>收到</w:t></w:r><w:del w:id="1"><w:r><w:delText>3</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>5</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r></w:p>'
    )
    document = read(word(body))
    assert lines_of(document) == ["收到5件"]
    assert [(each.code, str(each.at)) for each in document.remarks] == [
        ("deleted_text", "第1段"),
        ("inserted_text", "第1段"),
    ]


def test_a_deleted_row_is_no_row() -> None:
    gone = f'<w:trPr><w:del w:id="3"/></w:trPr>{tc("旧")}{tc("9")}'
    document = read(word(tbl(tc("甲") + tc("1"), gone, tc("乙") + tc("2"))))
    assert rows_of(document.grids[0]) == [["甲", "1"], ["乙", "2"]]
    assert document.remarks[0].message == "修订记录中已删除、未读入的文字：“旧9”。"


def test_hidden_text_and_comments_are_remarked_not_read() -> None:
    body = (
        "<w:p><w:r><w:t>办结3件</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>实为2件</w:t></w:r>"
        '<w:r><w:commentReference w:id="0"/></w:r></w:p>'
    )
    comment = (
        '<w:comment w:id="0" w:author="某人"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
    )
    document = read(word(body, comments=comment))
    assert lines_of(document) == ["办结3件"]
    assert [each.message for each in document.remarks] == [
        "设为隐藏、未读入的文字：“实为2件”。",
        "批注：“请核对”。",
    ]


def test_the_result_of_a_field_stays_and_its_code_goes() -> None:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText> SUM(ABOVE) </w:instrText><w:t>9</w:t></w:r>"
    result = "<w:r><w:t>12</w:t></w:r>"
    body = f"<w:p>{mark('begin')}{code}{mark('separate')}{result}{mark('end')}<w:r><w:t>件</w:t></w:r></w:p>"
    assert lines_of(read(word(body))) == ["12件"]


def test_a_text_box_is_read_once_though_the_file_holds_it_in_two_forms() -> None:
    box = "<w:txbxContent>{}</w:txbxContent>".format(p("联系电话见官网"))
    body = (
        "<w:p><w:r><w:t>正文</w:t></w:r><w:r><mc:AlternateContent><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert lines_of(read(word(body))) == ["正文", "联系电话见官网"]


def test_signs_of_their_own_stand_for_what_they_print() -> None:
    body = (
        "<w:p><w:r><w:t>一</w:t><w:tab/><w:t>二</w:t><w:br/><w:t>三</w:t><w:noBreakHyphen/>"
        '<w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Symbol" w:char="F033"/></w:r></w:p>'
    )
    assert lines_of(read(word(body))) == ["一\t二", "三-☑3"]


def test_footnotes_come_after_the_body() -> None:
    body = '<w:p><w:r><w:t>收到3件</w:t><w:footnoteReference w:id="2"/></w:r></w:p>' + p("无。")
    notes = f'<w:footnote w:id="0">{p("分隔")}</w:footnote><w:footnote w:id="2">{p("含结转。")}</w:footnote>'
    assert lines_of(read(word(body, footnotes=notes))) == ["收到3件", "无。", "含结转。"]


def test_the_strict_variant_reads_alike() -> None:
    transitional = word(p("一、总体情况"))
    strict = transitional_to_strict(p("一、总体情况"))
    assert lines_of(read(strict)) == lines_of(read(transitional))


def transitional_to_strict(body: str) -> bytes:
    namespace = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    document = f'<w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    return zipped({"word/document.xml": document})


def test_a_web_page_embedded_by_a_converter_is_read() -> None:
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="h1" Type="aFChunk" Target="chunk.html"/></Relationships>'
    )
    document = word('<w:altChunk r:id="h1"/>')
    parts = {
        "word/document.xml": _part(document, "word/document.xml"),
        "word/_rels/document.xml.rels": relations,
        "word/chunk.html": "<html><body><p>一、总体情况</p></body></html>",
    }
    assert lines_of(read(zipped(parts))) == ["一、总体情况"]


def _part(data: bytes, name: str) -> bytes:
    return ZipFile(BytesIO(data)).read(name)


ENTITIES = '<!DOCTYPE w [<!ENTITY a "{}">{}]>'.format(
    "哈" * 100,
    "".join(
        f'<!ENTITY {one} "{f"&{two};" * 10}">'
        for one, two in zip("bcdefgh", "abcdefg", strict=True)
    ),
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (word(p("正文"))[:-40], "corrupt"),
        (zipped({"word/document.xml": "<w:document"}), "corrupt"),
        (zipped({"word/styles.xml": "<w/>"}), "corrupt"),
        (zipped({"word/document.xml": ENTITIES + "<w>&h;</w>"}), "corrupt"),
        (zipped({"word/document.xml": (ENTITIES + "<w>&h;</w>").encode("utf-16")}), "corrupt"),
        (zipped({"word/document.xml": bytes(128 * 1024 * 1024)}), "too_large"),
        (word("<w:tbl><w:tr><w:tc>" * 5000), "too_complex"),
        (word(tbl(*[tc("1") + tc("")] * 25_000)), "too_complex"),
        (word("<w:p/>"), "empty"),
    ],
    ids=["cut", "no xml", "no body", "bomb", "wide bomb", "zip bomb", "nested", "rows", "blank"],
)
def test_a_document_that_cannot_be_read_is_refused(data: bytes, code: str) -> None:
    assert refusal(data, "report.docx").code == code


def test_a_document_with_an_encrypted_part_asks_for_an_open_copy() -> None:
    data = bytearray(word(p("正文")))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + flags] |= 1
    error = refusal(bytes(data))
    assert error.code == "encrypted"
    assert "取消加密" in error.message


def test_a_blank_picture_that_packs_well_is_no_bomb() -> None:
    picture = bytes(16 * 1024 * 1024)
    document = _part(word(p("一、总体情况")), "word/document.xml")
    data = zipped({"word/document.xml": document, "word/media/blank.bmp": picture})
    assert lines_of(read(data)) == ["一、总体情况"]
