"""The topic classes, the fifteen genres (regulation of official documents)."""

from __future__ import annotations

import pytest

from mingtang.publication.genres import Genre
from mingtang.publication.topics import UnknownTopic, below, classes, parse, topic, topics


def test_there_are_twenty_two_classes() -> None:
    assert len(classes()) == 22
    assert classes()[1].label == "综合政务"
    assert classes()[-1].label == "其他"


def test_the_second_levels_are_those_of_the_list() -> None:
    assert [len(below(each.code)) for each in classes()] == [
        *(10, 10, 7, 9, 8, 6, 13, 7, 6, 10, 4, 7, 4, 3, 7, 4, 7, 2, 5, 3, 2, 0)
    ]
    assert [each.label for each in below("11")] == ["科技", "教育", "知识产权", "其他"]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("综合政务\\政务公开", "0201"),
        ("综合政务／政务公开", "0201"),
        ("科技、教育\\教育", "1102"),
        ("民政、乡村振兴、救灾", "17"),
        ("民政、乡村振兴、救灾\\扶贫", "1706"),
        (" 其他 ", "22"),
    ],
)
def test_a_topic_is_found_by_what_a_page_shows(written: str, code: str) -> None:
    assert parse(written).code == code


@pytest.mark.parametrize("written", ["政务公开", "综合政务\\招生", "", "综合政务\\"])
def test_what_is_no_topic_is_refused(written: str) -> None:
    with pytest.raises(UnknownTopic, match="主题分类"):
        parse(written)


def test_every_topic_is_found_again_by_what_is_shown_of_it() -> None:
    assert [parse(each.shown) for each in topics().values()] == list(topics().values())


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(UnknownTopic, match="0299x"):
        topic("0299x")


@pytest.mark.parametrize(
    ("title", "genre"),
    [
        ("云江县教育局关于做好2026年义务教育招生工作的通知", Genre.NOTICE),
        ("云江县义务教育招生实施意见（试行）", Genre.OPINIONS),
        ("云江县人民政府令", Genre.ORDER),
        ("关于印发《云江县学校收费管理办法》的通知", Genre.NOTICE),
        ("关于同意设立云江县第三中学的批复（2026年修订）", Genre.REPLY),
        ("云江县2025年教育统计数据", None),
        ("", None),
    ],
)
def test_the_genre_is_told_by_the_end_of_the_title(title: str, genre: Genre | None) -> None:
    assert Genre.of_title(title) is genre


def test_there_are_fifteen_genres() -> None:
    assert "、".join(each.label for each in Genre) == (
        "决议、决定、命令（令）、公报、公告、通告、意见、通知、通报、报告、请示、批复、议案、函、纪要"
    )
