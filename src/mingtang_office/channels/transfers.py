"""What is handed to the archive or the library: a list, the exact bytes with their digests, and a receipt
to be signed (条例第二十五条第三款)."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.writer.excel import ExcelWriter

from mingtang.documents.raw import Grid, GridCell, Paragraph, Place
from mingtang.rendering.archive import timeless
from mingtang.rendering.characters import printable
from mingtang.rendering.notices import Notice, notice_pdf
from mingtang_office.channels.models import Act, Dispatch
from mingtang_office.ui.days import day_words
from mingtang_office.ui.files import shown_name

HEAD = (
    "序号",
    "事项",
    "标题",
    "文号",
    "发布机构",
    "日期",
    "网址",
    "文件数",
    "文件夹",
    "内容摘要（SHA-256）",
)
_WIDTHS = (6, 8, 48, 20, 22, 14, 40, 8, 10, 68)


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a list, with the bytes of its files by name, read and checked against their digests."""

    dispatch: Dispatch
    files: tuple[tuple[str, bytes], ...]

    @property
    def folder(self) -> str:
        return f"{self.dispatch.place:04d}"


@dataclass(frozen=True, slots=True)
class Transfer:
    name: str
    to: str
    organ: str
    on: date
    rows: Sequence[Listed]


def workbook_of(transfer: Transfer) -> bytes:
    """The list as xlsx; the same list gives the same bytes. Whatever stands in a cell is text."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "移交目录"
    sheet.append([transfer.name])
    sheet["A1"].font = Font(size=16, bold=True)
    sheet.append([f"移交单位：{transfer.organ}　接收单位：{transfer.to}　{day_words(transfer.on)}"])
    sheet.append(list(HEAD))
    for cell in sheet[3]:
        cell.font = Font(bold=True)
    for row in transfer.rows:
        sheet.append([_text(value) for value in _cells(row)])
    for letter, width in zip("ABCDEFGHIJ", _WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    for cells in sheet.iter_rows(min_row=3):
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.data_type == "f":
                cell.data_type = "s"
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    properties = workbook.properties
    properties.title, properties.creator = transfer.name, transfer.organ
    properties.created = properties.modified = datetime(  # noqa: DTZ001  # a workbook names no zone
        transfer.on.year, transfer.on.month, transfer.on.day
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(workbook, archive).save()
    return timeless(packed.getvalue())


def package_of(transfer: Transfer, workbook: bytes) -> bytes:
    """List, contents and a manifest of digests in one archive; the same bytes for the same contents."""
    files = [("移交目录.xlsx", workbook), *_contents(transfer.rows)]
    manifest = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in files)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (*files, ("SHA256SUMS", manifest.encode())):
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return timeless(packed.getvalue())


def receipt_of(transfer: Transfer, package: bytes) -> bytes:
    """The receipt that the one who takes it over signs and stamps."""
    intro = (
        f"{transfer.organ}依照《中华人民共和国政府信息公开条例》第二十五条，向{transfer.to}提供主动公开的"
        f"政府信息，共{len(transfer.rows)}件，目录如下。"
    )
    told = f"移交包的 SHA-256 摘要：{sha256(package).hexdigest()}"
    blocks = (
        Paragraph(intro, Place()),
        _grid(transfer.rows),
        Paragraph(told, Place()),
        Paragraph("移交人（签名）：　　　　　　　　　　　日期：", Place()),
        Paragraph("接收人（签名、盖章）：　　　　　　　　日期：", Place()),
    )
    return notice_pdf(Notice(f"{transfer.name}移交清单和回执", transfer.organ, transfer.on, blocks))


def _contents(rows: Iterable[Listed]) -> Iterator[tuple[str, bytes]]:
    for row in rows:
        piece = row.dispatch.piece
        yield f"{row.folder}/正文.html", piece.html.encode()
        yield f"{row.folder}/元数据.json", _metadata(row.dispatch)
        used: set[str] = set()
        for name, data in row.files:
            yield f"{row.folder}/附件/{_unused(shown_name(name), used)}", data


def _unused(name: str, used: set[str]) -> str:
    stem, dot, suffix = name.rpartition(".")
    number, found = 2, name
    while found in used:
        found = f"{stem}（{number}）{dot}{suffix}" if stem else f"{name}（{number}）"
        number += 1
    used.add(found)
    return found


def _metadata(row: Dispatch) -> bytes:
    piece = row.piece
    told = {
        "事项": row.get_act_display(),
        "标题": piece.title,
        "文号": piece.number,
        "发布机构": piece.organ,
        "日期": piece.dated.isoformat(),
        "概述": piece.summary,
        "网址": piece.address,
        "附件": [
            {"名称": a["name"], "SHA-256": a["sha256"], "大小": a["size"]}
            for a in piece.attachments
        ],
        "内容摘要": piece.digest,
    }
    return json.dumps(told, ensure_ascii=False, indent=2).encode()


def _cells(row: Listed) -> tuple[object, ...]:
    piece = row.dispatch.piece
    return (
        row.dispatch.place,
        act_words(Act(row.dispatch.act)),
        piece.title,
        piece.number,
        piece.organ,
        day_words(piece.dated),
        piece.address,
        1 + len(row.files),
        row.folder,
        piece.digest,
    )


def act_words(act: Act) -> str:
    """What an act means for who holds paper already."""
    return {Act.PUBLISH: "新公开", Act.REPLACE: "更新", Act.WITHDRAW: "已撤回"}[act]


def _text(value: object) -> object:
    return printable(value) if isinstance(value, str) else value


def _grid(rows: Sequence[Listed]) -> Grid:
    lines: list[tuple[str, ...]] = [("序号", "事项", "标题", "文号", "文件数")]
    for row in rows:
        number, act, title, document, _, _, _, files, *_ = _cells(row)
        lines.append((f"{number}", f"{act}", f"{title}", f"{document}", f"{files}"))
    cells = tuple(
        GridCell(text, y, x, Place()) for y, line in enumerate(lines) for x, text in enumerate(line)
    )
    return Grid(cells, len(lines), 5, Place())
