"""Words drafted from figures: they never say anything that the tables do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mingtang.annual.drafting import (
    Contact,
    Counted,
    DraftedParagraph,
    Entered,
    FactChange,
    Fees,
    Kind,
    YearFacts,
    draft,
    gaps,
    redraft,
)
from mingtang.annual.edition import edition
from mingtang.annual.report import AnnualReport
from mingtang.annual.written_report import written_report
from mingtang.audit.agencies import kind_of
from mingtang.audit.findings import Finding
from mingtang.audit.registry import Case, run
from tests.factories.figures import BUSY, figures
from tests.factories.narratives import agency

FORM = edition("2021")
ZEROS = dict.fromkeys(FORM.cell_keys(), 0)
CONTACT = Contact(
    "",
    "云江县文化路8号",
    "354000",
    "0599-6000123",
    "jyj@yunjiang.gov.cn",
    "https://www.yunjiang.gov.cn",
)
COUNTS = st.integers(0, 3) | st.integers(0, 900)
names = {
    "news": "政务动态",
    "notice": "通知公告",
    "interpretation": "政策解读",
    "normative_document": "行政规范性文件",
    "enforcement_after": "行政执法结果公示",
    "procurement": "政府采购",
}
channels = {"portal": "政府网站", "wechat": "微信公众号", "weibo": "微博", "board": "信息公告栏"}
columns = {"guide": "政府信息公开指南", "agency": "机构职能", "budget": "财政预算、决算"}


def counted(named: Mapping[str, str]) -> st.SearchStrategy[tuple[Counted, ...]]:
    return st.tuples(
        *(COUNTS.map(lambda n, c=code, w=name: Counted(c, w, n)) for code, name in named.items())
    )


entered = st.fixed_dictionaries(
    {},
    optional={
        each: COUNTS if each.kind is Kind.COUNT else st.just("等次为良好") for each in Entered
    },
)


@st.composite
def fees(draw: st.DrawFn) -> Fees:
    notices = draw(st.integers(0, 4))
    paid = draw(st.integers(0, notices))
    return Fees(notices, paid, Decimal(draw(st.integers(100, 90000))) / 10 if paid else Decimal(0))


@st.composite
def years(draw: st.DrawFn) -> YearFacts:
    rng = Random(draw(st.integers(0, 2**32 - 1)))
    form = edition(draw(st.sampled_from(("2021", "2021", "2019"))))
    busy = rng.choice(tuple(BUSY))
    cells = figures(form, rng, busy)
    closed = int(cells["applications/total/total"])
    name = agency(rng, busy)
    return YearFacts(
        name,
        2025 if form.code == "2021" else 2020,
        form,
        is_government=kind_of(name).is_government,
        cells=cells,
        last_cells=draw(st.sampled_from(({}, figures(form, rng, busy)))),
        kinds=draw(counted(names)),
        columns=draw(counted(columns)),
        channels=draw(counted(channels)),
        filed=300,
        filed_proactive=draw(st.integers(0, 300)),
        late=draw(st.integers(0, closed)),
        fees=draw(fees()),
        entered=draw(entered),
        contact=draw(st.sampled_from((CONTACT, Contact()))),
    )


def report_of(facts: YearFacts) -> AnnualReport:
    texts = {n: "\n".join(p.text for p in parts) for n, parts in draft(facts).items()}
    return written_report(
        facts.agency, facts.year, facts.form, facts.cells, texts, date(facts.year + 1, 1, 15)
    )


def last_year(facts: YearFacts) -> AnnualReport | None:
    if not facts.last_cells:
        return None
    before = replace(facts, year=facts.year - 1, cells=facts.last_cells, last_cells={})
    return replace(report_of(before), sections=(), edition=facts.form.code)


# What only the tables, or only a person's words, can bring.
NOT_OF_THE_WORDS = ("T2", "T3-0", "T3-1", "T4")


def of_the_words(facts: YearFacts) -> list[Finding]:
    audit = run(Case(report_of(facts), last_year(facts), date(facts.year + 1, 1, 20)))
    return [
        finding
        for finding in audit.findings
        if finding.rule == "T3-08" or not finding.rule.startswith(NOT_OF_THE_WORDS)
    ]


@settings(max_examples=150, deadline=None)
@given(facts=years())
def test_no_rule_finds_the_drafted_words_at_odds_with_the_tables_or_each_other(
    facts: YearFacts,
) -> None:
    assert [f"{found.rule} {found.message}" for found in of_the_words(facts)] == []


def part(facts: YearFacts, code: str) -> str:
    return next(p.text for parts in draft(facts).values() for p in parts if p.code == code)


@pytest.fixture
def quiet() -> YearFacts:
    """A year in which nothing happened."""
    return YearFacts("云江县教育局", 2025, FORM, cells=ZEROS, contact=CONTACT)


def test_a_year_without_anything_says_so_in_words(quiet: YearFacts) -> None:
    assert part(quiet, "general.disclosure") == (
        "（一）主动公开。全年没有新公开的信息。没有制发、废止行政规范性文件，也没有现行有效的行政规范性文件。"
        "没有作出行政许可、行政处罚、行政强制决定。没有收取行政事业性收费。"
    )
    assert part(quiet, "general.applications") == (
        "（二）依申请公开。全年未收到政府信息公开申请，没有上年结转的申请。"
        "没有因政府信息公开工作引起的行政复议、行政诉讼。"
    )


def test_one_application_of_one_person_is_not_parted(quiet: YearFacts) -> None:
    one = (
        "new_received/total",
        "new_received/natural_person",
        "granted/total",
        "total/total",
    )
    cells = {**ZEROS, **{f"applications/{cell}": 1 for cell in one}}
    assert part(replace(quiet, cells=cells), "general.applications") == (
        "（二）依申请公开。全年收到政府信息公开申请1件，本年办结1件，没有结转下年度的申请。"
        "新收的申请均由自然人提出。办理结果均为予以公开。没有超过法定期限答复的情形。"
        "没有因政府信息公开工作引起的行政复议、行政诉讼。"
    )


@pytest.mark.parametrize(
    ("fees", "said"),
    [
        (Fees(), "2025年，本机关没有收取信息处理费，金额为0元。"),
        (
            Fees(2, 1, Decimal("230.00")),
            "2025年，本机关发出信息处理费收费通知2件，收取信息处理费1件，金额230元，"
            "收费标准按照《政府信息公开信息处理费管理办法》执行。",
        ),
        (
            Fees(1, 0, Decimal(0)),
            "2025年，本机关发出信息处理费收费通知1件，收取信息处理费0件，金额0元。",
        ),
    ],
)
def test_the_fee_is_told_with_its_amount_none_too(quiet: YearFacts, fees: Fees, said: str) -> None:
    assert part(replace(quiet, fees=fees), "other.fee") == said


def test_what_only_a_person_knows_is_asked_for(quiet: YearFacts) -> None:
    asked = gaps(part(quiet, "general.oversight"))
    assert asked[0] == "【请补充：研究政府信息公开工作的会议】"
    assert len(asked) == 5
    told = {**dict.fromkeys(Entered, 3), Entered.ASSESSMENT: "良好", Entered.APPRAISAL: "满意"}
    assert gaps(part(replace(quiet, entered=told), "general.oversight")) == ()


def test_every_figure_of_a_text_names_its_fact(quiet: YearFacts) -> None:
    facts = replace(quiet, kinds=(Counted("news", "政务动态", 4), Counted("notice", "通知公告", 2)))
    paragraph = next(p for p in draft(facts)[1] if p.code == "general.disclosure")
    told = {each.fact: each.value for each in paragraph.told}
    assert told["published/total"] == "6"
    assert told["published/kinds/news"] == "4"
    assert told["proactive/penalties.decisions"] == "0"


def drafted(number: int) -> tuple[DraftedParagraph, ...]:
    facts = YearFacts("云江县教育局", 2025, FORM, cells=ZEROS)
    return draft(replace(facts, kinds=(Counted("news", "政务动态", number),)))[1]


def test_what_nobody_edited_is_written_anew_with_the_new_figure() -> None:
    before, now = drafted(3), drafted(5)
    redrafted = redraft("\n".join(p.text for p in before), before, now)
    assert redrafted.text == "\n".join(p.text for p in now)
    assert redrafted.changes == (
        FactChange("published/total", "主动公开信息", "3", "5", is_rewritten=True),
    )


def test_what_a_person_edited_stays_and_the_changed_figure_is_told() -> None:
    before, now = drafted(3), drafted(5)
    edited = "\n".join(p.text for p in before).replace("全年主动公开", "我局全年主动公开")
    redrafted = redraft(edited, before, now)
    assert redrafted.text == edited
    assert redrafted.changes == (
        FactChange("published/total", "主动公开信息", "3", "5", is_rewritten=False),
    )


def test_a_draft_survives_being_kept_as_data() -> None:
    assert [DraftedParagraph.from_data(p.as_data()) for p in drafted(3)] == list(drafted(3))
