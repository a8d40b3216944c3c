from mingtang.audit.claims.sentences import blocks, sentences
from mingtang.documents.raw import Place
from tests.factories.reports import make_report


def cut(*lines: str) -> list[str]:
    report = make_report(narrative={1: lines})
    return [s.text for s in sentences(blocks(report)) if s.section == 1]


def test_a_line_broken_by_its_width_goes_on_in_the_next() -> None:
    assert cut("进一步规范依申请公开流程，畅通依申请公", "开受理渠道。本年收到申请3件。") == [
        "进一步规范依申请公开流程，畅通依申请公开受理渠道。",
        "本年收到申请3件。",
    ]


def test_a_heading_stands_for_itself() -> None:
    assert cut("（一）主动公开", "全年主动公开政府信息36条。") == [
        "（一）主动公开",
        "全年主动公开政府信息36条。",
    ]


def test_a_heading_that_runs_into_its_text_by_a_space_is_cut_off() -> None:
    assert cut("（一）主动公开方面 云江县落实有关要求。") == [
        "（一）主动公开方面",
        "云江县落实有关要求。",
    ]


def test_spaces_of_justification_and_invisible_letters_are_dropped() -> None:
    assert cut("收 到 申 请 3 件\u200b ， 均 已 答 复。") == ["收到申请3件，均已答复。"]


def test_an_offset_means_the_same_in_the_even_text() -> None:
    (sentence,) = (
        s
        for s in sentences(blocks(make_report(narrative={1: ("公开１２条(网站8条,微信4条)。",)})))
        if s.section == 1
    )
    assert sentence.plain == "公开12条（网站8条，微信4条）。"
    assert len(sentence.plain) == len(sentence.text)


def test_a_sentence_stands_where_its_line_stands() -> None:
    report = make_report(narrative={1: ("健全工作制度。", "收到申请3件。")})
    places = [s.at for s in sentences(blocks(report)) if s.section == 1]
    assert places == [Place(paragraph=11), Place(paragraph=12)]
