"""What is found by what is typed, on the database's own engine."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang_office.search.actions import put, remove
from mingtang_office.search.engines import Facet
from mingtang_office.search.models import IndexedDocument
from mingtang_office.search.question import Sort
from tests.office.conftest import Agencies
from tests.office.search.conftest import Publish, ask, keys
from tests.office.search.papers import paper

TITLE = "云江县教育局关于做好义务教育阶段学校招生工作的通知"
BODY = "各学校：国务院办公厅政府信息公开工作要求，招生 方案\n须于8月1日前公布。PPP项目见附件。"


@pytest.mark.parametrize(
    "words",
    [
        "招生",
        "院办",  # inside a longer word, which no dictionary cuts there
        "云江县",
        "招生工作",
        "教育局 通知",
        "教育局招生通知",
        "云江县的教育局",
        "招生方案",  # broken by a blank in the document
        "公布须",  # no word, not in this order, yet each pair
        "ppp",
        "ＰＰＰ",
        "義務教育",
        "8",
        "yunjiang",
        "jyj",
        "yjxjyj",
        "jiangxianjiaoyu",
        "yun jiao",
        '"招生工作"',
        "“招生工作”",
        "招生 -高中",
        "校",
    ],
)
def test_it_is_found_by(publish: Publish, words: str) -> None:
    publish(1, TITLE, body=BODY)
    if words == "公布须":
        assert keys(words) == []
    else:
        assert keys(words) == [1]


@pytest.mark.parametrize(
    "words",
    ["高中", "招生 高中", "教育 -招生", '"招生的工作"', '"学校招生方案"', "jyx", "pp", "方", "20"],
)
def test_it_is_not_found_by(publish: Publish, words: str) -> None:
    publish(1, TITLE, body=BODY)
    assert keys(words) == []


NUMBER = "云教〔2025〕12号"


@pytest.mark.parametrize(
    "words",
    [
        "云教〔2025〕12号",
        "云教[2025]12号",
        "云教【2025】12",
        "云教(2025)第12号",
        "云教（２０２５）１２号",
        "云教 〔2025〕 12 号",
        "云教2025年第12号",
        "云教2025-12",
        "云教 2025 12",
        "云教〔2025〕012号",
        "〔2025〕12号",
        "雲教〔2025〕12號",
    ],
)
def test_a_number_is_found_first_however_it_is_typed(publish: Publish, words: str) -> None:
    publish(1, "关于开学的通知", number=NUMBER)
    publish(2, "云教2025年12月第12号", published_on=date(2026, 3, 2), body=f"据{NUMBER}文。")
    publish(3, "云教2025年工作", number="云教〔2025〕1号", published_on=date(2026, 3, 3))
    assert keys(words)[:1] == [1]
    assert 3 not in keys(words)


def test_the_year_alone_gives_all_numbers_of_the_year(publish: Publish) -> None:
    publish(1, "甲", number="云教〔2025〕12号")
    publish(2, "乙", number="云教〔2024〕12号")
    publish(3, "丙", number="云财〔2025〕12号")
    assert keys("云教〔2025〕") == [1]


def test_an_index_number_is_found_whole(publish: Publish) -> None:
    publish(1, index_number="11990101007280420Y/2021-00050")
    publish(2, index_number="11990101007280420Y/2021-00051")
    assert keys("11990101007280420y/2021-00050") == [1]
    assert keys("2021") == []


def test_titles_come_before_texts_and_whole_words_before_parts(publish: Publish) -> None:
    publish(1, "年度工作", body="预算 预算 预算")
    publish(2, "云江县预算草案")
    publish(3, "关于算法备案的通知", body="预算")
    assert keys("预算") == [2, 1, 3]


def test_of_texts_the_denser_comes_first_and_of_equals_the_newer(publish: Publish) -> None:
    publish(1, "甲", body="校车。" + "其他事项" * 50)
    publish(2, "乙", body="校车，校车，校车。" + "其他事项" * 50)
    publish(3, "丙", body="校车。" + "其他事项" * 50, published_on=date(2026, 3, 9))
    assert keys("校车") == [2, 3, 1]
    assert keys("校车", sort=Sort.NEWEST) == [3, 2, 1]


def test_it_is_narrowed_down(publish: Publish, agencies: Agencies) -> None:
    publish(1, kind="news", columns=("a/b", "c"), topic="2.1", catalogue="edu.1", validity="valid")
    publish(2, agency=agencies.school.pk, published_on=date(2024, 12, 31))
    publish(3, agency=agencies.finance.pk, published_on=date(1948, 5, 1))
    assert keys("校车") == [1, 2, 3]
    for name, code in {
        "kind": "news",
        "column": "c",
        "topic": "2.1",
        "catalogue": "edu.1",
        "validity": "valid",
    }.items():
        assert keys("校车", **{name: code}) == [1]
        assert keys("校车", **{name: "other"}) == []
    assert keys(agency=agencies.education.pk) == [1]
    assert keys(branch=agencies.education.path) == [1, 2]
    assert keys(year=2024) == keys(since=date(2024, 1, 1), until=date(2025, 1, 1)) == [2]
    assert keys(until=date(2000, 1, 1)) == keys(year=1948) == [3]
    assert keys(year=-5) == [1, 2, 3]
    assert keys("安全", title_only=True) == [1, 2, 3]


def test_title_only_looks_nowhere_else(publish: Publish) -> None:
    publish(1, "甲", body="校车安全")
    publish(2, "校车安全")
    assert keys("校车", title_only=True) == keys('"校车安全"', title_only=True) == [2]


def test_the_tallies_are_of_what_was_found(publish: Publish, agencies: Agencies) -> None:
    publish(1, kind="news", columns=("a", "b"), topic="2")
    publish(2, kind="notice", columns=("b",), published_on=date(2024, 1, 1))
    publish(3, "别的事", kind="news", columns=("c",))
    answer = ask("校车")
    told = {
        facet: [(tally.code, tally.number) for tally in tallies]
        for facet, tallies in answer.tallies.items()
    }
    assert (answer.total, answer.is_bounded, answer.total_label) == (2, False, "2条")
    assert told == {
        Facet.AGENCY: [(str(agencies.education.pk), 2)],
        Facet.COLUMN: [("b", 2), ("a", 1)],
        Facet.TOPIC: [("2", 1)],
        Facet.KIND: [("news", 1), ("notice", 1)],
        Facet.YEAR: [("2024", 1), ("2026", 1)],
    }


def test_pages_follow_one_another(publish: Publish) -> None:
    for number in range(1, 46):
        publish(number)
    pages = [keys("校车", page=page) for page in (1, 2, 3, 4, 0, -7, 10**9)]
    assert [len(page) for page in pages] == [20, 20, 5, 0, 20, 20, 0]
    assert sorted(pages[0] + pages[1] + pages[2]) == list(range(1, 46))
    assert ask("校车").pages == 3


def test_what_changes_is_found_as_it_is_now(publish: Publish) -> None:
    publish(1, "校车", columns=("a",))
    publish(1, "食堂", columns=("b",), published_on=date(2025, 1, 1))
    assert keys("校车") == keys(column="a") == keys(year=2026) == []
    assert keys("食堂") == keys(column="b") == keys(year=2025) == [1]


def test_what_did_not_change_is_left_alone(publish: Publish) -> None:
    document = publish(1)
    assert put(documents=[document]) == 0
    assert put(documents=[document], force=True) == 1


def test_what_is_removed_is_nowhere(publish: Publish) -> None:
    publish(1, columns=("a",))
    publish(2, columns=("b",))
    assert remove(keys=["test.paper:1", "test.paper:9"]) == 1
    answer = ask("校车")
    assert [hit.key for hit in answer.hits] == ["test.paper:2"]
    assert [tally.code for tally in answer.tallies[Facet.COLUMN]] == ["b"]
    assert IndexedDocument.objects.count() == 1


def test_something_like_it_is_proposed_where_nothing_is_found(publish: Publish) -> None:
    publish(1, "云江县义务教育招生方案")
    publish(2, "云江县财政预算")
    assert ask("义务较育招生方案").nearest == (("test.paper:1", "云江县义务教育招生方案"),)
    assert ask("财政").nearest == ask("火星移民").nearest == ()


def test_without_words_everything_is_listed_newest_first(publish: Publish) -> None:
    publish(1, published_on=date(2025, 1, 1))
    publish(2)
    assert keys() == keys("  ") == [2, 1]


def test_a_key_without_its_register_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="REGISTER:NUMBER"):
        paper(key="17")
    with pytest.raises(ValueError, match="not a code"):
        paper(kind="news item")


def test_any_code_is_told_from_any_other(publish: Publish) -> None:
    codes = ["A1", "a1", "综合政务", "综合", "a=31=", "a'b", 'a"b', "a\\", "~p", "a*"]
    for number, code in enumerate(codes):
        publish(number, topic=code, columns=(code,), kind=code)
    for name in ("topic", "column", "kind"):
        assert [keys(**{name: code}) for code in codes] == [
            [number] for number in range(len(codes))
        ]
