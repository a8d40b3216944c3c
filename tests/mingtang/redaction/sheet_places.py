"""The hiding places of workbooks by name."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tests.mingtang.documents.building import S
from tests.mingtang.redaction.leaks import HIDDEN, SECRET

BOTH = SECRET + HIDDEN
Change = Callable[[Workbook, Worksheet], None]


def book(change: Change | None = None, parts: dict[str, bytes] | None = None) -> bytes:
    """A sheet that shows the secret once, and holds what is planted."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "台账"
    for row in (("姓名", "金额"), (SECRET, 1234.5), ("公开", 7)):
        sheet.append(row)
    if change:
        change(workbook, sheet)
    buffer = io.BytesIO()
    workbook.save(buffer)
    if parts:
        with zipfile.ZipFile(buffer, "a") as archive:
            for name, data in parts.items():
                archive.writestr(name, data)
    return buffer.getvalue()


def replaced(data: bytes, part: str, old: str, new: str) -> bytes:
    """The package with a text replaced in one of its parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old.encode() in content
                content = content.replace(old.encode(), new.encode())
            target.writestr(name, content)
    return buffer.getvalue()


def _hidden_sheet(state: str) -> Change:
    def change(workbook: Workbook, sheet: Worksheet) -> None:
        other = workbook.create_sheet("其他")
        other.sheet_state = state
        other["A1"] = BOTH

    return change


def _hidden_row(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["A9"] = BOTH
    sheet.row_dimensions[9].hidden = True


def _low_row(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["A9"] = BOTH
    sheet.row_dimensions[9].height = 0.5


def _hidden_column(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["F1"] = BOTH
    sheet.column_dimensions["F"].hidden = True


def _narrow_column(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["F1"] = BOTH
    sheet.column_dimensions["F"].width = 0.1


def _merged(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["D1"], sheet["D2"] = "合并", BOTH


def _font(**properties: object) -> Change:
    def change(workbook: Workbook, sheet: Worksheet) -> None:
        sheet["D5"] = BOTH
        sheet["D5"].font = Font(**properties)  # type: ignore[arg-type]

    return change


def _black_fill(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["D5"] = BOTH
    sheet["D5"].fill = PatternFill("solid", fgColor="000000")


def _format(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["D5"] = BOTH
    sheet["D5"].number_format = ";;;"


def _comment(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["A1"].comment = Comment(BOTH, BOTH)


def _defined_name(workbook: Workbook, sheet: Worksheet) -> None:
    workbook.defined_names[BOTH] = DefinedName(BOTH, attr_text="台账!$A$1", comment=BOTH)


def _formula(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["D5"] = f'=IF(1=1,"是","{BOTH}")'


def _link(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["A1"].hyperlink = f"https://example.org/{BOTH}"


def _validation(workbook: Workbook, sheet: Worksheet) -> None:
    rule = DataValidation(type="list", formula1=f'"{BOTH}"', prompt=BOTH)
    rule.add("A1")
    sheet.add_data_validation(rule)


def _headers(workbook: Workbook, sheet: Worksheet) -> None:
    sheet.oddHeader.center.text = BOTH


def _properties(workbook: Workbook, sheet: Worksheet) -> None:
    workbook.properties.creator = workbook.properties.title = BOTH


def _style(workbook: Workbook, sheet: Worksheet) -> None:
    sheet["A1"].number_format = f'0"{BOTH}"'
    sheet["A1"].font = Font(name=BOTH)


def _sheet_name(workbook: Workbook, sheet: Worksheet) -> None:
    sheet.title = SECRET


def _parted(workbook: Workbook, sheet: Worksheet) -> None:
    for at, letter in enumerate(SECRET, 4):
        sheet.cell(5, at).value = letter


def _pale_rule(workbook: Workbook, sheet: Worksheet) -> None:
    rule = CellIsRule(operator="equal", formula=["1"], font=Font(color="FFFFFF"))
    sheet.conditional_formatting.add("A1:D9", rule)


_RICH = f"<is><r><rPr><color rgb='FFFFFFFF'/></rPr><t>{BOTH}</t></r><r><t>公</t></r></is>"

PLACES: dict[str, bytes] = {
    "hidden sheet": book(_hidden_sheet("hidden")),
    "very hidden sheet": book(_hidden_sheet("veryHidden")),
    "hidden row": book(_hidden_row),
    "row without height": book(_low_row),
    "hidden column": book(_hidden_column),
    "column without width": book(_narrow_column),
    "under a merged cell": replaced(
        book(_merged),
        "xl/worksheets/sheet1.xml",
        "</sheetData>",
        '</sheetData><mergeCells><mergeCell ref="D1:D2"/></mergeCells>',
    ),
    "white": book(_font(color="FFFFFF")),
    "white by theme": replaced(
        book(_font(color="FF0000")), "xl/styles.xml", 'rgb="00FF0000"', 'theme="0"'
    ),
    "black on black": book(_black_fill),
    "tiny": book(_font(sz=1)),
    "format that shows nothing": book(_format),
    "white part of a text": replaced(
        book(lambda b, s: s.__setitem__("D5", "富")),
        "xl/worksheets/sheet1.xml",
        '<c r="D5" t="inlineStr"><is><t>&#23500;</t></is></c>',
        f'<c r="D5" t="inlineStr">{_RICH}</c>',
    ),
    "comment": book(_comment),
    "defined name": book(_defined_name),
    "formula": book(_formula),
    "link": book(_link),
    "validation": book(_validation),
    "page header": book(_headers),
    "properties": book(_properties),
    "format and font name": book(_style),
    "custom xml": book(None, {"customXml/item1.xml": BOTH.encode()}),
    "external link cache": book(None, {"xl/externalLinks/externalLink1.xml": BOTH.encode()}),
    "embedded file": book(None, {"xl/embeddings/o.bin": BOTH.encode("utf-16-le")}),
    "pivot cache": book(None, {"xl/pivotCache/pivotCacheRecords1.xml": BOTH.encode()}),
    "macro": book(None, {"xl/vbaProject.bin": BOTH.encode("gb18030")}),
    "picture": book(None, {"xl/media/image1.png": BOTH.encode()}),
    "stray part": book(None, {f"xl/{BOTH}.txt": BOTH.encode()}),
    "shared text that no cell shows": book(
        None,
        {
            "xl/sharedStrings.xml": f'<sst xmlns="{S}"><si><t>{BOTH}</t></si></sst>'.encode(),
        },
    ),
    "white part of a shared text": replaced(
        book(
            lambda b, s: s.__setitem__("D5", "富"),
            {
                "xl/sharedStrings.xml": f'<sst xmlns="{S}">{_RICH}</sst>'.replace(
                    "is>", "si>"
                ).encode()
            },
        ),
        "xl/worksheets/sheet1.xml",
        '<c r="D5" t="inlineStr"><is><t>&#23500;</t></is></c>',
        '<c r="D5" t="s"><v>0</v></c>',
    ),
    "phonetic guide": replaced(
        book(),
        "xl/worksheets/sheet1.xml",
        "<t>&#22995;&#21517;</t>",
        f'<t>姓名</t><rPh sb="0" eb="1"><t>{BOTH}</t></rPh>',
    ),
    "sheet name": book(_sheet_name),
    "a cell a character": book(_parted),
}

REFUSED: dict[str, tuple[bytes, str]] = {
    "rule that hides": (book(_pale_rule), "unclear_hiding"),
    "rows hidden by default": (
        replaced(
            book(), "xl/worksheets/sheet1.xml", "<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" '
        ),
        "unclear_hiding",
    ),
    "filled shape": (
        book(
            None,
            {
                "xl/drawings/drawing1.xml": b'<x:wsDr xmlns:x="x"><x:sp><x:spPr><x:solidFill/></x:spPr></x:sp></x:wsDr>'
            },
        ),
        "covering_shape",
    ),
    "binary workbook": (book(None, {"xl/workbook.bin": b"x"}), "unsupported"),
}
