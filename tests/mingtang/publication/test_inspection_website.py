from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingtang.publication.freshness import FreshnessClass
from mingtang.publication.inspection import (
    ColumnSeen,
    Finding,
    Findings,
    HomePage,
    LastUpdate,
    Message,
    Outcome,
    Probe,
    RuleKind,
    Scope,
    ServiceGuide,
    Survey,
    Verdict,
    WebsiteSeen,
    inspect_website,
    rules,
)
from mingtang.workdays import Calendar
from tests.factories.patience import patient

TODAY = date(2026, 3, 16)
CALENDAR = Calendar.official()
NEWS, DOCUMENTS, YEARLY = FreshnessClass.NEWS, FreshnessClass.DOCUMENTS, FreshnessClass.YEARLY
STANDING = FreshnessClass.STANDING
WEEK = [TODAY - timedelta(n) for n in range(7)]
MISSING = frozenset({"设定依据", "收费标准", "联系电话", "办理流程"})
HANDS = {code: False for code, rule in rules().items() if rule.by_hand}


def probes(slow: int = 0, a_day: int = 20) -> tuple[Probe, ...]:
    listed = [Probe(on, 0.4) for on in WEEK for _ in range(a_day)]
    for n in range(slow):
        listed[n] = Probe(listed[n].on, 15.0 if n % 2 else None)
    return tuple(listed)


def column(
    kind: FreshnessClass, last_on: date | None, title: str = "栏目", *, first: bool = True
) -> ColumnSeen:
    return ColumnSeen(title, kind, last_on, first, is_policy=False)


SOUND_COLUMNS = (
    column(NEWS, TODAY, "动态要闻"),
    ColumnSeen("政策文件", DOCUMENTS, TODAY, is_policy=True),
)
SOUND = WebsiteSeen(
    has_services=True,
    probes=probes(),
    home=HomePage(TODAY),
    columns=SOUND_COLUMNS,
    has_channel=True,
    messages=(Message("12号", date(2026, 3, 9), date(2026, 3, 10), is_simple=True),),
    messages_incomplete=(),
    guides=(ServiceGuide("教师资格认定", frozenset()),),
    service_figures=LastUpdate(date(2026, 3, 1)),
    surveys=(Survey("招生范围意见征集", date(2026, 1, 31), date(2026, 2, 20)),),
    dead_links=(),
    reported_errors=(),
    judged=HANDS,
)


def told(**changes: object) -> Findings:
    return inspect_website(replace(SOUND, **changes), TODAY, CALENDAR)  # type: ignore[arg-type]


def broken(findings: Findings) -> list[str]:
    return [each.rule.code for each in findings.findings if each.verdict is Verdict.BROKEN]


def test_a_sound_site_passes_with_a_hundred_points() -> None:
    findings = told()
    assert {each.verdict for each in findings.findings} == {Verdict.KEPT}
    assert (findings.outcome, findings.score_at_most) == (Outcome.PASSED, Decimal(100))


