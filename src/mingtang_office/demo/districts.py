"""The school districts of 云江县, taken into an item of admissions as its clerk would: handed in as a
table, looked at, taken in."""

from __future__ import annotations

from mingtang_office.accounts.models import User
from mingtang_office.demo.conducting import Clock
from mingtang_office.publication.actions.districts import hand_in, take_in
from mingtang_office.publication.models import Item
from mingtang_office.ui.sheets import Section, csv_bytes

HEAD = ("学校", "学段", "招生范围", "多校划片", "咨询电话")
ROWS = (
    (
        "云江县实验小学",
        "小学",
        "云川街道书院路1—99号单号、2—120号双号、杏林路、城东社区、桥南社区、书香花园1—8栋",
        "",
        "0399-5550131",
    ),
    (
        "云江县城关小学",
        "小学",
        "云川街道书院路101号以上单号、122号以上双号、南门路、城西社区、柳堤社区",
        "",
        "0399-5550132",
    ),
    (
        "云江县滨江小学",
        "小学",
        "云川街道滨江路1—200号、工业大道、滨江社区、江畔家园、书香花园9—15栋",
        "",
        "0399-5550133",
    ),
    ("云江县滨江小学", "小学", "云川街道新桥路、新桥社区", "是", "0399-5550133"),
    ("云江县城关小学", "小学", "云川街道新桥路、新桥社区", "是", "0399-5550132"),
    ("云江县白石中心小学", "小学", "白石镇", "", "0399-5550134"),
    ("云江县青溪中心小学", "小学", "青溪乡", "", "0399-5550135"),
    (
        "云江县第一中学",
        "初中",
        "云川街道书院路、杏林路、城东社区、桥南社区、书香花园1—8栋",
        "",
        "0399-5550141",
    ),
    (
        "云江县第二中学",
        "初中",
        "云川街道南门路、新桥路、城西社区、柳堤社区、新桥社区",
        "",
        "0399-5550142",
    ),
    (
        "云江县实验中学",
        "初中",
        "云川街道滨江路1—200号、工业大道、滨江社区、江畔家园、书香花园9—15栋",
        "",
        "0399-5550143",
    ),
    ("云江县白石中学", "初中", "白石镇", "", "0399-5550144"),
    ("云江县青溪初级中学", "初中", "青溪乡", "", "0399-5550145"),
)


def give_districts(item: Item, *, by: User, clock: Clock) -> Item:
    """Take the table into a draft of admissions; gives the item as it then stands."""
    data = csv_bytes((Section("学区划分表", HEAD, ROWS),), titled=False)
    row = hand_in(item=item, name="学区划分表.csv", data=data, by=by, now=clock.tick())
    return take_in(row=row, expected_revision=item.revision, by=by, now=clock.tick())
