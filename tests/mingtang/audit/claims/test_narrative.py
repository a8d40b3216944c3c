import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.audit.claims import Claim, Period, Scope, Topic, read
from mingtang.audit.registry import Case, catalogue, run
from tests.factories.reports import make_report


def claims(text: str, *topics: Topic, agency: str = "云江县教育局") -> list[Claim]:
    narrative = read(make_report(narrative={1: (text,)}, agency=agency))
    return [claim for claim in narrative.claims if not topics or claim.topic in topics]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("全年收到政府信息公开申请3件。", Topic.RECEIVED),
        ("共收到3份政府信息公开申请。", Topic.RECEIVED),
        ("受理依申请公开3件。", Topic.ACCEPTED),
        ("依申请公开3件。", Topic.ACCEPTED),
        ("依申请公开件已办结3件。", Topic.ANSWERED),
        ("依申请公开上年结转3件。", Topic.CARRIED_IN),
        ("依申请公开转下一年度办理3件。", Topic.CARRIED_OUT),
        ("依申请公开中，不予公开3件。", Topic.OUTCOME),
        ("依申请公开中，网上申请3件。", Topic.CHANNEL),
        ("依申请公开中，商业企业3件。", Topic.APPLICANT),
        ("因信息公开引起的行政复议3件。", Topic.RECONSIDERATION),
        ("因信息公开提起行政诉讼3件。", Topic.LITIGATION),
        ("全年主动公开政府信息3条。", Topic.PROACTIVE),
        ("不予公开信息3条。", Topic.WITHHELD),
        ("制发规范性文件3件。", Topic.NORMATIVE_DOCUMENTS),
        ("作出行政处罚决定3件。", Topic.PENALTIES),
        ("受理12345热线3件。", Topic.OTHER),
        ("办理人大代表建议3件。", Topic.OTHER),
    ],
)
def test_a_figure_is_of_its_topic(text: str, topic: Topic) -> None:
    assert [claim.topic for claim in claims(text) if claim.number == 3] == [topic]


@pytest.mark.parametrize(
    "text",
    [
        "全年未收到政府信息公开申请。",
        "没有接收到公民、法人或其他组织提交的政府信息公开申请。",
        "没有公民、法人或其他组织要求办理依申请公开事项。",
        "无依申请公开事项。",
        "我局没有受理信息公开申请。",
        "未收到过公开申请。",
    ],
)
def test_words_that_say_there_was_none_are_a_claim(text: str) -> None:
    assert [claim.none for claim in claims(text, Topic.RECEIVED)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "无正当理由大量反复申请0件。",
        "未出现逾期答复申请的情况。",
        "没有现成信息需要另行制作的申请2件。",
    ],
)
def test_other_words_with_no_are_none(text: str) -> None:
    assert [claim for claim in claims(text, Topic.RECEIVED) if claim.none] == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2023年收到政府信息公开申请3件。", Period.YEAR),
        ("收到政府信息公开申请3件。", Period.YEAR),
        ("2022年收到政府信息公开申请3件。", Period.PREVIOUS),
        ("去年收到政府信息公开申请3件。", Period.PREVIOUS),
        ("较上年相比，收到政府信息公开申请3件。", Period.YEAR),
        ("自2008年以来收到政府信息公开申请3件。", Period.CUMULATIVE),
        ("全年累计收到政府信息公开申请3件。", Period.YEAR),
        ("一季度收到政府信息公开申请3件。", Period.OTHER),
    ],
)
def test_a_claim_is_of_its_period(text: str, period: Period) -> None:
    assert [claim.period for claim in claims(text, Topic.RECEIVED)] == [period]


@pytest.mark.parametrize(
    ("text", "scope"),
    [
        ("我局收到政府信息公开申请3件。", Scope.OWN),
        ("全县收到政府信息公开申请3件。", Scope.WHOLE),
        ("全县各部门收到政府信息公开申请3件。", Scope.WHOLE),
        ("各乡镇收到政府信息公开申请3件。", Scope.PART),
        ("云江县教育局收到政府信息公开申请3件。", Scope.OWN),
        ("收到政府信息公开申请3件。", Scope.UNKNOWN),
    ],
)
def test_a_claim_is_of_its_scope(text: str, scope: Scope) -> None:
    assert [claim.scope for claim in claims(text, Topic.RECEIVED)] == [scope]


def test_a_short_sentence_is_quoted_wholly() -> None:
    (claim,) = claims("全年收到政府信息公开申请３件 ，均已答复。", Topic.RECEIVED)
    assert claim.quote.text == "全年收到政府信息公开申请３件，均已答复。"


def test_a_report_is_read_once() -> None:
    report = make_report()
    assert read(report) is read(report)


_WORDS = st.sampled_from(
    ["收到", "政府信息公开申请", "其中", "（", "）", "，", "。", "；", "占", "%", "件", "3", "12", "未", "无",
     "一是", "三个方面：", "《", "”", "、", "等", "2023年", "2月30日", "行政复议", "部分公开", "同比增长", " ", "\n"]
)  # fmt: skip


@given(st.lists(_WORDS | st.text(max_size=3), max_size=60).map("".join))
def test_any_narrative_can_be_judged(text: str) -> None:
    rules = tuple(rule for rule in catalogue() if rule.code.startswith(("TN", "TW", "TX-0")))
    line = text.replace("{", "{{").replace("}", "}}")
    report = make_report(narrative={1: (line,), 5: (line,)})
    assert run(Case(report, previous=report), rules).findings is not None
