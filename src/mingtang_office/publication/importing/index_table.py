"""A table beside the files (xlsx, csv): a row a file, with what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from mingtang.publication.catalogue import editions
from mingtang.publication.columns import columns
from mingtang.publication.duties import duties
from mingtang.publication.fields import fields
from mingtang.publication.item_kinds import ItemKind
from mingtang_office.publication.importing.labels import LABELS
from mingtang_office.publication.importing.making import Unfit, value_of
from mingtang_office.publication.importing.settling import settled
from mingtang_office.ui.handed_tables import Fault, Line

FILE = "文件"
_SPECIAL = {
    FILE: "file",
    "种类": "kind",
    "栏目": "columns",
    "公开依据": "duties",
    "标准目录事项": "matter",
    "条例依据": "duties",
    "原网址": "address",
    "附件": "files",
}
_NOT_ASKED = frozenset({"attachments", "basis", "attribute", "validity", "interprets"})
HEADINGS: dict[str, str] = {
    **{each.label: code for code, each in fields().items() if not each.is_internal},
    **LABELS,
    **_SPECIAL,
}
_KINDS = {kind.label: kind for kind in ItemKind} | {kind.value: kind for kind in ItemKind}


@dataclass(slots=True)
class Index:
    """`told` by the path of the file, as the table names it."""

    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_index(lines: Sequence[Line]) -> Index:
    """Every row with its faults; a table without the heading 文件 has one fault."""
    found = Index()
    if not lines:
        return found
    number, headings = lines[0]
    names = [HEADINGS.get("".join(heading.split()), "") for heading in headings]
    if "file" not in names:
        found.faults.append(
            Fault(number, FILE, "表头中没有“文件”一栏，请加上，填写文件的相对路径。")
        )
        return found
    for heading, name in zip(headings, names, strict=True):
        if heading and (not name or name in _NOT_ASKED):
            found.faults.append(
                Fault(number, heading, "这一栏不认识或者不由表格填写，请改名或者删去。")
            )
    for at, texts in lines[1:]:
        row = dict(zip(names, texts, strict=False))
        _enter(found, at, row, dict(zip(names, headings, strict=True)))
    return found


def _enter(found: Index, at: int, row: dict[str, str], titles: dict[str, str]) -> None:
    path = row.get("file", "").replace("\\", "/").strip("/")
    if not path:
        found.faults.append(Fault(at, FILE, "没有填写文件，请补填或者删去本行。"))
        return
    if path in found.told:
        found.faults.append(Fault(at, FILE, f"“{path}”在表中出现了不止一次，请只留一行。"))
        return
    told: dict[str, Any] = {}
    for name, text in row.items():
        if not name or name in ("file", *_NOT_ASKED) or not text:
            continue
        try:
            told[name] = _value(name, text)
        except Unfit as error:
            found.faults.append(Fault(at, titles[name], str(error)))
    found.told[path] = told


def _value(name: str, text: str) -> Any:
    match name:
        case "kind":
            return _known(_KINDS, text, "种类")
        case "columns":
            titles = {each.title: code for code, each in columns().items()}
            known = titles | {code: code for code in columns()}
            return [_known(known, each, "栏目") for each in _parts(text)]
        case "duties":
            labels = {each.label: code for code, each in duties().items()}
            known = labels | {code: code for code in duties()}
            return [_known(known, each, "公开依据") for each in _parts(text)]
        case "matter":
            rows = {row.code: row.code for held in editions() for row in held.rows}
            return _known(rows, text, "标准目录事项")
        case "files" | "address":
            paths = [each.replace("\\", "/") for each in _parts(text)]
            return paths if name == "files" else text
    return value_of(name, text, settled)


def _known(known: dict[str, Any], text: str, what: str) -> Any:
    if text not in known:
        raise Unfit(f"没有名为“{text}”的{what}，请按系统中的名称填写。")
    return known[text]


def _parts(text: str) -> Iterator[str]:
    for each in text.replace("；", ";").replace("\n", ";").split(";"):
        if each.strip():
            yield each.strip()
