"""The register of official documents: filed by hand, corrected, tied to an item, assessed again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from mingtang.publication import attribute as attributes
from mingtang.publication.attribute import Attribute, Determination, Ground
from mingtang.publication.reassessment import Verdict, needs_reassessment
from mingtang_office.accounts.models import User
from mingtang_office.agencies import entries, policy
from mingtang_office.agencies.grants import Permission
from mingtang_office.agencies.models import Agency
from mingtang_office.agencies.refusals import Refused, refuse_to_come
from mingtang_office.publication.actions.filing import filed_number, next_assessment
from mingtang_office.publication.models import FiledDocument, Item, Reassessment

_DONE = {
    "publication.filed": "备案了这份公文",
    "publication.filing_corrected": "更正了这份备案",
    "publication.filing_tied": "关联了公开信息",
    "publication.reassessed": "登记了定期评估",
}
_TITLE, _NUMBER, _REASON, _SECTION = 200, 60, 300, 60


@dataclass(frozen=True, slots=True)
class Filing:
    """What the register keeps of a document. Of a state secret only its number and the conclusion
    are filed: this system is not made for secrets (07 §7.7)."""

    number: str
    title: str
    formed_on: date
    attribute: Attribute
    grounds: tuple[Ground, ...] = ()
    reason: str = ""
    section: str = ""

    @property
    def is_secret(self) -> bool:
        return Ground.STATE_SECRET in self.grounds


def faults_of(filing: Filing, today: date) -> dict[str, str]:
    """What is wrong with a filing, by field; {} where it may stand."""
    found: dict[str, str] = {}
    if filing.is_secret and filing.title:
        found["title"] = (
            "国家秘密不得录入本系统：这里只登记文号和结论。请清空标题，原文在涉密系统中管理（《条例》第十四条）。"
        )
    if filing.is_secret and not filing.number:
        found["number"] = "国家秘密只登记文号和结论，请填写文号。"
    if not filing.is_secret and not filing.title:
        found["title"] = "没有填写标题，请补填。"
    if filing.formed_on > today:
        found["formed_on"] = "形成日期还没有到，请核对。"
    for name, text, longest in (
        ("title", filing.title, _TITLE),
        ("number", filing.number, _NUMBER),
        ("reason", filing.reason, _REASON),
        ("section", filing.section, _SECTION),
    ):
        if len(text) > longest:
            found[name] = f"有{len(text)}字，最多{longest}字，请精简。"
    said = attributes.faults(Determination(filing.attribute, filing.grounds, filing.reason))
    if said:
        found.setdefault("reason", "".join(said))
    return found


@transaction.atomic
def file_document(*, agency: Agency, filing: Filing, by: User, now: datetime) -> FiledDocument:
    """File one document. Refused where its number is filed already."""
    policy.require(by, Permission.DRAFT_ITEMS, agency, timezone.localdate(now))
    filing = settled(filing)
    _refuse(filing, timezone.localdate(now))
    _refuse_twice(agency, filing.number, None)
    row = filed_row(agency, filing, by, now)
    row.save()
    _record("publication.filed", row, by, now, {"attribute": filing.attribute})
    return row


@transaction.atomic
def correct(
    *, document: FiledDocument, filing: Filing, expected_revision: int, by: User, now: datetime
) -> FiledDocument:
    """Mend a filing made by hand. That of an item is mended in the item."""
    row = _hold(document, expected_revision)
    policy.require(by, Permission.DRAFT_ITEMS, row.agency, timezone.localdate(now))
    if row.item_id is not None:
        raise Refused("这份公文已关联公开信息，内容以信息为准，请在信息页面修改。")
    filing = settled(filing)
    _refuse(filing, timezone.localdate(now))
    _refuse_twice(row.agency, filing.number, row.pk)
    if filing.attribute != row.attribute and row.reassessments.exists():
        raise Refused("这份公文已经作过定期评估，公开属性须通过评估改变，请登记评估。")
    before = row.attribute
    put(row, filing)
    _save(row)
    _record(
        "publication.filing_corrected", row, by, now, {"before": before, "after": row.attribute}
    )
    return row


@transaction.atomic
def tie_item(
    *, document: FiledDocument, item: Item, expected_revision: int, by: User, now: datetime
) -> FiledDocument:
    """Say which item is this document; from now on the item tells its title and number."""
    row = _hold(document, expected_revision)
    today = timezone.localdate(now)
    policy.require(by, Permission.DRAFT_ITEMS, row.agency, today)
    policy.require(by, Permission.VIEW_ITEMS, item.agency, today)
    if row.item_id is not None:
        raise Refused("这份公文已经关联了一条公开信息，不能再关联另一条。")
    if item.agency_id != row.agency_id:
        raise Refused("只能关联本机关的公开信息。")
    if FiledDocument.objects.filter(item=item).exists():
        raise Refused("所选的公开信息已经是另一份公文的，请核对。")
    row.item = item
    _save(row)
    _record("publication.filing_tied", row, by, now, {"item": item.pk})
    return row


@transaction.atomic
def reassess(
    *,
    document: FiledDocument,
    on: date,
    verdict: Verdict,
    reason: str,
    expected_revision: int,
    by: User,
    now: datetime,
) -> FiledDocument:
    """Enter whether what was not disclosed could be now (条例第十八条). Where it could, the register says
    so at once; publishing it is the way of its item."""
    row = _hold(document, expected_revision)
    policy.require(by, Permission.DRAFT_ITEMS, row.agency, timezone.localdate(now))
    if not needs_reassessment(Attribute(row.attribute)):
        raise Refused("只有不予公开的公文才作定期评估（《条例》第十八条）。")
    refuse_to_come(on, now)
    last = row.reassessments.last()
    if on < (last.on if last else row.formed_on):
        raise Refused("评估日期不能早于公文形成日期或者上一次评估，请核对。")
    reason = reason.strip()
    if not 0 < len(reason) <= _REASON:
        raise Refused(f"请写明评估的理由，最多{_REASON}字。")
    if verdict is not Verdict.STAYS and Ground.STATE_SECRET in row.grounds and not row.title:
        raise Refused(
            "国家秘密未经解密不得公开（《条例》第十四条）。解密后请先更正备案：补登标题，改选依据，再作评估。"
        )
    Reassessment.objects.create(
        document=row, on=on, attribute=verdict.attribute, reason=reason, by=by, at=now
    )
    if verdict is not Verdict.STAYS:
        row.attribute = verdict.attribute
        row.reason = "" if verdict is Verdict.DISCLOSE else reason
        row.grounds = [Ground.NOT_FOR_THE_PUBLIC] if verdict is Verdict.ON_APPLICATION else []
    row.reassess_on = next_assessment(Attribute(row.attribute), on)
    _save(row)
    _record("publication.reassessed", row, by, now, {"verdict": verdict, "on": on.isoformat()})
    return row


def settled(filing: Filing) -> Filing:
    """The filing with its number in the right spelling and no space around its words."""
    return Filing(
        number=filed_number(filing.number),
        title=filing.title.strip(),
        formed_on=filing.formed_on,
        attribute=filing.attribute,
        grounds=filing.grounds,
        reason=filing.reason.strip(),
        section=filing.section.strip(),
    )


def filed_row(agency: Agency, filing: Filing, by: User, now: datetime) -> FiledDocument:
    """The row of a filing, not stored yet."""
    row = FiledDocument(agency=agency, filed_by=by, filed_at=now)
    put(row, filing)
    return row


def put(row: FiledDocument, filing: Filing) -> None:
    row.number, row.title = filing.number, filing.title
    row.formed_on, row.section = filing.formed_on, filing.section
    row.attribute, row.reason = filing.attribute, filing.reason
    row.grounds = list(filing.grounds)
    last = row.reassessments.last() if row.pk else None
    row.reassess_on = next_assessment(filing.attribute, last.on if last else filing.formed_on)


def _refuse(filing: Filing, today: date) -> None:
    faults = faults_of(filing, today)
    if faults:
        raise Refused("".join(faults.values()))


def _refuse_twice(agency: Agency, number: str, own: int | None) -> None:
    if not number:
        return
    rows = FiledDocument.objects.filter(agency=agency, number=number)
    if (rows.exclude(pk=own) if own else rows).exists():
        raise Refused(f"文号“{number}”已经备案，一份公文只备案一次。请查看已有的备案。")


def _hold(document: FiledDocument, expected_revision: int) -> FiledDocument:
    row = (
        FiledDocument.objects.select_for_update(of=("self",))
        .select_related("agency")
        .get(pk=document.pk)
    )
    if row.revision != expected_revision:
        raise entries.overtaken(row, "这份备案", _DONE)
    return row


def _save(row: FiledDocument) -> None:
    row.revision += 1
    row.save()


def _record(
    action: str, row: FiledDocument, by: User, now: datetime, facts: Mapping[str, object]
) -> None:
    entries.write(
        action,
        on=row,
        agency=row.agency,
        by=by,
        now=now,
        permission=Permission.DRAFT_ITEMS,
        facts=facts,
    )