def test_every_rule_is_answered_once_and_none_passes_unseen() -> None:
    blind = inspect_website(WebsiteSeen(has_services=True), TODAY, CALENDAR)
    codes = [each.rule.code for each in blind.findings]
    assert codes == [code for code, rule in rules().items() if rule.scope is Scope.WEBSITE]
    assert len(blind.not_looked_at) == len(codes) == 17
    assert all("尚未检查" in each.message for each in blind.findings)
    assert blind.outcome is Outcome.UNDECIDED


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"judged": HANDS | {"W-V1": True}}, "W-V1"),
        ({"probes": probes(slow=7)}, "W-V2"),
        ({"home": HomePage(date(2026, 3, 1))}, "W-V3"),
        ({"home": HomePage(None)}, "W-V3"),
        ({"home": HomePage(None, True, (date(2026, 3, 1),))}, "W-V3"),
        ({"columns": (column(NEWS, date(2026, 3, 1)),) * 5}, "W-V4"),
        ({"columns": (column(DOCUMENTS, date(2025, 9, 15)),) * 5}, "W-V4"),
        ({"columns": (column(YEARLY, date(2025, 3, 15)),) * 10}, "W-V4"),
        ({"has_channel": False}, "W-V5"),
        ({"messages": (Message("9号", date(2025, 12, 15), None),)}, "W-V5"),
        ({"messages": (Message("9号", date(2025, 3, 16), None),)}, "W-V5"),
        ({"guides": ()}, "W-V6"),
        ({"guides": (ServiceGuide("认定", MISSING),)}, "W-V6"),
        ({"guides": (ServiceGuide("认定", MISSING),) * 5}, "W-V6"),
    ],
)
def test_a_veto_fails_the_site(changes: dict[str, object], code: str) -> None:
    findings = told(**changes)
    assert code in broken(findings)
    assert findings.of(code).rule.kind is RuleKind.VETO
    assert findings.outcome is Outcome.FAILED
    assert "国办秘函〔2019〕19号" in findings.of(code).message


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"probes": probes(slow=6)}, "W-V2"),
        ({"home": HomePage(date(2026, 3, 2))}, "W-V3"),
        ({"home": HomePage(None, True, (date(2026, 3, 2), date(2026, 1, 1)))}, "W-V3"),
        ({"columns": (column(NEWS, date(2026, 3, 1)),) * 4}, "W-V4"),
        ({"columns": (column(NEWS, date(2026, 3, 2)),) * 5}, "W-V4"),
        ({"columns": (column(DOCUMENTS, date(2025, 9, 16)),) * 5}, "W-V4"),
        ({"columns": (column(DOCUMENTS, date(2020, 1, 1), first=False),) * 5}, "W-V4"),
        ({"columns": (column(YEARLY, date(2025, 3, 15)),) * 9}, "W-V4"),
        ({"columns": (column(STANDING, date(2019, 1, 1)),) * 20}, "W-V4"),
        ({"messages": (Message("9号", date(2025, 12, 16), None),)}, "W-V5"),
        ({"messages": (Message("9号", date(2025, 3, 15), None),)}, "W-V5"),
        ({"messages": (Message("9号", date(2025, 4, 1), date(2026, 3, 16)),)}, "W-V5"),
        ({"guides": (ServiceGuide("认定", MISSING),) * 4 + (ServiceGuide("换证", frozenset()),)}, "W-V6"),
    ],
)  # fmt: skip
def test_what_stays_below_the_threshold_is_no_veto(changes: dict[str, object], code: str) -> None:
    findings = told(**changes)
    assert findings.of(code).verdict is Verdict.KEPT


def test_news_and_documents_are_counted_together() -> None:
    mixed = (column(NEWS, date(2026, 1, 1)),) * 3 + (column(DOCUMENTS, date(2025, 1, 1)),) * 2
    finding = told(columns=mixed).of("W-V4")
    assert finding.verdict is Verdict.BROKEN
    assert dict(finding.facts) == {"short": "5", "long": "0", "empty": "0"}


def test_empty_columns_count_as_empty_and_as_not_updated() -> None:
    columns = tuple(column(NEWS, None, f"栏目{n}") for n in range(6))
    finding = told(columns=columns).of("W-V4")
    assert dict(finding.facts) == {"short": "6", "long": "0", "empty": "6"}
    assert "栏目空白6个：“栏目0”“栏目1”“栏目2”“栏目3”“栏目4”等6个" in finding.message


@pytest.mark.parametrize(
    "seen",
    [None, (), probes(a_day=19), tuple(p for p in probes(slow=140) if p.on != TODAY)],
)
def test_too_few_attempts_prove_nothing(seen: tuple[Probe, ...] | None) -> None:
    findings = told(probes=seen)
    assert findings.of("W-V2").verdict is Verdict.NOT_LOOKED_AT
    assert findings.outcome is Outcome.UNDECIDED


