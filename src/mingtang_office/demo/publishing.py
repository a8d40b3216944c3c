"""What the education bureau of the demonstration publishes, as lives for the conductor: each goes through
the hands of its people, as far as its course says."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Any

from mingtang.publication.attribute import Attribute, Ground
from mingtang.publication.item_kinds import ItemKind
from mingtang.publication.review import Answer, Head, Verdict
from mingtang_office.agencies.models import Role
from mingtang_office.channels.actions.arranging import Arrangement, set_up
from mingtang_office.channels.models import Channel, ChannelKind
from mingtang_office.demo.conducting import Life, office_hour
from mingtang_office.demo.desks import Desk
from mingtang_office.demo.districts import give_districts
from mingtang_office.publication.actions import drafting, reviewing, signing, withdrawing
from mingtang_office.publication.actions.confidentiality import examine
from mingtang_office.publication.actions.linking import link
from mingtang_office.publication.models import Item, LinkKind

_SAFE = {head: Answer(Verdict.NO) for head in Head}
_DOUBT = {**_SAFE, Head.PERSONAL_DATA: Answer(Verdict.UNSURE, "名单是否公布尚无明确规定")}
_CHANNELS = (
    (ChannelKind.PORTAL, "云江县人民政府网站"),
    (ChannelKind.BOARD, "局机关一楼公告栏"),
    (ChannelKind.SCREEN, "政务服务中心电子屏"),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """An item of the file, and how many working days ago it was formed."""

    told: dict[str, Any]

    @property
    def ago(self) -> int:
        return int(self.told["ago"])

    @property
    def course(self) -> str:
        return str(self.told.get("course", "published"))


@cache
def plans() -> tuple[Plan, ...]:
    text = (files("mingtang_office.demo") / "items" / "jiaoyu.toml").read_text("utf-8")
    return tuple(Plan(told) for told in tomllib.loads(text)["items"])


def open_channels(desk: Desk) -> dict[ChannelKind, Channel]:
    return {
        kind: set_up(
            agency=desk.agency,
            kind=kind,
            arrangement=Arrangement(name=name, since=desk.clock_day),
            by=desk.head,
            now=desk.clock.tick(),
        )
        for kind, name in _CHANNELS
    }


def publications(desk: Desk, channels: dict[ChannelKind, Channel]) -> Iterator[Life]:
    for plan in plans():
        yield _life(plan, desk, channels)


def _life(plan: Plan, desk: Desk, channels: dict[ChannelKind, Channel]) -> Life:
    formed = desk.days.ago(plan.ago)
    yield office_hour(formed, 10)
    item = drafting.draft(
        agency=desk.agency,
        written=_written(plan, formed, desk, channels),
        by=desk.clerk,
        now=desk.clock.tick(),
    )
    item = _linked(item, plan, desk)
    if plan.told.get("districts"):
        item = give_districts(item, by=desk.clerk, clock=desk.clock)
    for number, (name, step) in enumerate(_STEPS):
        if plan.course == name:
            return
        yield _next(plan, desk, number)
        item = step(item, plan, desk)
        if item.state in ("returned", "referred", "closed"):
            return
    yield from _afterwards(item, plan, desk)


def _next(plan: Plan, desk: Desk, number: int) -> datetime:
    """A step a day, two on the last; nothing lies in the days to come."""
    day = desk.days.ago(max(plan.ago - (number + 1) // 2, 1))
    return office_hour(day, 14 if number % 2 == 0 else 9, 10 * number)


def _submit(item: Item, plan: Plan, desk: Desk) -> Item:
    return reviewing.submit(
        item=item, expected_revision=item.revision, by=desk.clerk, now=desk.clock.tick()
    )


def _passed(role: Role, opinion: str) -> Callable[[Item, Plan, Desk], Item]:
    def step(item: Item, plan: Plan, desk: Desk) -> Item:
        act = reviewing.pass_on
        if plan.course == "returned" and role is Role.HEAD:
            act, said = reviewing.send_back, "请补充各年级的测试人数，写明数据的截止时间。"
        else:
            said = opinion
        return act(
            item=item,
            opinion=said,
            expected_revision=item.revision,
            by=desk.people[role],
            now=desk.clock.tick(),
        )

    return step


def _examined(item: Item, plan: Plan, desk: Desk) -> Item:
    return examine(
        item=item,
        answers=_DOUBT if plan.course == "referred" else _SAFE,
        opinion="",
        expected_revision=item.revision,
        by=desk.people[Role.CONFIDENTIALITY_REVIEWER],
        now=desk.clock.tick(),
    )


def _signed(item: Item, plan: Plan, desk: Desk) -> Item:
    return signing.sign(
        item=item,
        opinion="同意。",
        expected_revision=item.revision,
        by=desk.people[Role.SIGNATORY],
        now=desk.clock.tick(),
    )


# Before each step the course that ends there.
_STEPS: tuple[tuple[str, Callable[[Item, Plan, Desk], Item]], ...] = (
    ("draft", _submit),
    ("section", _passed(Role.SECTION_REVIEWER, "内容准确，同意公开。")),
    ("office", _passed(Role.HEAD, "属于应当主动公开的信息。")),
    ("confidentiality", _examined),
    ("signature", _signed),
)


def _afterwards(item: Item, plan: Plan, desk: Desk) -> Life:
    if plan.course == "withdrawn":
        yield office_hour(desk.days.ago(plan.ago - 10), 15)
        withdrawing.withdraw(
            item=item,
            reason="办理时间有误，已另行公告。",
            expected_revision=item.revision,
            by=desk.head,
            now=desk.clock.tick(),
        )
    elif plan.course == "changed":
        yield office_hour(desk.days.ago(plan.ago - 20), 15)
        item = drafting.take_up(
            item=item,
            reason="增加驾驶人备案的要求。",
            expected_revision=item.revision,
            by=desk.clerk,
            now=desk.clock.tick(),
        )
        item = drafting.revise(
            item=item,
            written={
                "body": [
                    *item.body.raw_data,
                    _paragraph("驾驶人每年体检一次，结果随备案一并报送。"),
                ]
            },
            expected_revision=item.revision,
            by=desk.clerk,
            now=desk.clock.tick(),
        )
        for _, step in _STEPS:
            item = step(item, plan, desk)


def _written(
    plan: Plan, formed: date, desk: Desk, channels: dict[ChannelKind, Channel]
) -> dict[str, Any]:
    told = plan.told
    kind = ItemKind(told["kind"])
    withheld = told.get("withheld", "")
    written: dict[str, Any] = {
        "kind": kind,
        "title": _dated(told["title"], formed),
        "summary": told["summary"],
        "body": blocks(told["body"], told.get("table", ())),
        "issuer": desk.agency.name,
        "formed_on": formed,
        "columns": told["columns"],
        "duties": told["duties"],
        "topic": told.get("topic", ""),
        "genre": told.get("genre", ""),
        "document_number": _dated(told.get("number", ""), formed),
        "attribute": Attribute.WITHHELD if withheld else Attribute.PROACTIVE,
        "attribute_reason": withheld,
        "grounds": [Ground.INTERNAL_REQUEST] if withheld else [],
        "details": _details(told.get("details", {}), formed, desk),
        "channels": [channels[each].pk for each in _beside(told)],
    }
    if kind.is_document or kind is ItemKind.RULES:
        written["written_on"] = formed
    if "effective_after" in told:
        effective = desk.days.after(formed, told["effective_after"])
        written["effective_on"] = effective
        if "expires_years" in told:
            written["expires_on"] = effective.replace(
                year=effective.year + told["expires_years"], day=min(effective.day, 28)
            )
    return written


def _beside(told: dict[str, Any]) -> tuple[ChannelKind, ...]:
    return (ChannelKind.BOARD, ChannelKind.SCREEN) if told.get("board") else ()


def _details(told: dict[str, Any], formed: date, desk: Desk) -> dict[str, Any]:
    def value(given: Any) -> Any:
        if given == "formed":
            return formed.isoformat()
        if isinstance(given, str) and given.startswith("+"):
            return desk.days.after(formed, int(given)).isoformat()
        if isinstance(given, str) and given.startswith("{") and given.endswith("year}"):
            return int(_dated(given, formed))
        return given

    return {name: value(given) for name, given in told.items()}


def blocks(paragraphs: Sequence[str], rows: Sequence[Sequence[str]] = ()) -> list[dict[str, Any]]:
    """A body of paragraphs and, after them, a table whose first row is its head."""
    found = [_paragraph(text) for text in paragraphs]
    if rows:
        table = {
            "data": [list(row) for row in rows],
            "first_row_is_table_header": True,
            "first_col_is_header": False,
            "table_header_choice": "row",
            "table_caption": "",
            "cell": [],
            "mergeCells": [],
        }
        found.append({"type": "table", "value": table})
    return found


def _paragraph(text: str) -> dict[str, Any]:
    return {"type": "paragraph", "value": f"<p>{text}</p>"}


def _dated(text: str, formed: date) -> str:
    ahead = formed.year + (formed.month > 8)
    return (
        text.replace("{year}", str(formed.year))
        .replace("{last}", str(formed.year - 1))
        .replace("{school_year}", str(ahead))
    )


def _linked(item: Item, plan: Plan, desk: Desk) -> Item:
    """An interpretation to its document, the result of a consultation to its draft."""
    for name, kind in (("interprets", LinkKind.INTERPRETS), ("answers", LinkKind.ANSWERS)):
        if name in plan.told:
            of = Item.objects.get(agency=desk.agency, title=plan.told[name])
            item = link(
                item=item,
                kind=kind,
                of=of,
                expected_revision=item.revision,
                by=desk.clerk,
                now=desk.clock.tick(),
            )
    return item
