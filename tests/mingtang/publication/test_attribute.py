"""The attribute of disclosure with its grounds, and what is looked at again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from mingtang.publication.attribute import (
    Attribute,
    Determination,
    Ground,
    Modality,
    change_faults,
    faults,
    grounds_for,
)
from mingtang.publication.reassessment import (
    Share,
    needs_reassessment,
    reassessment,
    share,
)

PUBLIC = Determination(Attribute.PROACTIVE)
INTERNAL = Determination(
    Attribute.WITHHELD, (Ground.PERSONNEL,), "本件为本局内部岗位调整方案，不对外产生效力。"
)
NARROW = Determination(
    Attribute.ON_APPLICATION, (Ground.NOT_FOR_THE_PUBLIC,), "仅答复某一学校的个案请示。"
)


@pytest.mark.parametrize("sound", [PUBLIC, INTERNAL, NARROW])
def test_a_sound_determination_has_no_fault(sound: Determination) -> None:
    assert faults(sound) == ()


@pytest.mark.parametrize(
    ("determination", "words"),
    [
        (Determination(Attribute.WITHHELD), ["须有依据", "须说明理由"]),
        (Determination(Attribute.ON_APPLICATION, (), "只涉及一所学校"), ["第十九条"]),
        (Determination(Attribute.WITHHELD, (Ground.WORKFLOW,), "不宜公开。"), ["重复了结论"]),
        (Determination(Attribute.WITHHELD, (Ground.WORKFLOW,), "  "), ["须说明理由"]),
        (Determination(Attribute.PROACTIVE, (Ground.WORKFLOW,)), ["不是主动公开的理由"]),
        (
            Determination(Attribute.ON_APPLICATION, (Ground.PERSONNEL,), "内部调整方案"),
            ["不是依申请公开的理由"],
        ),
    ],
)
def test_what_is_missing_or_contradicts_is_told(
    determination: Determination, words: list[str]
) -> None:
    found = faults(determination)
    assert len(found) == len(words)
    assert all(word in each for word, each in zip(words, found, strict=True))


@pytest.mark.parametrize(
    ("ground", "citation", "modality"),
    [
        (Ground.STATE_SECRET, "《条例》第十四条", Modality.FORBIDDEN),
        (Ground.SOCIAL_STABILITY, "《条例》第十四条", Modality.FORBIDDEN),
        (Ground.PERSONAL_PRIVACY, "《条例》第十五条", Modality.UNLESS),
        (Ground.LOGISTICS, "《条例》第十六条第一款", Modality.DISCRETION),
        (Ground.ENFORCEMENT_FILE, "《条例》第十六条第二款", Modality.DISCRETION),
    ],
)
def test_a_ground_knows_its_article(ground: Ground, citation: str, modality: Modality) -> None:
    assert (str(ground.citation), ground.modality) == (citation, modality)


def test_proactive_disclosure_needs_no_ground() -> None:
    assert grounds_for(Attribute.PROACTIVE) == ()
    assert len(grounds_for(Attribute.WITHHELD)) == 17


def test_what_is_public_is_not_hidden_by_a_change_of_attribute() -> None:
    found = change_faults(PUBLIC, INTERNAL, is_published=True)
    assert [("撤下" in each) for each in found] == [True]
    assert change_faults(PUBLIC, INTERNAL, is_published=False) == ()


def test_more_disclosure_is_always_open() -> None:
    assert change_faults(INTERNAL, PUBLIC, is_published=True) == ()


@pytest.mark.parametrize(
    ("last", "on", "months", "due", "late"),
    [
        (date(2025, 3, 31), date(2026, 3, 31), 12, date(2026, 3, 31), 0),
        (date(2025, 3, 31), date(2026, 4, 1), 12, date(2026, 3, 31), 1),
        (date(2024, 2, 29), date(2025, 2, 1), 12, date(2025, 2, 28), 0),
        (date(2025, 8, 31), date(2026, 3, 10), 6, date(2026, 2, 28), 10),
        (date(2025, 12, 15), date(2026, 1, 16), 1, date(2026, 1, 15), 1),
    ],
)
def test_what_is_withheld_is_assessed_again(
    last: date, on: date, months: int, due: date, late: int
) -> None:
    found = reassessment(last, on, months)
    assert (found.due_on, found.days_late, found.is_late) == (due, late, late > 0)


def test_a_period_of_no_month_is_refused() -> None:
    with pytest.raises(ValueError, match="至少一个月"):
        reassessment(date(2025, 1, 1), date(2025, 1, 1), 0)


def test_only_what_is_withheld_is_assessed() -> None:
    assert [each.label for each in Attribute if needs_reassessment(each)] == ["不予公开"]


def test_the_share_disclosed_is_of_all_that_was_determined() -> None:
    found = share({Attribute.PROACTIVE: 1, Attribute.WITHHELD: 5, Attribute.ON_APPLICATION: 10})
    assert (found.total, found.percent) == (16, Decimal("6.3"))
    assert Share(0, 0, 0).percent is None
