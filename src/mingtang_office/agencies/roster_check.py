"""Whether the rows of a table can be entered as agencies, and what stands in the way, row by row."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError

from mingtang_office.agencies.models import Agency, AgencyKind, Region
from mingtang_office.agencies.policy import path_range
from mingtang_office.agencies.roster_table import HEADINGS, Row
from mingtang_office.ui.handed_tables import Fault

_KINDS = {kind.label: kind.value for kind in AgencyKind} | {
    kind.value: kind.value for kind in AgencyKind
}
_TITLES = {name: heading for heading, name in HEADINGS.items()}
_NOT_CHECKED = ("path", "depth", "numchild", "region")


@dataclass(slots=True)
class Draft:
    """An agency to be: under an agency that stands (`above`), or under another of the table."""

    row: int
    agency: Agency
    above: int | None = None
    above_row: int | None = None


@dataclass(slots=True)
class Checked:
    drafts: list[Draft] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, row: int, name: str, message: str) -> None:
        self.faults.append(Fault(row, _TITLES[name], message))


@dataclass(frozen=True, slots=True)
class _Standing:
    """What is in the database already, asked once for all rows."""

    by_name: dict[str, list[int]]
    beside: set[tuple[int, str]]
    regions: dict[str, int]
    credit_codes: set[str]


def _standing(parent: Agency, rows: Sequence[Row], on: date) -> _Standing:
    branch = Agency.objects.filter(
        path__range=path_range(parent.path), abolished_on__isnull=True
    ).values_list("pk", "name", "path")
    by_name: dict[str, list[int]] = defaultdict(list)
    by_path: dict[str, int] = {}
    for pk, name, path in branch:
        by_name[name].append(pk)
        by_path[path] = pk
    beside = {
        (by_path[path[: -Agency.steplen]], name)
        for _pk, name, path in branch
        if path[: -Agency.steplen] in by_path
    }
    codes = {row.texts["credit_code"].upper() for row in rows if "credit_code" in row.texts}
    return _Standing(
        by_name,
        beside,
        dict(Region.objects.valid(on).values_list("code", "pk")),
        set(
            Agency.objects.filter(credit_code__in=codes, abolished_on__isnull=True).values_list(
                "credit_code", flat=True
            )
        ),
    )


def check(rows: Iterable[Row], parent: Agency, on: date) -> Checked:
    """Every row as an agency to be, and every fault found; as many queries for many rows as for one."""
    rows = list(rows)
    checked = Checked()
    standing = _standing(parent, rows, on)
    rows_by_name: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        rows_by_name[row.texts.get("name", "")].append(row.number)
    for row in rows:
        draft = Draft(row.number, _agency(row, standing, checked))
        _find_above(draft, row, parent, standing, rows_by_name, checked)
        checked.drafts.append(draft)
    _refuse_twice(checked, standing)
    _refuse_circles(checked)
    checked.faults.sort(key=lambda fault: fault.row)
    return checked


def _agency(row: Row, standing: _Standing, checked: Checked) -> Agency:
    texts = {name: text for name, text in row.texts.items() if name not in {"parent", "region"}}
    texts["credit_code"] = texts.get("credit_code", "").upper()
    texts["kind"] = _KINDS.get(texts.get("kind", ""), texts.get("kind", ""))
    agency = Agency(**texts)
    try:
        agency.clean_fields(exclude=_NOT_CHECKED)
    except ValidationError as error:
        for name, messages in error.message_dict.items():
            said = f"应为：{'、'.join(AgencyKind.labels)}。" if name == "kind" else messages[0]
            checked.fault(row.number, name, said)
    if code := row.texts.get("region"):
        agency.region_id = standing.regions.get(code)
        if agency.region_id is None:
            checked.fault(row.number, "region", f"代码“{code}”不是在用的行政区划，请先录入或核对。")
    return agency


def _find_above(
    draft: Draft,
    row: Row,
    parent: Agency,
    standing: _Standing,
    rows_by_name: dict[str, list[int]],
    checked: Checked,
) -> None:
    name = row.texts.get("parent")
    if not name:
        draft.above = parent.pk
        return
    in_table, in_tree = rows_by_name.get(name, []), standing.by_name.get(name, [])
    if len(in_table) + len(in_tree) > 1:
        checked.fault(
            row.number,
            "parent",
            f"有多个名为“{name}”的机关，无法确定是哪一个，请分别导入到其上级之下。",
        )
    elif in_tree:
        draft.above = in_tree[0]
    elif in_table:
        draft.above_row = in_table[0]
    else:
        checked.fault(
            row.number,
            "parent",
            f"“{parent}”之下和本表中都没有“{name}”，请核对全称或先录入该机关。",
        )


def _refuse_twice(checked: Checked, standing: _Standing) -> None:
    """Namesakes beside each other, and one credit code for two."""
    beside = Counter((d.above, d.above_row, d.agency.name) for d in checked.drafts)
    codes = Counter(d.agency.credit_code for d in checked.drafts)
    for draft in checked.drafts:
        name, code = draft.agency.name, draft.agency.credit_code
        placed = draft.above is not None or draft.above_row is not None
        if name and placed and beside[draft.above, draft.above_row, name] > 1:
            checked.fault(draft.row, "name", f"同一上级之下“{name}”在表中出现了不止一次。")
        elif draft.above is not None and (draft.above, name) in standing.beside:
            checked.fault(draft.row, "name", f"同一上级之下已有“{name}”，请删去本行。")
        if code and (codes[code] > 1 or code in standing.credit_codes):
            checked.fault(draft.row, "credit_code", f"代码“{code}”已被使用，请核对证书。")


def _refuse_circles(checked: Checked) -> None:
    above = {draft.row: draft.above_row for draft in checked.drafts}
    settled: set[int] = set()
    for draft in checked.drafts:
        walked: list[int] = []
        at: int | None = draft.row
        while at is not None and at not in settled and at not in walked:
            walked.append(at)
            at = above.get(at)
        if at is not None and at in walked:
            checked.fault(draft.row, "parent", "上级关系成了环，请核对各行的上级机关。")
        settled.update(walked)