def test_attempts_of_an_earlier_week_do_not_count() -> None:
    earlier = tuple(Probe(p.on - timedelta(7), None) for p in probes())
    finding = told(probes=probes() + earlier).of("W-V2")
    assert dict(finding.facts) == {"attempts": "140", "slow": "0", "days": "7"}


@pytest.mark.parametrize(
    ("changes", "code", "points"),
    [
        (
            {"columns": (ColumnSeen("政策", DOCUMENTS, date(2025, 9, 15), is_policy=True),)},
            "W-D1",
            Decimal(5),
        ),
        ({"service_figures": LastUpdate(date(2025, 12, 15))}, "W-D2", Decimal(2)),
        ({"service_figures": LastUpdate(None)}, "W-D2", Decimal(2)),
        ({"messages": ()}, "W-D3", Decimal(3)),
        (
            {"messages": (Message("1号", date(2026, 1, 2), date(2026, 1, 15)),)},
            "W-D3",
            Decimal(3),
        ),
        ({"columns": (*SOUND_COLUMNS, *(column(YEARLY, None),) * 3)}, "W-D4", Decimal(15)),
        ({"messages_incomplete": ("7号",)}, "W-D5", None),
        (
            {"messages": (Message("3号", date(2026, 3, 2), date(2026, 3, 10), is_simple=True),)},
            "W-D6",
            None,
        ),
        ({"surveys": ()}, "W-D7", None),
        ({"surveys": (Survey("征集", date(2026, 1, 31), date(2026, 3, 1)),)}, "W-D8", None),
        ({"surveys": (Survey("征集", date(2026, 2, 1), None),)}, "W-D8", None),
        ({"dead_links": ("附件1",)}, "W-D9", None),
        ({"reported_errors": (Message("找错1", date(2026, 3, 9), None),)}, "W-D10", None),
        ({"judged": HANDS | {"W-D11": True}}, "W-D11", None),
    ],
)
def test_a_fault_costs_its_points_or_says_that_their_number_is_open(
    changes: dict[str, object], code: str, points: Decimal | None
) -> None:
    findings = told(**changes)
    assert broken(findings) == [code]
    assert findings.of(code).points == points
    open_ = [each.rule.code for each in findings.unpriced]
    assert open_ == ([code] if points is None else [])
    assert findings.outcome is (Outcome.UNDECIDED if points is None else Outcome.PASSED)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        (
            {"messages": (Message("3号", date(2026, 3, 2), date(2026, 3, 9), is_simple=True),)},
            "W-D6",
        ),
        ({"messages": (Message("3号", date(2026, 3, 9), None, is_simple=True),)}, "W-D6"),
        ({"reported_errors": (Message("找错1", date(2026, 3, 11), None),)}, "W-D10"),
        ({"surveys": (Survey("征集", date(2026, 1, 31), date(2026, 2, 28)),)}, "W-D8"),
        ({"surveys": (Survey("征集", date(2026, 2, 16), None),)}, "W-D8"),
        ({"service_figures": LastUpdate(date(2025, 12, 16))}, "W-D2"),
        ({"messages": (Message("1号", date(2026, 1, 2), date(2026, 1, 16)),)}, "W-D3"),
    ],
)
def test_the_last_day_is_still_in_time(changes: dict[str, object], code: str) -> None:
    assert told(**changes).of(code).verdict is Verdict.KEPT


def test_without_services_their_rules_do_not_apply_and_the_score_is_stretched() -> None:
    findings = told(has_services=False, guides=None, service_figures=None, messages=())
    outward = [e.rule.code for e in findings.findings if e.verdict is Verdict.NOT_APPLICABLE]
    assert outward == ["W-V6", "W-D2"]
    assert findings.score_at_most == Decimal("96.00")
    assert findings.outcome is Outcome.PASSED


