"""Taking hold of an item: the lock under which it is changed, and the word that someone was first."""

from __future__ import annotations

from mingtang_office.agencies import entries, turns
from mingtang_office.publication.models import Item, ItemState

_DONE = {
    "publication.drafted": "起草了这条信息",
    "publication.revised": "修改了这条信息",
    "publication.submitted": "提交了审核",
    "publication.passed": "审核通过了这条信息",
    "publication.returned": "退回了这条信息",
    "publication.referred": "把这条信息报上级确定",
    "publication.determined": "登记了上级确定的结论",
    "publication.signed": "签发了这条信息",
    "publication.closed": "认定这条信息不主动公开",
    "publication.taken_up": "开始修改这条信息",
    "publication.withdrawn": "撤下了这条信息",
    "publication.validity_changed": "登记了有效性变动",
    "publication.discarded": "弃用了这条信息",
}


def hold(item: Item, expected_revision: int) -> Item:
    """The item as it stands now, locked until the transaction ends; raises `Overtaken` where it was
    changed since the person looked at it."""
    held = (
        Item.objects.select_for_update(of=("self",))
        .select_related("agency", "agency__region", "edition")
        .get(pk=item.pk)
    )
    if held.revision != expected_revision:
        raise entries.overtaken(held, "这条信息", _DONE)
    return held


def require_state(item: Item, *states: ItemState, to: str) -> None:
    """Refuse what cannot be done to an item in its state; `to` says what: 提交审核."""
    turns.require_state(item.state, states, to=to, called="这条信息", all_called="信息")


def save(item: Item, *fields: str) -> None:
    """Store what an action changed on an item that it holds, and move the revision on."""
    item.revision += 1
    item.save(update_fields=(*fields, "revision"))
