"""The cells of a catalogue as codes: words, lists and ticks become the values of a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from mingtang.publication.catalogue_rows import Audience, Carrier, Manner, RowLevel

Code = TypeVar("Code", bound=StrEnum)

_NAMES = {
    "全社会": Audience.PUBLIC,
    "特定群体": Audience.GROUP,
    "特定群众": Audience.GROUP,
    "主动": Manner.PROACTIVE,
    "依申请": Manner.ON_APPLICATION,
    "依申请公开": Manner.ON_APPLICATION,
    "县级": RowLevel.COUNTY,
    "乡级": RowLevel.TOWNSHIP,
    "乡镇级": RowLevel.TOWNSHIP,
    "村级": RowLevel.VILLAGE,
}
_TICKS = {"√", "✓", "✔", "■", "☑", "是"}
_TICKED_BOX = re.compile(r"[■☑√]\s*([^■□☑☐√\s][^■□☑☐√]*)")
_BASIS = re.compile(r"《(?:[^《》]|《[^《》]*》)+》(?:（[^（）]+）)?|[^《》；;、，,\n]+")


class DoubtfulCell(ValueError):
    """A cell that cannot be read; the message says what stands there and what should."""


def words_cell(value: object) -> str:
    text = str(value or "").strip()
    if not text:
        raise DoubtfulCell("没有填写，请补充。")
    return text


def _split(value: object, separators: str) -> tuple[str, ...]:
    if isinstance(value, list | tuple):
        parts = [str(each) for each in value]
    else:
        parts = re.split(separators, str(value or "")) if separators else [str(value or "")]
    cleaned = (part.strip().rstrip("。") for part in parts)
    found = tuple(dict.fromkeys(part for part in cleaned if part))
    if not found:
        raise DoubtfulCell("没有填写，请补充。")
    return found


def content_cell(value: object) -> tuple[str, ...]:
    return _split(value, r"[；;●•\n]|(?:^|(?<=\s))\d+[.．]")


def basis_cell(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return _split(_BASIS.findall(value), "")
    return _split(value, "")


def organs_cell(value: object) -> tuple[str, ...]:
    return _split(value, r"[；;、，,/\n]")


def carriers_cell(value: object) -> tuple[Carrier, ...]:
    known = {_bare(carrier.label): carrier for carrier in Carrier}
    known |= {carrier.value: carrier for carrier in Carrier}
    if isinstance(value, str) and re.search(r"[■□☑☐]", value):
        names = tuple(match.strip() for match in _TICKED_BOX.findall(value))
    else:
        names = _split(value, r"[；;、，,\n]")
    strange = [name for name in names if _bare(name) not in known]
    if strange:
        raise DoubtfulCell(
            f"没有“{'”“'.join(strange)}”这种渠道和载体，可选：{'、'.join(c.label for c in Carrier)}。"
        )
    if not names:
        raise DoubtfulCell("没有勾选任何渠道和载体，请至少选择一种。")
    return tuple(dict.fromkeys(known[_bare(name)] for name in names))


def _bare(name: str) -> str:
    return re.sub(r"[\s（）()]", "", name)


def ticked(cells: Mapping[str, Any], kind: type[Code]) -> tuple[Code, ...]:
    """The codes whose own column of the table (全社会, 主动, 县级…) is ticked."""
    found = (
        code
        for heading, code in _NAMES.items()
        if isinstance(code, kind) and str(cells.get(heading) or "").strip() in _TICKS
    )
    return tuple(dict.fromkeys(found))


def named(kind: type[Code], usual: Code) -> Callable[[object], tuple[Code, ...]]:
    def made(value: object) -> tuple[Code, ...]:
        if value is None or value == "":
            return (usual,)
        names = _split(value, r"[；;、，,/\n]")
        known = {name: code for name, code in _NAMES.items() if isinstance(code, kind)}
        known |= {code.value: code for code in kind}
        strange = [name for name in names if name not in known]
        if strange:
            usable = "、".join(dict.fromkeys(each for each in known if not each.isascii()))
            raise DoubtfulCell(f"不认识“{'”“'.join(strange)}”，可以填写：{usable}。")
        return tuple(dict.fromkeys(known[name] for name in names))

    return made


def code_of(kind: type[Code], usual: Code) -> Callable[[object], Code]:
    def made(value: object) -> Code:
        if value is None or value == "":
            return usual
        try:
            return kind(str(value))
        except ValueError:
            raise DoubtfulCell(
                f"不认识“{value}”，可以填写：{'、'.join(each.value for each in kind)}。"
            ) from None

    return made
