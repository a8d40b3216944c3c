"""The scan for personal data as the chain and the pages ask it: what stands in the way, what to show."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models

from mingtang.publication.attribute import Attribute
from mingtang.screening import Severity
from mingtang_office.publication.models import Attachment, Item, Scan, ScanFinding, ScanState
from mingtang_office.publication.scan.masking import is_maskable
from mingtang_office.publication.scan.material import material_of


def present_scan(item: Item) -> Scan | None:
    """The scan of what the item says now; None where that was not looked at."""
    return Scan.objects.filter(item=item, digest=material_of(item).digest).first()


def open_findings(item: Item) -> tuple[str, ...]:
    """What of the scan keeps an item from being handed in, in words; empty where nothing does. What
    is not to be published is not asked for (条例第十五条、第十七条)."""
    if item.attribute != Attribute.PROACTIVE:
        return ()
    scan = present_scan(item)
    if scan is None:
        return ("还没有作个人信息检查，或者检查以后内容有改动，请先检查正文和附件。",)
    match scan.state:
        case ScanState.WAITING:
            return ("个人信息检查还没有完成，附件较大的需要几分钟，请稍后再提交。",)
        case ScanState.FAILED:
            return (f"个人信息检查没有完成：{scan.problem}",)
    count = blocking(scan).count()
    return (
        (f"个人信息检查有{count}处须处理，请遮盖、删去，或者逐处说明可以公开的理由。",)
        if count
        else ()
    )


def blocking(scan: Scan) -> models.QuerySet[ScanFinding]:
    return ScanFinding.objects.filter(scan=scan, severity=Severity.BLOCKS, answer="")


@dataclass(frozen=True, slots=True)
class Line:
    """A finding as the page shows it."""

    row: ScanFinding
    is_maskable: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class FilePart:
    """An attachment with findings; `is_cleanable`: the system may try to make a cleaned copy."""

    key: int
    name: str
    is_cleanable: bool


@dataclass(frozen=True, slots=True)
class Shown:
    scan: Scan | None
    lines: tuple[Line, ...]
    files: tuple[FilePart, ...]
    open_count: int
    may_work: bool
    is_earlier: bool  # the scan is of what the item said before


_CLEANABLE = frozenset({"mask", "drop_column", "remove_metadata"})


def shown_scan(item: Item, *, may_work: bool) -> Shown:
    """What `publication/parts/scan.html` is given. `may_work`: the person may answer and mask now."""
    scan = present_scan(item)
    is_earlier = scan is None and Scan.objects.filter(item=item).exists()
    rows = list(scan.findings.select_related("answered_by")) if scan else []
    lines = tuple(
        Line(row, is_maskable(row), row.severity == Severity.BLOCKS and not row.answer)
        for row in rows
    )
    names = dict(Attachment.objects.filter(item=item).values_list("pk", "name"))
    wanted: dict[int, bool] = {}
    for row in rows:
        if row.attachment in names:
            wanted[row.attachment] = wanted.get(row.attachment, False) or (
                row.proposal in _CLEANABLE
            )
    files = tuple(FilePart(key, names[key], clean) for key, clean in wanted.items() if clean)
    return Shown(scan, lines, files, sum(line.is_open for line in lines), may_work, is_earlier)
