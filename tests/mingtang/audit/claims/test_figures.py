import pytest

from mingtang.audit.claims.figures import Exactness, scan


def numbers(text: str) -> list[tuple[str, str]]:
    return [(str(figure.number), figure.unit) for figure in scan(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("收到申请75件，涉及自然人72件", [("75", "件"), ("72", "件")]),
        ("办结三件，召开两次会议", [("3", "件"), ("2", "次")]),
        ("访问量1,095人次", [("1095", "人次")]),
        ("关注7.8万人", [("78000", "人")]),
        ("不予公开信息数1402。", [("1402", "")]),
        ("部分公开67，占4.61%", [("67", ""), ("4.61", "%")]),
        ("提高1.5个百分点", [("1.5", "个百分点")]),
    ],
)
def test_figures_have_numbers_and_units(text: str, found: list[tuple[str, str]]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "印发《关于二十条措施的通知》",
        "国办公开办函〔2021〕30号",
        "第三次会议",
        "12345热线",
        "一次性告知",
        "一件事集成办",
        "电话0571-88888888",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(text: str) -> None:
    assert [unit for _, unit in numbers(text) if unit != "号"] == []


@pytest.mark.parametrize(
    ("text", "exactness"),
    [
        ("约30条", Exactness.ABOUT),
        ("30余条", Exactness.OVER),
        ("近30条", Exactness.UNDER),
        ("30多条", Exactness.OVER),
        ("30条以上", Exactness.OVER),
        ("6～8次", Exactness.RANGE),
        ("30条", Exactness.EXACT),
    ],
)
def test_a_figure_tells_how_exact_it_is(text: str, exactness: Exactness) -> None:
    assert [figure.exactness for figure in scan(text)] == [exactness]


def test_a_figure_keeps_the_clause_before_and_after_it() -> None:
    (figure,) = scan("全年，共收到8份政府信息公开申请，均为自然人申请")
    assert (figure.before, figure.after) == ("共收到", "政府信息公开申请")
