import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.publication.catalogue import Catalogue, read_catalogue
from mingtang.publication.catalogue_rows import Audience, Carrier, Manner, RowLevel, RowSource
from tests.factories.patience import patient

HEAD = {
    "field": "public_health",
    "label": "公共卫生",
    "edition": "2024",
    "since": date(2024, 1, 1),
    "source": "national",
    "prefix": "PH",
}
PRINTED = """序号,一级事项,二级事项,公开内容（要素）,公开依据,公开时限,公开主体,公开渠道和载体,全社会,特定群体,主动,依申请,县级,乡级
1,疾病防控,预防接种,●接种单位名录 ●接种时间,《疫苗管理法》《政府信息公开条例》,信息形成或者变更之日起 20 个工作日内,卫生健康局、疾控中心,■政府网站 □政府公报 ■两微一端,√,,√,,√,
2,,传染病信息,疫情概况；防控措施,同上,及时公开,卫生健康局,■政府网站 ■社区/企事业单位/村公示栏(电子屏),√,√,√,√,√,√
"""


def printed() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(PRINTED)))


def messages(data: object) -> list[str]:
    read = read_catalogue(data)
    assert not isinstance(read, Catalogue)
    return [fault.message for fault in read]


def test_a_printed_table_is_read_with_its_ticks_and_merged_cells() -> None:
    read = read_catalogue(HEAD | {"rows": printed()})
    assert isinstance(read, Catalogue)
    first, second = read.rows
    assert (first.code, first.content) == ("PH-01", ("接种单位名录", "接种时间"))
    assert (first.workdays, second.workdays) == (20, None)
    assert first.basis == second.basis == ("《疫苗管理法》", "《政府信息公开条例》")
    assert (second.matter, second.submatter) == ("疾病防控", "传染病信息")
    assert first.carriers == (Carrier.WEBSITE, Carrier.SOCIAL)
    assert second.carriers == (Carrier.WEBSITE, Carrier.NOTICE_BOARD)
    assert second.audiences == (Audience.PUBLIC, Audience.GROUP)
    assert second.manners == (Manner.PROACTIVE, Manner.ON_APPLICATION)
    assert second.levels == (RowLevel.COUNTY, RowLevel.TOWNSHIP)
    assert second.source is RowSource.NATIONAL


def test_words_do_as_well_as_ticks() -> None:
    row = {
        "一级事项": "疾病防控",
        "公开内容": "接种单位名录",
        "公开依据": "《疫苗管理法》（2019）、本省有关接种的规定",
        "公开主体": "卫生健康局",
        "公开渠道和载体": "政府网站、精准推送",
        "公开对象": "特定群体",
        "公开方式": "主动、依申请",
        "公开层级": "乡级",
    }
    read = read_catalogue(HEAD | {"source": "local", "rows": [row]})
    assert isinstance(read, Catalogue)
    (only,) = read.rows
    assert only.basis == ("《疫苗管理法》（2019）", "本省有关接种的规定")
    assert (only.label, only.audiences) == ("疾病防控", (Audience.GROUP,))
    assert only.manners == (Manner.PROACTIVE, Manner.ON_APPLICATION)
    assert (only.levels, only.source, only.number) == (
        (RowLevel.TOWNSHIP,),
        RowSource.LOCAL,
        None,
    )


@pytest.mark.parametrize(
    ("heading", "cell", "message"),
    [
        ("公开内容（要素）", " ", "第2行“公开内容”：没有填写，请补充。"),
        ("公开主体", "", "第2行“公开主体”：没有填写，请补充。"),
        ("公开渠道和载体", "□政府网站", "第2行“公开渠道和载体”：没有勾选任何渠道和载体"),
        ("公开渠道和载体", "■政府网", "第2行“公开渠道和载体”：没有“政府网”这种渠道和载体"),
        ("公开层级", "省级", "第2行“公开层级”：不认识“省级”，可以填写：县级、乡级、乡镇级、村级。"),
        ("freshness", "weekly", "第2行“freshness”：不认识“weekly”"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_row(
    heading: str, cell: str, message: str
) -> None:
    rows = printed()
    rows[1] = {k: v for k, v in rows[1].items() if k not in {"县级", "乡级"}} | {heading: cell}
    (found,) = messages(HEAD | {"rows": rows})
    assert found.startswith(message)


def test_a_column_that_is_absent_is_no_merged_cell() -> None:
    rows = printed()
    del rows[1]["公开依据"]
    assert messages(HEAD | {"rows": rows}) == ["第2行“公开依据”：没有填写，请补充。"]


def test_every_fault_of_every_row_is_told_at_once() -> None:
    rows = [{"编号": "A"}, "招生", {"编号": "A", "一级事项": "招生"}]
    read = read_catalogue(HEAD | {"rows": rows})
    assert not isinstance(read, Catalogue)
    assert [(fault.row, fault.heading) for fault in read] == [
        (1, "一级事项"),
        (1, "公开内容"),
        (1, "公开依据"),
        (1, "公开主体"),
        (1, "公开渠道和载体"),
        (2, ""),
        (3, "编号"),
        (3, "公开内容"),
        (3, "公开依据"),
        (3, "公开主体"),
        (3, "公开渠道和载体"),
    ]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (None, "标准目录应当是一张带有“rows”的表"),
        ([], "标准目录应当是一张带有“rows”的表"),
        (HEAD, "标准目录没有任何事项"),
        (HEAD | {"rows": "招生"}, "标准目录没有任何事项"),
        (HEAD | {"since": "去年", "rows": [{}]}, "“since”应为日期"),
        (HEAD | {"label": "", "rows": [{}]}, "缺少“label”（领域名称）"),
        (HEAD | {"until": date(2023, 1, 1), "rows": [{}]}, "截止日期2023-01-01早于施行日期"),
    ],
)
def test_a_head_that_cannot_be_read_is_a_fault_of_row_nought(data: object, message: str) -> None:
    read = read_catalogue(data)
    assert not isinstance(read, Catalogue)
    assert (read[0].row, read[0].message.startswith(message)) == (0, True)


def test_days_may_be_written_as_text() -> None:
    read = read_catalogue(HEAD | {"since": "2024-03-01", "rows": printed()})
    assert isinstance(read, Catalogue)
    assert read.since == date(2024, 3, 1)


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
headings = st.sampled_from([*printed()[0], "编号", "公开对象", "公开层级", "freshness", "column"])
scribbled = st.lists(st.dictionaries(headings, anything) | anything, max_size=3)


@patient
@given(anything | scribbled.map(lambda rows: HEAD | {"rows": rows}))
def test_whatever_is_handed_in_comes_back_as_a_catalogue_or_as_faults(data: object) -> None:
    read = read_catalogue(data)
    assert isinstance(read, Catalogue) or all(fault.message for fault in read)
    assert read
