"""Tables: columns whose heading asks for personal data are one finding each; cells speak for themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from mingtang.privacy import Kind, find, mask
from mingtang.screening.concern import Advice, Concern, Severity
from mingtang.screening.finding import Finding, Hit
from mingtang.screening.headings import Heading, heading_of, is_heading
from mingtang.screening.layout import Column, Layout
from mingtang.screening.names import could_be_name, is_masked, masked_person
from mingtang.screening.pieces import Layer, Passage, Table, TableCell
from mingtang.screening.words import hits_in, masked_value, says_something

_NAMES = re.compile(
    r"^(?:.{0,8}姓\s*名|.{0,6}名单|受助人|申请人|户主|救助对象|被救助人|学生|幼儿|儿童|患者|举报人)$"
)
_CLASS = re.compile(r"班级|班别|年级|所在班|就读班")
_PUPILS = re.compile(
    r"学生|新生|幼儿|儿童|孩子|入学|入园|小学|初中|高中|中考|学籍|少年|未成年|班级|年级"
    r"|录取学校|派位|招生(?!办|考试|工作)"
)
_GROWN = re.compile(
    r"教师|教职工|园长|校长|大学生|研究生|公务员|招聘|考生考核|家长|干部|评委|专家|职工"
)
_SENSITIVE = re.compile(
    r"低保|最低生活保障|特困|困难|贫困|救助|资助|助学|残疾|孤儿|无人抚养|留守|举报|受害|被害|信访|投诉人"
    r"|患者|病例|病人|精神障碍|吸毒|戒毒|艾滋|结核|社区矫正|刑满|流浪|失独"
)
_LANDLINES = frozenset({Kind.LANDLINE, Kind.OFFICE_EMAIL})
_QUOTED = 12
_FEWEST_BOXES = 11
_MANY = 3


def hits_of(table: Table) -> Iterator[Hit]:
    """One hit for each column that asks for personal data and holds some, and for each cell that
    holds some elsewhere. A cell of such a column may hold something else besides."""
    layout = Layout(table)
    columns = list(layout.columns())
    done: dict[tuple[int, int], Finding] = {}
    for column in columns:
        found = _of_column(table, column, columns)
        if found is not None:
            yield found
            done |= {(row, column.at): found.finding for row in column.values}
    yield from _many_together(table, _of_cells(table, layout, done))
    yield from _boxed(table)


def _of_cells(
    table: Table, layout: Layout, done: Mapping[tuple[int, int], Finding]
) -> Iterator[tuple[int, Hit]]:
    """The hits of single cells with their columns."""
    form = dict(_of_form(table, layout))
    for at, cell in sorted(table.cells.items()):
        told = done.get(at)
        if told is None and at in form:
            yield at[1], form[at]
        elif told is None or told.advice is not Advice.DROP_COLUMN:
            for found in _of_cell(table, at, cell):
                if told is None or not _is_told(found.finding, told):
                    yield at[1], found


def _is_told(found: Finding, told: Finding) -> bool:
    """Whether the finding of the column says it already; in a column of telephones an office's own
    number is nothing of its own."""
    return found.concern is told.concern or found.advice is Advice.MAY_STAY


def _many_together(table: Table, hits: Iterable[tuple[int, Hit]]) -> Iterator[Hit]:
    """A column full of the same is one hit, with or without a heading."""
    groups: dict[tuple[int, Concern, Advice, Severity], list[Hit]] = {}
    for column, found in hits:
        f = found.finding
        groups.setdefault((column, f.concern, f.advice, f.severity), []).append(found)
    for (column, *_), found_here in groups.items():
        if len(found_here) <= _MANY:
            yield from found_here
            continue
        first = found_here[0].finding
        at = f"{table.at}第{column + 1}列"
        together = replace(first, at=at, quote=f"{first.quote}等", count=len(found_here), span=None)
        yield Hit(together, "\n".join(each.value for each in found_here))


def _of_column(table: Table, column: Column, columns: list[Column]) -> Hit | None:
    asked = heading_of(column.heading)
    if asked is not None:
        return _asked(table, column, asked)
    if _NAMES.search(re.sub(r"[\s（(].*$", "", column.heading)):
        return _of_names(table, column, columns)
    return None


def _asked(table: Table, column: Column, asked: Heading) -> Hit | None:
    values = [v for v in column.values.values() if says_something(v) and not is_masked(v)]
    values = [v for v in values if not _may_stand(asked.concern, v) and not is_heading(v)]
    if not values:
        return None
    advice, severity = asked.advice, asked.severity
    if asked.concern is Concern.MOBILE and all(map(_is_office_number, values)):
        return _hit(table, column, Concern.LANDLINE, (Advice.MAY_STAY, Severity.LOOK), len(values))
    return _hit(table, column, asked.concern, (advice, severity), len(values), values)


def _may_stand(concern: Concern, value: str) -> bool:
    """Whether a value is cut down already: of a birthday the year, of an address the township."""
    if concern is Concern.BIRTH_DATE:
        return re.fullmatch(r"(?:19|20)\d{2}年?", value.strip()) is not None
    if concern is Concern.ADDRESS:
        return masked_value(concern, value).removesuffix("****") == value
    return False


def _is_office_number(value: str) -> bool:
    kinds = {match.kind for match in find(f"电话{value}")}
    return bool(kinds) and kinds <= _LANDLINES


def _of_names(table: Table, column: Column, columns: list[Column]) -> Hit | None:
    names = [value for value in column.values.values() if could_be_name(value)]
    if not names:
        return None
    headings = " ".join(each.heading for each in columns)
    about = f"{table.about} {headings}"
    concern = None
    if any(_CLASS.search(each.heading) for each in columns) and not _GROWN.search(column.heading):
        concern = Concern.NAME_WITH_CLASS
    elif _SENSITIVE.search(about):
        concern = Concern.SENSITIVE_NAME
    elif _PUPILS.search(about) and not _GROWN.search(about):
        concern = Concern.MINOR_NAME
    if concern is None:
        return None  # 一般公示可全名
    quote = masked_person(names[0]) + ("等" if len(names) > 1 else "")
    how = (Advice.MASK, Severity.BLOCKS)
    return _hit(table, column, concern, how, len(names), names, quote)


def _hit(
    table: Table,
    column: Column,
    concern: Concern,
    how: tuple[Advice, Severity],
    count: int,
    values: list[str] | None = None,
    quote: str = "",
) -> Hit:
    at = f"{table.at}第{column.at + 1}列"
    if column.at in table.hidden:
        at += "（隐藏）"
    heading = mask(column.heading)[:_QUOTED]
    advice, severity = how
    if table.layer is not Layer.SHOWN or column.at in table.hidden:
        advice, severity = Advice.REMOVE_HIDDEN, Severity.BLOCKS
    quote = f"“{heading}”{quote}"
    return Hit(Finding(concern, at, quote, advice, severity, count), "\n".join(values or ()))


def _of_form(table: Table, layout: Layout) -> Iterator[tuple[tuple[int, int], Hit]]:
    """Forms: the label stands left of its value."""
    for at, cell in sorted(table.cells.items()):
        asked = heading_of(cell.text)
        right = (at[0], at[1] + cell.columns)
        if asked is None or asked.concern is Concern.MOBILE or not layout.is_label(at, right):
            continue
        text = table.cells[right].text
        if is_masked(text) or _may_stand(asked.concern, text):
            continue
        finding = Finding(
            asked.concern,
            _cell_at(table, right),
            f"“{mask(cell.text)[:_QUOTED]}”{masked_value(asked.concern, text)}",
            Advice.MASK if table.layer.is_shown else Advice.REMOVE_HIDDEN,
            asked.severity,
        )
        yield right, Hit(finding, text)


def _of_cell(table: Table, at: tuple[int, int], cell: TableCell) -> Iterator[Hit]:
    """A cell is searched with the label at its left, which tells what its number is."""
    layer = Layer.HIDDEN_CELLS if at[1] in table.hidden else table.layer
    label = table.cells.get((at[0], at[1] - 1))
    words = f"{label.text}：" if label and heading_of(label.text) else ""
    for found in hits_in(Passage(_cell_at(table, at), words + cell.text, layer)):
        span = found.finding.span
        if span and span[0] >= len(words):
            own = None if words else span  # a text that is masked later has no label before it
            yield replace(found, finding=replace(found.finding, span=own))


def _boxed(table: Table) -> Iterator[Hit]:
    """Forms with a box for each character: neighbouring cells of one character are read together."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (row, column), cell in sorted(table.cells.items()):
        if len(cell.text) == 1:
            by_row.setdefault(row, []).append((column, cell.text))
    for row, boxes in by_row.items():
        if len(boxes) < _FEWEST_BOXES:
            continue
        passage = Passage(f"{table.at}第{row + 1}行", "".join(t for _, t in boxes), table.layer)
        for found in hits_in(passage):
            yield replace(found, finding=replace(found.finding, span=None))


def _cell_at(table: Table, at: tuple[int, int]) -> str:
    return f"{table.at}第{at[0] + 1}行第{at[1] + 1}列"
