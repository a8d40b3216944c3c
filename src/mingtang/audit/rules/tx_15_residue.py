from __future__ import annotations

import re
from collections.abc import Iterator

from mingtang.audit.findings import Finding, Severity
from mingtang.audit.registry import Case, Rule, rule
from mingtang.audit.scanning import scan

PATTERNS = (
    ("书签标记", re.compile(r"[\[_]"), re.compile(r"\[bookmark:[^\]]*\]|_GoBack", re.I)),
    (
        "图片标记",
        re.compile(r"\["),
        re.compile(r"\[(?:image|图片)\s*[:：][^\]]*\]|!\[[^\]]*\]\([^)]*\)", re.I),
    ),
    (
        "网页代码",
        re.compile(r"[&<]"),
        re.compile(
            r"&(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|mdash|#\d{2,5});|</?(?:p|br|span|div|td|tr|strong|font)\b[^>]*>",
            re.I,
        ),
    ),
    (
        "域代码",
        re.compile(r"[\"\\Ff]"),
        re.compile(r"HYPERLINK\s+\"|\bPAGE\s+\\\*|\bTOC\s+\\o|MERGEFORMAT|PAGEREF\s", re.I),
    ),
    (
        "乱码",
        re.compile(r"[\ufffd锟烫屯ÃÂâ\ue000-\uf8ff]"),
        re.compile(r"\ufffd|锟斤拷|烫烫烫|屯屯屯|[ÃÂ][\x80-\xbf]|â€|[\ue000-\uf8ff]{2,}"),
    ),
)


@rule(
    "TX-15",
    "没有转换残留和乱码",
    severity=Severity.WARNING,
    cites=("国办公开办函〔2021〕30号（格式规范）", "《政府信息公开条例》第六条"),
)
def residue(case: Case, rule: Rule) -> Iterator[Finding | None]:
    """正文不应留有文字处理软件、网页转换时的标记：书签、图片占位、网页代码、域代码、乱码。

    | 情形 | 结论 |
    | --- | --- |
    | 没有标记 | 通过 |
    | “[bookmark: _GoBack]为方便公众” | 警告 |
    | “在网站公布。[image: 机构图]” | 警告 |
    | “政府信息&nbsp;公开” | 警告 |
    | “锟斤拷” | 警告 |
    """
    yield from scan(
        rule,
        case.report,
        PATTERNS,
        lambda name, piece: f"正文留有{name}“{piece}”，应为转换残留，请删去；是图片的请重新插入",
    )
