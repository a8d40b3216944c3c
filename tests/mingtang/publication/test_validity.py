"""Which change of validity may follow which, and the mark on the original."""

from __future__ import annotations

from datetime import date

import pytest

from mingtang.publication.validity import (
    Change,
    UnlawfulChange,
    Validity,
    changed,
    in_force_on,
    mark,
)

PUBLISHED = date(2025, 1, 10)
REPEAL = Change(Validity.REPEALED, date(2026, 3, 13), "关于废止部分文件的通知", "云教发〔2026〕3号")

LAWFUL = {
    Validity.PENDING: {"有效", "已修改", "废止"},
    Validity.IN_FORCE: {"已修改", "部分废止", "失效", "废止"},
    Validity.AMENDED: {"已修改", "部分废止", "失效", "废止"},
    Validity.PARTLY_REPEALED: {"已修改", "部分废止", "失效", "废止"},
    Validity.EXPIRED: set(),
    Validity.REPEALED: set(),
}


def _change(to: Validity) -> Change:
    return Change(to, date(2026, 3, 13), "另一份文件", "云教发〔2026〕3号", "有效期届满")


@pytest.mark.parametrize("before", Validity)
@pytest.mark.parametrize("after", Validity)
def test_only_lawful_changes_are_made(before: Validity, after: Validity) -> None:
    if after.label in LAWFUL[before]:
        assert changed(before, _change(after), PUBLISHED) is after
        return
    with pytest.raises(UnlawfulChange, match=before.label):
        changed(before, _change(after), PUBLISHED)


def test_a_repeal_names_the_document_that_repeals() -> None:
    with pytest.raises(UnlawfulChange, match="被哪一份文件废止"):
        changed(Validity.IN_FORCE, Change(Validity.REPEALED, date(2026, 3, 13)), PUBLISHED)


def test_an_expiry_says_why() -> None:
    with pytest.raises(UnlawfulChange, match="须写明原因"):
        changed(Validity.IN_FORCE, Change(Validity.EXPIRED, date(2026, 3, 13)), PUBLISHED)


def test_all_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(UnlawfulChange) as caught:
        changed(Validity.IN_FORCE, Change(Validity.REPEALED, date(2024, 1, 1)), PUBLISHED)
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (REPEAL, "本文件自2026年3月13日起被《关于废止部分文件的通知》（云教发〔2026〕3号）废止。"),
        (
            Change(Validity.AMENDED, date(2026, 3, 13), "关于修改招生办法的决定"),
            "本文件自2026年3月13日起被《关于修改招生办法的决定》修改。",
        ),
        (
            Change(Validity.EXPIRED, date(2026, 1, 1), reason="有效期届满"),
            "本文件自2026年1月1日起失效（有效期届满）。",
        ),
        (Change(Validity.IN_FORCE, date(2026, 1, 1)), ""),
    ],
)
def test_the_original_shows_what_became_of_it(change: Change, words: str) -> None:
    assert mark(change) == words


@pytest.mark.parametrize(
    ("entered", "on", "shown"),
    [
        (Validity.IN_FORCE, date(2024, 12, 31), Validity.PENDING),
        (Validity.PENDING, date(2025, 1, 1), Validity.IN_FORCE),
        (Validity.IN_FORCE, date(2025, 12, 31), Validity.IN_FORCE),
        (Validity.AMENDED, date(2025, 6, 1), Validity.AMENDED),
        (Validity.AMENDED, date(2026, 1, 1), Validity.EXPIRED),
        (Validity.REPEALED, date(2026, 1, 1), Validity.REPEALED),
    ],
)
def test_days_alone_move_validity(entered: Validity, on: date, shown: Validity) -> None:
    assert in_force_on(entered, date(2025, 1, 1), date(2025, 12, 31), on) is shown


def test_what_is_amended_still_counts_as_in_force() -> None:
    assert [each.label for each in Validity if each.counts_as_in_force] == [
        "有效",
        "已修改",
        "部分废止",
    ]
