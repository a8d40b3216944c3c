from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.law import Citation, citations_in, instrument, instruments
from tests.factories.patience import patient

numbers = st.integers(1, 200)
maybe = st.none() | st.integers(1, 30)
known = st.sampled_from(sorted(instruments()))


def found(text: str, default: str | None = None) -> list[str]:
    return [str(mention.citation) for mention in citations_in(text, default)]


@patient
@given(st.builds(Citation, known, numbers, maybe, maybe))
def test_a_citation_is_read_back_from_both_of_its_writings(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation
    assert Citation.parse(citation.plain) == citation


def test_the_full_title_and_plain_digits_mean_the_same_article() -> None:
    citation = Citation.parse("《中华人民共和国政府信息公开条例》第36条第3项")
    assert citation == Citation("条例", 36, item=3)


def test_an_enumeration_is_spelled_out() -> None:
    assert found("属于条例第十四、十五条和第十六条第一款规定的情形") == [
        "《条例》第十四条",
        "《条例》第十五条",
        "《条例》第十六条第一款",
    ]


def test_a_range_is_spelled_out() -> None:
    assert found("依据《条例》第十四条至第十六条") == [
        "《条例》第十四条",
        "《条例》第十五条",
        "《条例》第十六条",
    ]


def test_several_items_of_one_article_are_told_apart() -> None:
    assert found("《条例》第二十条第（一）（五）项、第（六）项") == [
        "《条例》第二十条第（一）项",
        "《条例》第二十条第（五）项",
        "《条例》第二十条第（六）项",
    ]


def test_a_later_article_of_the_sentence_belongs_to_the_law_named_first() -> None:
    text = "根据行政复议法第二十三条第一款第（四）项，参照第二十条办理。第三条另有规定。"
    assert found(text) == ["《行政复议法》第二十三条第一款第（四）项", "《行政复议法》第二十条"]


def test_an_article_without_a_law_belongs_to_the_default_if_one_is_given() -> None:
    assert found("符合第三十八条规定") == []
    assert found("符合第三十八条规定", default="条例") == ["《条例》第三十八条"]


def test_an_unknown_bare_law_is_not_taken_for_the_one_cited_before() -> None:
    assert found("依据条例第三十九条、江临市信访条例第五条") == ["《条例》第三十九条"]


def test_an_unknown_title_in_marks_is_kept_as_it_stands() -> None:
    assert found("《江临市档案查阅办法》第六条") == ["《江临市档案查阅办法》第六条"]


def test_a_mention_knows_where_it_stands() -> None:
    text = "现依据《条例》第三十七条答复"
    (mention,) = citations_in(text)
    assert text[mention.start : mention.end] == "《条例》第三十七条"


def test_a_notice_without_articles_is_cited_as_a_whole() -> None:
    cited = Citation("网站检查指标")
    assert str(cited) == "《政府网站与政务新媒体检查指标》（国办秘函〔2019〕19号）"
    assert (cited.plain, cited.place) == ("网站检查指标", "")
    assert str(Citation("江临市公开办法")) == "《江临市公开办法》"


@pytest.mark.parametrize("text", ["", "第三条", "依据《条例》第三条", "《条例》第十四、十五条"])
def test_what_is_not_one_citation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="不是一条法条引用"):
        Citation.parse(text)


def test_an_instrument_knows_its_version_of_a_day() -> None:
    regulation = instrument("政府信息公开条例")
    assert regulation is not None
    numbers_of = [regulation.on(d) for d in (date(2019, 5, 14), date(2019, 5, 15))]
    assert [v and v.number for v in numbers_of] == ["国务院令第492号", "国务院令第711号"]
    assert regulation.on(date(2008, 4, 30)) is None


def test_versions_of_an_instrument_follow_each_other_without_gap() -> None:
    for entry in instruments().values():
        for earlier, later in pairwise(entry.versions):
            assert earlier.until is not None
            assert (later.since - earlier.until).days == 1, entry.title
