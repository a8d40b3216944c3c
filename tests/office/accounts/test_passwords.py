from __future__ import annotations

from datetime import timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from mingtang_office.accounts.actions.passwords import change_password, give_first_password
from mingtang_office.accounts.models import User
from mingtang_office.trail.models import Entry
from tests.office.conftest import NOW, PASSWORD


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("Ab1-short", "password_too_short"),
        ("abcdefghijkl1234", "too_few_classes"),
        ("owner-Owner-1", "password_too_similar"),
        ("Password1234", "password_too_common"),
    ],
)
def test_a_weak_password_is_refused(owner: User, password: str, why: str) -> None:
    owner.username = "owner-owner"

    with pytest.raises(ValidationError) as refused:
        validate_password(password, owner)

    assert why in {error.code for error in refused.value.error_list}


@pytest.mark.parametrize("password", ["云江县-Mingtang", "mingtang-2026-yes", "Mingtang2026yes"])
def test_three_classes_of_characters_are_enough(owner: User, password: str) -> None:
    validate_password(password, owner)


def test_the_last_five_passwords_are_not_taken_up_again(owner: User) -> None:
    for number in range(1, 6):
        now = NOW + timedelta(days=number)
        change_password(
            person=owner, password=f"Another-{number}-word", by=owner, now=now, how="change"
        )

    with pytest.raises(ValidationError) as refused:
        validate_password("Another-1-word", owner)
    validate_password(PASSWORD, owner)

    assert refused.value.error_list[0].code == "used_before"
    assert owner.old_passwords.count() == 4


def test_a_first_password_passes_the_policy_and_must_be_changed(
    owner: User, colleague: User
) -> None:
    password = give_first_password(person=owner, by=colleague, now=NOW)

    validate_password(password, colleague)
    kept = User.objects.get(pk=owner.pk)
    assert kept.check_password(password)
    assert kept.must_change_password


def test_no_password_stands_in_the_trail(owner: User, colleague: User) -> None:
    password = give_first_password(person=owner, by=colleague, now=NOW)
    change_password(person=owner, password="Chosen-by-me-7", by=owner, now=NOW, how="reset_by_mail")

    entries = list(Entry.objects.order_by("id").values_list("action", "actor", "facts"))
    assert entries == [
        ("accounts.password_given", colleague.pk, {}),
        ("accounts.password_changed", owner.pk, {"how": "reset_by_mail"}),
    ]
    assert password not in str(entries)
