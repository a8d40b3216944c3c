from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mingtang.annual.edition import edition
from mingtang.annual.period import Period
from mingtang.publication.validity import Change, Validity
from mingtang_office.accounts.models import User
from mingtang_office.agencies.refusals import Refused
from mingtang_office.annual.queries.question import Question
from mingtang_office.powers.actions import decisions, documents
from mingtang_office.powers.models import NormativeDocument, PowerItem, Register
from mingtang_office.powers.projection import validity_on
from tests.office.conftest import NOW
from tests.office.powers.conftest import Put, cells

LATER = NOW + timedelta(days=1)
BY = "关于废止部分文件的通知"


def become(
    document: NormativeDocument, to: Validity, on: date, by: User, now=LATER, **told: str
) -> NormativeDocument:
    document.refresh_from_db()
    told = told or {"by_title": BY}
    change = Change(to, on, **told)
    return documents.change_validity(
        document=document,
        change=change,
        expected_revision=document.revision,
        by=by,
        now=now,
    )


@pytest.fixture
def document(put: Put) -> NormativeDocument:
    made = put(Register.DOCUMENTS, made_on=date(2024, 3, 4))
    assert isinstance(made, NormativeDocument)
    return made


def test_what_is_amended_stays_in_force(
    document: NormativeDocument, owner: User, asked: Question
) -> None:
    become(document, Validity.AMENDED, date(2025, 5, 1), owner)
    assert cells(asked) == {"normative_documents.in_force": 1}


def test_what_is_repealed_counts_in_the_year_of_its_end(
    document: NormativeDocument, owner: User, asked: Question
) -> None:
    become(document, Validity.REPEALED, date(2025, 5, 1), owner)
    assert cells(asked) == {"normative_documents.repealed": 1}
    assert cells(replace(asked, cut_off=NOW)) == {"normative_documents.in_force": 1}
    last_year = replace(asked, period=Period.of_year(2024))
    assert cells(last_year) == {
        "normative_documents.made": 1,
        "normative_documents.in_force": 1,
    }


def test_a_term_that_is_over_counts_as_repealed_from_the_day_after(
    put: Put, asked: Question
) -> None:
    put(Register.DOCUMENTS, made_on=date(2023, 1, 5), valid_until=date(2024, 12, 31))
    put(Register.DOCUMENTS, number="2", made_on=date(2023, 1, 5), valid_until=date(2025, 12, 31))
    assert cells(asked) == {"normative_documents.repealed": 1, "normative_documents.in_force": 1}
    found = NormativeDocument.objects.get(number="2")
    assert validity_on(found, date(2025, 12, 31)) is Validity.IN_FORCE
    assert validity_on(found, date(2026, 1, 1)) is Validity.EXPIRED


def test_nothing_follows_on_repeal(document: NormativeDocument, owner: User) -> None:
    become(document, Validity.REPEALED, date(2025, 5, 1), owner)
    with pytest.raises(Refused, match="不能变更为"):
        become(document, Validity.AMENDED, date(2025, 6, 1), owner)


@pytest.mark.parametrize(
    ("to", "on", "told", "said"),
    [
        (Validity.REPEALED, date(2024, 3, 3), {"by_title": BY}, "早于文件的发布日期"),
        (Validity.REPEALED, date(2025, 5, 1), {"reason": "-"}, "被哪一份文件废止"),
        (Validity.EXPIRED, date(2025, 5, 1), {"by_title": BY}, "须写明原因"),
        (Validity.AMENDED, date(2099, 5, 1), {"by_title": BY}, "还没有到"),
    ],
)
def test_a_change_that_cannot_be_is_refused(
    document: NormativeDocument,
    owner: User,
    to: Validity,
    on: date,
    told: dict[str, str],
    said: str,
) -> None:
    with pytest.raises(Refused, match=said):
        become(document, to, on, owner, **told)
    document.refresh_from_db()
    assert (document.revision, document.validity) == (0, "in_force")


def test_a_change_after_the_term_is_refused(put: Put, owner: User) -> None:
    made = put(Register.DOCUMENTS, made_on=date(2023, 1, 5), valid_until=date(2024, 12, 31))
    assert isinstance(made, NormativeDocument)
    with pytest.raises(Refused, match="此后已经失效"):
        become(made, Validity.REPEALED, date(2025, 5, 1), owner)


def test_a_change_entered_by_mistake_is_struck_and_what_remains_stands(
    document: NormativeDocument, owner: User, asked: Question
) -> None:
    become(document, Validity.AMENDED, date(2025, 4, 1), owner)
    become(document, Validity.REPEALED, date(2025, 5, 1), owner)
    document.refresh_from_db()
    last = document.changes.get(to="repealed")
    documents.strike_change(
        document=document,
        number=last.pk,
        expected_revision=document.revision,
        by=owner,
        now=LATER + timedelta(days=1),
    )
    document.refresh_from_db()
    assert (document.validity, document.ended_on) == ("amended", None)
    assert cells(asked) == {"normative_documents.in_force": 1}
    assert cells(replace(asked, cut_off=LATER)) == {"normative_documents.repealed": 1}


def test_what_is_published_counts_in_the_form_of_2019(
    document: NormativeDocument, owner: User, asked: Question
) -> None:
    decisions.publish(
        entry=document,
        key="publication.item:17",
        on=date(2025, 1, 8),
        expected_revision=0,
        by=owner,
        now=LATER,
    )
    assert cells(replace(asked, form=edition("2019"))) == {
        "normative_documents.published": 1,
        "normative_documents.total_public": 1,
    }


def test_an_item_taken_off_the_list_is_a_change_of_that_year(
    put: Put, owner: User, asked: Question
) -> None:
    item = put(Register.ITEMS)
    assert isinstance(item, PowerItem)
    decisions.delist(item=item, on=date(2025, 7, 1), expected_revision=0, by=owner, now=LATER)
    assert cells(replace(asked, form=edition("2019"))) == {
        "licences.items_last_year": 1,
        "licences.change": -1,
    }
    put(Register.ITEMS, listed_on=date(2025, 9, 1))
    assert "licences.change" not in cells(replace(asked, form=edition("2019")))
