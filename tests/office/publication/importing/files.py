"""Files as agencies have them, composed for the tests."""

from __future__ import annotations

import io

from docx import Document
from docx.oxml import OxmlElement
from openpyxl import Workbook

LETTER = (
    "云江县教育局文件",
    "云教发〔2026〕7号",
    "云江县教育局关于印发《云江县中小学招生",
    "管理办法》的通知",
    "各中小学、幼儿园：",
    "现将《云江县中小学招生管理办法》印发给你们，请遵照执行。",
    "本办法自2026年5月1日起施行，有效期5年。",
    "云江县教育局",
    "2026年3月10日",
)
PAGE = """<html><head><title>云江县</title>
<meta name="ArticleTitle" content="关于2024年春季开学时间的公告">
<meta name="PubDate" content="2024-02-20 09:00">
<meta name="Url" content="https://old.yunjiang.example/xxgk/t1.html"></head>
<body><div class="nav"><a href="/">首页</a></div>
<table><tr><td>索引号</td><td>990/2024-00012</td><td>发文机关</td><td>云江县教育局</td></tr>
<tr><td>成文日期</td><td>2024-02-19</td><td>发文字号</td><td>云教公告[2024]第03号</td></tr></table>
<h1>关于2024年春季开学时间的公告</h1>
<p>全县中小学于2024年2月26日开学，请各位家长提前做好准备。</p>
<p><img src="a.png"></p><p><a href="./P01.docx">附件</a></p>
<p>云江县教育局</p><p>2024年2月19日</p></body></html>"""


def letter(lines: tuple[str, ...] = LETTER, *, merged: bool = False) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    if merged:
        table = document.add_table(3, 3)
        rows = (("学校", "班级", "人数"), ("第一小学", "一班", "045"), ("", "二班", "46.50"))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(1, 0).merge(table.cell(2, 0))
    return _bytes(document)


def letter_with_deleted(text: str) -> bytes:
    document = Document()
    document.add_paragraph("关于开学时间的公告")
    paragraph = document.add_paragraph("全县中小学三月二日开学，请提前做好准备。")
    deletion, run, deleted = (OxmlElement(f"w:{name}") for name in ("del", "r", "delText"))
    deleted.text = text
    run.append(deleted)
    deletion.append(run)
    paragraph._p.append(deletion)
    return _bytes(document)


def _bytes(document: object) -> bytes:
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def workbook(rows: list[list[object]], hidden: str = "") -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    if hidden:
        book.create_sheet(hidden).sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
