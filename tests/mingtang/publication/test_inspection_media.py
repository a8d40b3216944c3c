from dataclasses import replace
from datetime import date

import pytest

from mingtang.publication.inspection import (
    LastUpdate,
    MediaSeen,
    Outcome,
    Verdict,
    inspect_media,
)

TODAY = date(2026, 3, 16)
SOUND = MediaSeen(
    "云江教育",
    LastUpdate(date(2026, 3, 2)),
    interacts=True,
    judged={"M-V1": False, "M-V4": False},
)


def verdict(seen: MediaSeen, code: str) -> Verdict:
    return inspect_media(seen, TODAY).of(code).verdict


def test_a_sound_account_passes() -> None:
    findings = inspect_media(SOUND, TODAY)
    assert [each.rule.code for each in findings.findings] == ["M-V1", "M-V2", "M-V3", "M-V4"]
    assert findings.outcome is Outcome.PASSED


@pytest.mark.parametrize("last", [date(2026, 3, 1), None])
def test_two_weeks_without_news_fail(last: date | None) -> None:
    findings = inspect_media(replace(SOUND, updated=LastUpdate(last)), TODAY)
    assert findings.outcome is Outcome.FAILED
    assert "“云江教育”14天内没有更新" in findings.of("M-V2").message


def test_a_place_may_ask_for_more_and_not_for_less() -> None:
    assert inspect_media(SOUND, TODAY, own_days=10).outcome is Outcome.FAILED
    with pytest.raises(ValueError, match="不能放宽到15天"):
        inspect_media(SOUND, TODAY, own_days=15)


def test_a_client_must_open() -> None:
    client = replace(SOUND, is_client=True, opens=True)
    assert verdict(client, "M-V2") is Verdict.KEPT
    assert verdict(replace(client, opens=False), "M-V2") is Verdict.BROKEN
    assert verdict(replace(client, opens=None), "M-V2") is Verdict.NOT_LOOKED_AT


def test_an_account_must_let_people_speak() -> None:
    assert verdict(replace(SOUND, interacts=False), "M-V3") is Verdict.BROKEN
    assert verdict(replace(SOUND, interacts=None), "M-V3") is Verdict.NOT_LOOKED_AT


@pytest.mark.parametrize("code", ["M-V1", "M-V4"])
def test_what_only_a_person_can_tell_is_never_passed_in_silence(code: str) -> None:
    unjudged = replace(SOUND, judged={})
    assert verdict(unjudged, code) is Verdict.NOT_LOOKED_AT
    assert inspect_media(unjudged, TODAY).outcome is Outcome.UNDECIDED
    assert verdict(replace(SOUND, judged=SOUND.judged | {code: True}), code) is Verdict.BROKEN


def test_nobody_looked_is_not_an_empty_account() -> None:
    assert verdict(replace(SOUND, updated=None), "M-V2") is Verdict.NOT_LOOKED_AT
