from datetime import date

import pytest

from mingtang.law import NotInForce
from mingtang.publication.duties import (
    Body,
    Level,
    Particulars,
    Presence,
    UnknownDuty,
    duties,
    duty,
    owed,
)

TODAY = date(2026, 3, 2)


def codes(level: Level, body: Body) -> list[str]:
    return [each.code for each in owed(Particulars(level, body), TODAY)]


ITEMS = [f"A20-{item:02}" for item in range(1, 16)]
OF_COUNTIES = [f"A21-{item:02}" for item in range(1, 8)]
OF_TOWNSHIPS = [f"A21-{item:02}" for item in range(11, 19)]


def test_the_fifteen_items_are_those_of_article_twenty_in_its_order() -> None:
    items = [each for each in duties().values() if each.rests_on.article == 20]
    assert [(each.code, each.rests_on.item) for each in items] == [
        (f"A20-{item:02}", item) for item in range(1, 16)
    ]
    assert duty("A20-07").label == "财政预算、决算信息"


@pytest.mark.parametrize(
    ("level", "body", "expected"),
    [
        (Level.PROVINCE, Body.DEPARTMENT, ["A12-01", "A12-02", *ITEMS, "A49-01"]),
        (Level.COUNTY, Body.DEPARTMENT, ["A12-01", "A12-02", *ITEMS, *OF_COUNTIES, "A49-01"]),
        (Level.CITY, Body.GOVERNMENT, ["A12-01", "A12-02", *ITEMS, *OF_COUNTIES, "A49-02"]),
        (Level.COUNTY, Body.AUTHORISED, ["A12-01", "A12-02", *ITEMS, *OF_COUNTIES, "A49-01"]),
        (Level.TOWNSHIP, Body.GOVERNMENT, ["A12-01", "A12-02", *ITEMS, *OF_TOWNSHIPS]),
        (Level.TOWNSHIP, Body.DEPARTMENT, ["A12-01", "A12-02", *ITEMS]),
        (Level.COUNTY, Body.SCHOOL, ["A55-01"]),
        (Level.CITY, Body.PUBLIC_INSTITUTION, ["A55-01"]),
    ],
)
def test_who_owes_what(level: Level, body: Body, expected: list[str]) -> None:
    assert codes(level, body) == expected


def test_a_code_names_one_duty() -> None:
    assert len(duties()) == 15 + 7 + 8 + 5
    assert len({each.label for each in duties().values()}) == len(duties()) - 3
    # 土地征收, 房屋征收 and 社会救助 are owed by counties and by townships


def test_what_every_organ_has_cannot_be_absent() -> None:
    always = {each.code for each in duties().values() if each.presence is Presence.ALWAYS}
    assert always == {"A12-01", "A12-02", "A20-02", "A20-07", "A49-01", "A49-02", "A55-01"}


def test_the_lists_of_the_regulation_before_are_not_guessed() -> None:
    bureau = Particulars(Level.COUNTY, Body.DEPARTMENT)
    with pytest.raises(NotInForce, match="自2019-05-15起施行"):
        owed(bureau, date(2019, 5, 14))
    assert owed(bureau, date(2019, 5, 15))


def test_an_unknown_code_is_refused_by_name() -> None:
    with pytest.raises(UnknownDuty, match="A20-16"):
        duty("A20-16")
