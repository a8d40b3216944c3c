"""Web pages: clean, Word-filtered, inside the layout tables of an old portal, split, GBK."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html import escape
from random import Random

from tests.factories.printed import VALUE, Printed, Slot, Table

Cell = Callable[[str], str]


def _plain(text: str) -> str:
    return escape(text)


def _paragraph(text: str) -> str:
    return f'<p align="center">{escape(text)}</p>'


def _word(text: str) -> str:
    """A cell as Word's filtered HTML writes it."""
    inner = escape(text).replace(" ", "&nbsp;") or "&nbsp;"
    middle = len(inner) // 2 if "&" not in inner else len(inner)
    return (
        '<p class="MsoNormal" align="center" style="text-align:center;mso-line-height-rule:exactly">'
        f'<span lang="EN-US" style="font-size:9.0pt;font-family:宋体">{inner[:middle]}</span>'
        f"<span><span>{inner[middle:]}</span></span><o:p></o:p></p>"
    )


def _rows(table: Table, rows: range, cell: Cell) -> str:
    out = []
    for row in rows:
        cells = []
        for slot in table.covering(row):
            top = max(slot.row, rows.start)
            if top != row:
                continue
            below = min(slot.row + slot.row_span, rows.stop) - top
            spans = (f' rowspan="{below}"' if below > 1 else "") + (
                f' colspan="{slot.column_span}"' if slot.column_span > 1 else ""
            )
            text = slot.text if slot.row == top or slot.kind != VALUE else ""
            cells.append(f"<td{spans}>{cell(text)}</td>")
        out.append("<tr>" + "".join(cells) + "</tr>")
    return "\n".join(out)


def _table(table: Table, cell: Cell) -> str:
    rows = _rows(table, range(table.rows), cell)
    return f'<table border="1" cellspacing="0"><tbody>{rows}</tbody></table>'


def _split_table(table: Table, cell: Cell, rng: Random) -> str:
    """Table three in two, the second with the heads again or without."""
    if table.holds != "applications":
        return _table(table, cell)
    at = rng.randrange(6, table.rows - 4)
    first, second = _rows(table, range(at), cell), _rows(table, range(at, table.rows), cell)
    heads = _rows(table, range(3), cell) if rng.random() < 0.5 else ""
    return f"<table>{first}</table><p>&nbsp;</p><table>{heads}{second}</table>"


def _body(printed: Printed, table: Callable[[Table], str], line: Cell) -> str:
    pieces = [line(printed.title), *map(line, printed.preamble)]
    for part in printed.parts:
        pieces += [line(part.heading), *map(line, part.lines)]
        if part.table:
            pieces.append(table(part.table))
    return "\n".join([*pieces, *map(line, printed.closing)])


def _line(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _page(title: str, body: str, charset: str = "utf-8") -> str:
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{escape(title)}</title>'
        f"<style>td {{ border: 1px solid }}</style></head><body>{body}</body></html>"
    )


CHROME_TOP = """<div class="nav"><a href="/">首页</a> <a href="/xxgk/">政府信息公开</a> <a href="/hd/">互动交流</a></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">政府信息公开</a> &gt; 政府信息公开年报</div>
<table class="layout" width="100%"><tr><td class="left"><ul><li>政策文件</li><li>依申请公开</li>
<li>政府信息公开指南</li></ul></td><td class="main">
<table class="meta"><tr><td>索引号：</td><td>X0045-2</td><td>发布日期：</td><td>{year}-01-20</td></tr></table>"""
CHROME_END = """<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a> 【打印】 【关闭】</div>
</td></tr></table><div class="footer">主办单位：网站管理中心 备案号 0000 浏览次数：1024</div>"""


def clean(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """rowspan and colspan as the form has them."""
    cell = rng.choice((_plain, _paragraph))
    return _page(printed.title, _body(printed, lambda t: _table(t, cell), _line)), printed


def word_filtered(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """Nested p and span, &nbsp; for an empty cell."""
    return _page(printed.title, _body(printed, lambda t: _table(t, _word), _word)), printed


def portal(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """The tables inside the layout tables of a portal, with its navigation around."""
    body = _body(printed, lambda t: _table(t, _paragraph), _line)
    chrome = CHROME_TOP.format(year=rng.randrange(2020, 2026))
    return _page(printed.title + "_政府信息公开年报", chrome + body + CHROME_END), printed


def split(printed: Printed, rng: Random) -> tuple[str, Printed]:
    """Table three torn in two by a page."""
    return _page(
        printed.title, _body(printed, lambda t: _split_table(t, _paragraph, rng), _line)
    ), printed


def _encodable(slot: Slot) -> Slot:
    return replace(slot, text=slot.text.encode("gb18030", "ignore").decode("gb18030"))


def gbk(printed: Printed, rng: Random) -> tuple[bytes, Printed]:
    """A page in GB 18030 that calls itself gb2312, as most old portals do."""
    printed = printed.changed(_encodable)
    page = _page(printed.title, _body(printed, lambda t: _table(t, _plain), _line), "gb2312")
    return page.encode("gb18030"), printed
