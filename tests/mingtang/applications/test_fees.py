from datetime import date
from decimal import Decimal

import pytest

from mingtang.applications.fees import ByApplication, ByPage, InvalidCount, suggest
from mingtang.law import NotInForce

TODAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    ("number", "yuan"),
    [(10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (100, 37000)],
)
def test_the_applications_of_a_month_add_up_to_the_published_totals(number: int, yuan: int) -> None:
    each = [suggest(ByApplication(nth), TODAY).amount for nth in range(1, number + 1)]
    assert sum(each) == yuan
    assert suggest(ByApplication(1, number), TODAY).amount == yuan


@pytest.mark.parametrize(
    ("nth", "yuan"),
    [(1, 0), (10, 0), (11, 100), (30, 100), (31, 200), (40, 200), (41, 300), (51, 400)],
)
def test_the_nth_application_costs_what_the_nth_costs(nth: int, yuan: int) -> None:
    assert suggest(ByApplication(nth), TODAY).amount == yuan


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [
        (1, 0),
        (30, 0),
        (31, 10),
        (44, 140),
        (57, 270),
        (72, 420),
        (100, 700),
        (101, 720),
        (109, 880),
        (119, 1080),
        (200, 2700),
        (201, 2740),
        (300, 6700),
    ],
)
def test_the_pages_of_one_application_cost_what_was_charged_in_practice(
    pages: int, yuan: int
) -> None:
    assert suggest(ByPage(pages), TODAY).amount == yuan


def test_the_calculation_is_written_out() -> None:
    assert suggest(ByPage(109), TODAY).lines == (
        "第1至30页：30页，不收费",
        "第31至100页：70页×10元＝700元",
        "第101至109页：9页×20元＝180元",
        "合计：880元",
    )
    assert suggest(ByApplication(29, 3), TODAY).lines == (
        "本自然月第29至30件：2件×100元＝200元",
        "本自然月第31件：1件×200元＝200元",
        "合计：400元",
    )


def test_a_suggestion_names_its_articles_and_leaves_the_decision_to_the_agency() -> None:
    suggested = suggest(ByPage(72), TODAY)
    assert [str(each) for each in suggested.rests_on] == [
        "《条例》第四十二条第一款",
        "《信息处理费管理办法》第五条",
        "《信息处理费管理办法》第六条",
    ]
    assert suggested.advice.startswith("可以收取信息处理费420元，也可以不收取。")
    assert suggest(ByApplication(3), TODAY).advice == "未超过不收费的数量，不收取信息处理费。"
    assert (suggested.code, suggested.amount) == ("per_page", Decimal(420))


def test_nothing_could_be_charged_before_2021() -> None:
    with pytest.raises(NotInForce):
        suggest(ByPage(72), date(2020, 12, 31))


@pytest.mark.parametrize("basis", [ByPage(0), ByApplication(0), ByApplication(1, 0), ByPage(-3)])
def test_a_number_below_one_is_refused(basis: ByPage | ByApplication) -> None:
    with pytest.raises(InvalidCount, match="应当是正整数"):
        suggest(basis, TODAY)
