import pytest

from mingtang.audit.claims import Partition, read
from tests.factories.reports import make_report


def partitions(text: str) -> tuple[Partition, ...]:
    return read(make_report(narrative={1: (text,)})).partitions


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("公开信息12条，其中网站8条、微信4条。", 12, [8, 4]),
        ("公开信息12条（网站8条，微信4条），办结率100%。", 12, [8, 4]),
        ("收到申请12件，涉及自然人8件、商业企业4件，均已答复。", 12, [8, 4]),
        ("公开的12条信息中，机构类8条，占66.7%；规划类4条，占33.3%。", 12, [8, 4]),
        ("梳理事项12项，其中许可共2大项9小项、处罚10项。", 12, [2, 10]),
        ("收到申请12件，同比增长20%，其中网上8件，信函4件。", 12, [8, 4]),
        ("现场解决8件，跟进解决4件，合计12件。", 12, [8, 4]),
    ],
)
def test_a_total_has_its_parts(text: str, total: int, parts: list[int]) -> None:
    (found,) = partitions(text)
    assert (found.total.number, [part.figure.number for part in found.outer]) == (total, parts)


@pytest.mark.parametrize(
    "text",
    [
        "召开会议2次，培训3次，检查4次。",
        "公开信息12条，其中网站8条。",
        "公开信息12条。回应关切3次、访谈2次。",
    ],
)
def test_figures_side_by_side_are_no_partition(text: str) -> None:
    assert partitions(text) == ()


def test_a_list_that_ends_in_and_so_on_is_open() -> None:
    (found,) = partitions("公开信息12条，其中网站6条、微信4条等。")
    assert found.open


def test_the_parts_of_a_part_are_set_apart() -> None:
    outer = partitions("公开信息50条，其中机构类20条，内有领导15条、职能5条；工作类30条。")[0]
    assert [(part.figure.number, part.nested) for part in outer.parts] == [
        (20, False),
        (15, True),
        (5, True),
        (30, False),
    ]


def test_a_share_belongs_to_its_part() -> None:
    (found,) = partitions("公开信息4条，其中网站3条，占75%；微信1条，占25%。")
    assert [part.share and part.share.number for part in found.parts] == [75, 25]