def test_points_lost_lower_the_score() -> None:
    columns = (*SOUND_COLUMNS, *(column(STANDING, None),) * 4)
    findings = told(columns=columns, messages=())
    assert (findings.score_at_most, findings.outcome) == (Decimal(77), Outcome.PASSED)
    without = told(has_services=False, columns=columns, messages=())
    assert without.score_at_most == Decimal("69.33")


@pytest.mark.parametrize(
    ("lost", "has_services", "outcome"),
    [
        (40, True, Outcome.PASSED),
        (41, True, Outcome.FAILED),
        (30, False, Outcome.PASSED),
        (31, False, Outcome.FAILED),
    ],
)
def test_a_score_below_sixty_fails_without_any_veto(
    lost: int, has_services: bool, outcome: Outcome
) -> None:
    fault = Finding(rules()["W-D4"], Verdict.BROKEN, "空白栏目", points=Decimal(lost))
    findings = Findings(TODAY, has_services, (fault,))
    assert (findings.vetoes, findings.outcome) == ((), outcome)


@pytest.mark.parametrize("has_services", [True, False])
def test_no_more_than_everything_can_be_lost(has_services: bool) -> None:
    fault = Finding(rules()["W-D4"], Verdict.BROKEN, "空白栏目", points=Decimal(200))
    assert Findings(TODAY, has_services, (fault,)).score_at_most == 0


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"columns": ()}, "W-V4"),
        ({"columns": ()}, "W-D4"),
        ({"columns": (column(NEWS, TODAY),)}, "W-D1"),
        ({"columns": (ColumnSeen("政策", DOCUMENTS, TODAY, False, True),)}, "W-D1"),
        ({"messages": None, "has_channel": True}, "W-V5"),
        ({"has_channel": None}, "W-V5"),
    ],
)
def test_where_there_was_nothing_to_look_at_nothing_passes(
    changes: dict[str, object], code: str
) -> None:
    assert told(**changes).of(code).verdict is Verdict.NOT_LOOKED_AT


def test_an_update_of_a_day_to_come_is_refused() -> None:
    with pytest.raises(ValueError, match="晚于检查日期"):
        told(home=HomePage(date(2026, 3, 17)))


def test_points_are_known_where_the_rule_is_checked() -> None:
    priced = {code: str(rule.points) for code, rule in rules().items() if rule.points}
    assert priced == {"W-D1": "5", "W-D2": "2", "W-D3": "3", "W-D4": "5"}


def slow_count(columns: tuple[ColumnSeen, ...], wanted: Callable[[ColumnSeen], bool]) -> int:
    return sum(1 for each in columns if wanted(each))


seen_columns = st.lists(
    st.builds(
        ColumnSeen,
        st.just("栏目"),
        st.sampled_from(FreshnessClass),
        st.none() | st.dates(date(2024, 1, 1), TODAY),
        st.booleans(),
    ),
    max_size=30,
).map(tuple)


@patient
@given(seen_columns)
def test_the_veto_of_the_columns_is_that_of_looking_back(columns: tuple[ColumnSeen, ...]) -> None:
    """The inspectors' own direction: what lies in the window before the day. 16 March has the same
    day in September and in March before, so both directions agree."""

    def none_since(each: ColumnSeen, first: date) -> bool:
        return each.last_on is None or each.last_on < first

    short = slow_count(
        columns,
        lambda each: (
            (each.freshness is NEWS and none_since(each, date(2026, 3, 2)))
            or (
                each.freshness is DOCUMENTS
                and each.is_first_level
                and none_since(each, date(2025, 9, 16))
            )
        ),
    )
    long = slow_count(
        columns, lambda each: each.freshness is YEARLY and none_since(each, date(2025, 3, 16))
    )
    empty = slow_count(columns, lambda each: each.last_on is None)
    expected = short >= 5 or long >= 10 or empty >= 5
    assert (told(columns=columns).of("W-V4").verdict is Verdict.BROKEN) is expected
