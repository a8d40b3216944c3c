"""Composed files as an agency's old site and shelves hold them: pages, Word documents, PDFs."""

from __future__ import annotations

import io
import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pikepdf
import typst
from docx import Document

_TOPICS = (
    "招生入学",
    "校园安全",
    "教师培训",
    "学生资助",
    "营养改善",
    "校车管理",
    "课后服务",
    "体育工作",
)
_SENTENCES = (
    "各学校要高度重视，明确责任分工，细化工作措施，确保各项要求落到实处。",
    "工作中遇到的问题，请及时报告县教育局，由有关股室统一研究答复。",
    "对工作不力、造成不良影响的，将按照有关规定予以通报。",
    "各学校应当于规定时间前完成自查，并将情况书面报送县教育局。",
    "要广泛听取家长和社会各界意见，主动接受监督，做到公开、公平、公正。",
)
_KINDS = ("html", "html", "docx", "docx", "pdf")
_A_FOLDER = 500
_AT_ONCE = 100


def compose(folder: Path, files: int) -> None:
    """So many files, two pages and two Word documents to a PDF; the same each time."""
    chance = random.Random(1)
    printed: dict[Path, Notice] = {}
    for number in range(files):
        place = folder / f"{number // _A_FOLDER:03d}"
        place.mkdir(parents=True, exist_ok=True)
        kind = _KINDS[number % len(_KINDS)]
        notice = _notice(number, chance)
        path = place / f"t{number:06d}.{kind}"
        if kind == "pdf":
            printed[path] = notice
        else:
            path.write_bytes(_page(notice) if kind == "html" else _word(notice))
        if len(printed) == _AT_ONCE or number == files - 1:
            _print(printed)
            printed.clear()


@dataclass(frozen=True, slots=True)
class Notice:
    title: str
    lines: list[str]
    rows: list[list[str]]
    on: date

    @property
    def ending(self) -> tuple[str, str]:
        return "云江县教育局", f"{self.on.year}年{self.on.month}月{self.on.day}日"


def _notice(number: int, chance: random.Random) -> Notice:
    title = f"云江县教育局关于做好第{number}号{chance.choice(_TOPICS)}工作的通知"
    lines = ["各中小学、幼儿园："]
    lines += ["".join(chance.choices(_SENTENCES, k=3)) for _ in range(chance.randint(4, 10))]
    rows = [["学校", "班级数", "学生数"]]
    rows += [
        [f"第{row}小学", str(chance.randint(6, 36)), str(chance.randint(200, 1800))]
        for row in range(1, chance.randint(3, 15))
    ]
    return Notice(title, lines, rows, date(2015, 1, 5) + timedelta(days=number % 3600))


def _page(notice: Notice) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in notice.lines)
    ending = "".join(f"<p>{line}</p>" for line in notice.ending)
    table = "".join(
        f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in notice.rows
    )
    return (
        f'<html><head><meta name="ArticleTitle" content="{notice.title}">'
        f'<meta name="PubDate" content="{notice.on} 09:00"></head><body>'
        f'<div class="nav"><a href="/">首页</a></div><h1>{notice.title}</h1>{body}'
        f'<table border="1">{table}</table>{ending}</body></html>'
    ).encode()


def _word(notice: Notice) -> bytes:
    document = Document()
    for line in (notice.title, *notice.lines, *notice.ending):
        document.add_paragraph(line)
    table = document.add_table(len(notice.rows), len(notice.rows[0]))
    for row, texts in enumerate(notice.rows):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _print(notices: Mapping[Path, Notice]) -> None:
    """Set all of them as one, a page each, and take the pages apart: a printer's start is slow."""
    if not notices:
        return
    source = (
        "#set page(height: auto)\n"
        '#set text(font: "Noto Sans CJK SC", size: 12pt, lang: "zh")\n'
        + "\n#pagebreak()\n".join(map(_set, notices.values()))
    )
    with pikepdf.open(io.BytesIO(bytes(typst.compile(source.encode())))) as whole:
        for path, page in zip(notices, whole.pages, strict=True):
            with pikepdf.new() as single:
                single.pages.append(page)
                single.save(path)


def _set(notice: Notice) -> str:
    cells = ", ".join(f"[{cell}]" for row in notice.rows for cell in row)
    lines = "\n\n".join((*notice.lines, "", *notice.ending))
    return f"#align(center)[{notice.title}]\n\n#table(columns: 3, {cells})\n\n{lines}\n"
