"""What may be done to an entry, each as a page: its words, its form, and the action that it comes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from mingtang.publication.validity import Validity
from mingtang_office.accounts.models import User
from mingtang_office.powers import publicity
from mingtang_office.powers.actions import decisions, documents, entering, showing, tying
from mingtang_office.powers.actions.tying import changes_missing_here, changes_missing_there
from mingtang_office.powers.forms.deeds import (
    DayForm,
    DeedForm,
    OverturnForm,
    PublishForm,
    StrikeForm,
    ValidityForm,
)
from mingtang_office.powers.models import (
    NormativeDocument,
    Overturning,
    PowerDecision,
    PowerItem,
    Registered,
)


@dataclass(frozen=True, slots=True)
class Doing:
    """A deed under way: what was filled in, by whom, and when."""

    entry: Any
    typed: dict[str, Any]
    form: forms.Form
    by: User
    now: datetime

    @property
    def whole(self) -> dict[str, Any]:
        """What every action is told beside the entry."""
        return {
            "expected_revision": self.typed["revision"],
            "by": self.by,
            "now": self.now,
        }


@dataclass(frozen=True, slots=True)
class Page:
    """`fits`: whether the deed makes sense for an entry as it stands."""

    title: str
    lead: str
    button: str
    form: type[forms.Form]
    act: Callable[[Doing], str]
    fits: Callable[[Registered], bool]
    is_grave: bool = False


def _change_validity(doing: Doing) -> str:
    assert isinstance(doing.form, ValidityForm)
    documents.change_validity(document=doing.entry, change=doing.form.change, **doing.whole)
    return f"已登记：{doing.form.change.to.label}。"


def _publish(doing: Doing) -> str:
    typed = doing.typed
    decisions.publish(entry=doing.entry, key=typed["key"], on=typed["on"], **doing.whole)
    return "已登记公开。"


def _untie(doing: Doing) -> str:
    tying.untie(document=doing.entry, **doing.whole)
    return "已解除对应。"


def _follow(doing: Doing) -> str:
    tying.follow_item(document=doing.entry, **doing.whole)
    return "已按公开信息登记有效性变更。"


def _mark(doing: Doing) -> str:
    tying.mark_item(document=doing.entry, **doing.whole)
    return "已在公开信息上标注。"


def _overturn(doing: Doing) -> str:
    typed = doing.typed
    found = decisions.overturn(
        decision=doing.entry,
        how=Overturning(typed["how"]),
        on=typed["on"],
        by_what=typed["by_what"],
        **doing.whole,
    )
    if publicity.awaits_withdrawal(found):
        return "已登记。这项决定公示过，请按期撤回公示并公开说明理由。"
    return "已登记。"


def _withdraw(doing: Doing) -> str:
    decisions.withdraw(decision=doing.entry, on=doing.typed["on"], **doing.whole)
    return "已登记撤回公示。"


def _take_down(doing: Doing) -> str:
    showing.take_down(decision=doing.entry, **doing.whole)
    return "已撤下公示并写明理由。"


def _redraft(doing: Doing) -> str:
    showing.redraft(decision=doing.entry, **doing.whole)
    return "已按台账改写公示内容并提交审核，签发以后取代现在公示的。"


def _delist(doing: Doing) -> str:
    decisions.delist(item=doing.entry, on=doing.typed["on"], **doing.whole)
    return "已登记移出清单。"


def _strike(doing: Doing) -> str:
    assert isinstance(doing.form, StrikeForm)
    entering.strike(entry=doing.entry, by=doing.by, now=doing.now, **doing.form.why)
    return "已撤销登记，此后不再计入统计。"


def _may_change(entry: Registered) -> bool:
    return isinstance(entry, NormativeDocument) and bool(Validity(entry.validity).next)


def _may_publish(entry: Registered) -> bool:
    if isinstance(entry, PowerDecision):
        return publicity.awaits_showing(entry) and entry.shown_in_id is None
    return isinstance(entry, NormativeDocument) and not entry.published_key


def _is_tied(entry: Registered) -> bool:
    return isinstance(entry, NormativeDocument) and entry.item_id is not None


def _may_follow(entry: Registered) -> bool:
    if not isinstance(entry, NormativeDocument) or entry.item is None:
        return False
    return bool(changes_missing_here(entry, entry.item, timezone.localdate()))


def _may_mark(entry: Registered) -> bool:
    if not isinstance(entry, NormativeDocument) or entry.item is None:
        return False
    return entry.item.edition_id is not None and bool(changes_missing_there(entry, entry.item))


def _is_standing(entry: Registered) -> bool:
    return isinstance(entry, PowerDecision) and not entry.overturned


def _may_withdraw(entry: Registered) -> bool:
    if not isinstance(entry, PowerDecision) or not publicity.awaits_withdrawal(entry):
        return False
    return entry.shown_in is None or entry.shown_in.edition_id is None


def _may_take_down(entry: Registered) -> bool:
    return isinstance(entry, PowerDecision) and showing.may_take_down(entry)


def _needs_redraft(entry: Registered) -> bool:
    return isinstance(entry, PowerDecision) and showing.needs_redraft(entry)


def _is_listed(entry: Registered) -> bool:
    return isinstance(entry, PowerItem) and entry.delisted_on is None


PAGES: dict[str, Page] = {
    "follow": Page(
        "按公开信息登记有效性变更",
        "公开信息上标注的变更，台账里还没有：按它的日期和依据文件登记。",
        "登记变更",
        DeedForm,
        _follow,
        _may_follow,
    ),
    "mark": Page(
        "在公开信息上标注",
        "台账登记的有效性变更，公开信息上还没有：按它的日期和依据文件标注，门户从这一天起显示。",
        "标注",
        DeedForm,
        _mark,
        _may_mark,
    ),
    "publish": Page(
        "登记公开",
        "公开以后在这里写明日期和编号，表二和门户的数字据此核对。",
        "登记公开",
        PublishForm,
        _publish,
        _may_publish,
    ),
    "validity": Page(
        "登记有效性变更",
        "文件被修改、部分废止、废止或者失效的，自变更之日起计入。修订后重新公布的，把原文件登记为废止，"
        "重新公布的另行登记为制发。",
        "登记变更",
        ValidityForm,
        _change_validity,
        _may_change,
    ),
    "take_down": Page(
        "撤下公示",
        "这项决定没有立住，公示它的信息从门户和各个渠道撤下，并写明理由（《行政处罚法》第四十八条第二款）。",
        "撤下公示",
        DeedForm,
        _take_down,
        _may_take_down,
    ),
    "redraft": Page(
        "按台账改写公示内容",
        "公示的内容与台账不同：按台账重新写成，没有立住的决定从清单中删去，然后提交审核。签发以前，公示的仍是原来的版本。",
        "改写并提交审核",
        DeedForm,
        _redraft,
        _needs_redraft,
    ),
    "withdraw": Page(
        "登记撤回公示",
        "公开的处罚决定被变更、撤销、确认违法或者无效的，应当按期撤回并公开说明理由"
        "（《行政处罚法》第四十八条第二款）。",
        "登记撤回",
        DayForm,
        _withdraw,
        _may_withdraw,
    ),
    "overturn": Page(
        "登记决定的变动",
        "决定此后被变更、撤销、确认违法或者无效的登记在这里。当年作出的决定件数不因此减少。",
        "登记变动",
        OverturnForm,
        _overturn,
        _is_standing,
    ),
    "delist": Page(
        "移出清单",
        "取消、下放、划转的事项，填写本机关不再行使的第一日。",
        "移出清单",
        DayForm,
        _delist,
        _is_listed,
    ),
    "untie": Page(
        "解除与公开信息的对应",
        "只用于对应错了。解除以后，这条登记没有公开日期和编号，可以重新对应。",
        "解除对应",
        DeedForm,
        _untie,
        _is_tied,
    ),
    "strike": Page(
        "撤销登记",
        "只用于登记有误：重复、不属于本机关、事项没有发生。撤销后不再计入统计，记录仍可查看；"
        "撤销以前的截止时点得出的数字不变。",
        "撤销登记",
        StrikeForm,
        _strike,
        lambda _entry: True,
        is_grave=True,
    ),
}


def offers_of(entry: Registered) -> tuple[tuple[str, Page], ...]:
    """What may be done to an entry as it stands, but striking it."""
    return tuple(
        (code, page) for code, page in PAGES.items() if not page.is_grave and page.fits(entry)
    )
